"""Counts: worst first, and what a good result is worth."""

from __future__ import annotations

from dataclasses import replace

from checker.finding import Severity
from checker.reports import ReportOptions
from checker.reports.tally import by_rule, closing_sentence, severity_counts
from tests.reports.samples import COST, EMPTY, IDLE, MIXED, RATE


def test_rules_come_worst_first_and_then_the_most_frequent() -> None:
    run = replace(MIXED, findings=(RATE, RATE, replace(RATE, rule="GC100"), COST))
    counts = [(row.severity, row.rule, row.count) for row in by_rule(run)]
    assert [rule for _, rule, _ in counts] == [COST.rule, RATE.rule, "GC100"]
    assert [count for *_, count in counts] == [1, 2, 1]


def test_what_is_not_listed_is_counted_all_the_same() -> None:
    hint = replace(COST, severity=Severity.INFO)
    run = replace(MIXED, findings=(COST, hint, hint))
    options = ReportOptions(min_severity=Severity.WARNING)
    assert severity_counts(run, options) == "错误 1，警告 0，提示 2（未列出）"


def test_nothing_checked_is_said_and_is_no_good_result() -> None:
    for run in (EMPTY, IDLE):
        said = closing_sentence(run, ReportOptions())
        assert "没有发现问题" not in said
    assert closing_sentence(EMPTY, ReportOptions()).startswith("没有检查任何绩效目标表")
