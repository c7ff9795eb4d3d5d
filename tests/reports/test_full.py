"""The full report: where, what stands there, what is wrong, what would be right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.base.text import width
from checker.finding import Severity
from checker.reports import FORMATS
from tests.reports.samples import COST, MIXED
from tests.reports.texts import (
    TEXT_FORMATS,
    assert_snapshot,
    text,
)


def test_verbose_full_report_shows_operands_and_reasons() -> None:
    assert_snapshot("full-verbose.txt", text("full", verbose=True))


def test_a_finding_says_where_what_stands_what_is_wrong_and_what_is_right() -> None:
    report = text("full")
    assert "成本指标 > 归集经费 > 指标值  goals/01.yaml:31:10" in report
    assert "写着  ≤900万元" in report
    assert "问题  成本指标“归集经费”上限为900万元，预算数为842.7万元，相差57.3万元" in report
    assert "应为  ≤842.7万元" in report
    assert "规则  GC202 成本上限高于预算数（预算法 第十三条）" in report
    assert "参见  goals/02.yaml:6:6 等于该项目的预算数" in report


def test_the_last_line_sums_up() -> None:
    assert text("full").splitlines()[-1] == (
        "检查了 3 个文件、4 张表、21 行指标：错误 2，警告 2，提示 1（未列出）；1 个文件没有读成"
    )


def test_info_is_listed_when_asked_for() -> None:
    report = text("full", min_severity=Severity.INFO)
    assert "“100%”没有比较符" in report
    assert "未列出" not in report


def test_the_number_of_the_table_is_given_only_in_files_of_several() -> None:
    report = text("full")
    assert "  第2表 2025年道路照明（某区城市管理委员会）" in report
    assert "  2025年城乡居民养老保险（某区人力资源和社会保障局）" in report


def test_a_blank_cell_is_shown_as_blank() -> None:
    blank = replace(COST, text="", actual="")
    assert "写着  （空白）" in text("full", replace(MIXED, findings=(blank,)))


def test_line_breaks_of_a_cell_do_not_break_the_report() -> None:
    broken = replace(COST, text="≤900\n万元", message="上下\n两行")
    report = text("full", replace(MIXED, findings=(broken,)))
    assert "写着  ≤900 万元" in report
    assert "问题  上下 两行" in report


def test_on_a_terminal_lines_are_wrapped_to_its_columns() -> None:
    long = replace(COST, message="这个指标的上限超过了预算数，" * 12, related=())
    report = text("full", replace(MIXED, findings=(long,)), width=60, quiet=True)
    lines = report.splitlines()[:-1]
    assert max(map(width, lines)) <= 60
    assert sum("这个指标" in line for line in lines) > 3


def test_without_a_terminal_a_message_stays_on_one_line() -> None:
    long = replace(COST, message="这个指标的上限超过了预算数，" * 12)
    assert "这个指标的上限超过了预算数，" * 12 in text("full", replace(MIXED, findings=(long,)))


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_colour_only_when_asked_for(name: str) -> None:
    assert "\x1b[" not in text(name)
    assert "\x1b[1;31m错误\x1b[0m" in text(name, color=True)


@pytest.mark.parametrize("name", sorted(name for name, form in FORMATS.items() if form.listed))
def test_of_what_is_not_listed_only_its_rule_is_told(name: str) -> None:
    hidden = replace(COST, severity=Severity.INFO, title="\x1b[2J错误 提示")
    other = replace(hidden, message="\x1b[2J", text="\x1b[2J", expected="\x1b[2J")
    runs = [replace(MIXED, findings=(*MIXED.findings, one)) for one in (hidden, other)]
    for statistics in (False, True):
        first, second = (text(name, run, statistics=statistics) for run in runs)
        assert first == second
        assert "\x1b" not in first
    listed = [text(name, run, min_severity=Severity.INFO) for run in runs]
    assert listed[0] != listed[1]
    assert not any("\x1b" in one for one in listed)
