"""Tables in the order in which a reviewer works through them."""

from __future__ import annotations

from dataclasses import replace

from checker.finding import Judgement, Severity, Verdict, worst_first
from tests.reports.samples import COST


def judgement(path: str, verdict: Verdict, *severities: Severity) -> Judgement:
    findings = tuple(replace(COST, severity=one) for one in severities)
    return Judgement(path, None, verdict, findings, None, verdict.value)


def test_of_tables_with_one_verdict_the_one_with_more_errors_then_warnings_stands_first() -> None:
    error, warning, info = Severity.ERROR, Severity.WARNING, Severity.INFO
    given = [
        judgement("一", Verdict.REVISE, *[warning] * 9),
        judgement("二", Verdict.RETURN, error, *[info] * 9),
        judgement("三", Verdict.RETURN, error, warning),
        judgement("四", Verdict.RETURN, error, error),
        judgement("五", Verdict.RETURN, error, warning),
    ]
    assert [one.path for one in worst_first(given)] == ["四", "三", "五", "二", "一"]
