"""The reports for people: whole outputs by snapshot, and what they may never do."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from checker.finding import LedgerEntry, Severity
from checker.reports import FORMATS, ReportOptions, render
from checker.text import width
from tests.reports.samples import CLEAN, COST, EMPTY, IDLE, MIXED, PENSION

SNAPSHOTS = Path(__file__).parent / "snapshots"
TEXT_FORMATS = ("full", "audit", "concise", "table")
TEXT_OUTPUTS = sorted(name for name, form in FORMATS.items() if not form.binary)


def text(name: str, run=MIXED, **options: object) -> str:
    report = render(name, run, ReportOptions(**options))
    assert isinstance(report, str)
    return report


def assert_snapshot(name: str, report: str) -> None:
    """Compares with the stored report; UPDATE_SNAPSHOTS=1 stores the present one instead."""
    path = SNAPSHOTS / name
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(report, encoding="utf-8", newline="\n")
    assert report == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEXT_OUTPUTS)
def test_each_format_is_the_one_stored(name: str) -> None:
    report = render(name, MIXED, ReportOptions())
    assert isinstance(report, str)
    assert_snapshot(f"{name}.txt", report)


def test_verbose_full_report_shows_operands_and_reasons() -> None:
    assert_snapshot("full-verbose.txt", text("full", verbose=True))


def test_statistics_show_the_ledger_in_place_of_findings() -> None:
    assert_snapshot("full-statistics.txt", text("full", statistics=True))


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


@pytest.mark.parametrize("name", TEXT_FORMATS)
@pytest.mark.parametrize("run", [EMPTY, IDLE], ids=["no tables", "no rule applied"])
@pytest.mark.parametrize("quiet", [False, True])
def test_nothing_checked_never_looks_green(name: str, run: object, quiet: bool) -> None:
    report = text(name, run, quiet=quiet, color=True)
    assert "没有发现问题" not in report
    assert "通过 1" not in report
    assert "\x1b[32m" not in report


def test_no_table_is_said_in_the_last_line() -> None:
    assert text("full", EMPTY).splitlines()[-1] == "没有检查任何绩效目标表（读了 0 个文件）"


def test_a_rule_set_that_met_nothing_proves_nothing() -> None:
    assert text("full", IDLE).splitlines()[-1] == (
        "读了 1 个文件、1 张表、6 行指标，但所选规则没有查到任何内容，不能说明没有问题"
    )


def test_a_clean_run_says_so() -> None:
    last = text("full", CLEAN).splitlines()[-1]
    assert last == "检查了 1 个文件、1 张表、6 行指标：没有发现问题"


def test_a_clean_run_with_undecided_records_says_how_many() -> None:
    ledger = (LedgerEntry("GC202", "成本上限高于预算数", checked=1, passed=1, unknown=3),)
    last = text("full", replace(CLEAN, ledger=ledger)).splitlines()[-1]
    assert last.endswith("没有发现问题，但有 3 处无法判断")


def test_quiet_leaves_the_findings_and_the_last_line() -> None:
    report = text("full", quiet=True)
    assert "GC202" in report
    assert "程度" not in report
    assert report.splitlines()[-1].startswith("检查了 3 个文件")


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


def columns_before(word: str, line: str) -> int:
    return width(line[: line.index(word)])


def test_columns_are_aligned_by_what_is_seen() -> None:
    lines = text("full", statistics=True).splitlines()
    head = next(line for line in lines if line.startswith("规则    名称"))
    row = next(line for line in lines if line.startswith("GC302"))
    assert columns_before("程度", head) == columns_before("提示", row)


@pytest.mark.parametrize("name", TEXT_OUTPUTS)
def test_printed_text_stays_inside_gbk(name: str) -> None:
    report = render(name, MIXED, ReportOptions(verbose=True))
    assert isinstance(report, str)
    report.encode("gbk")


def test_concise_gives_one_line_a_finding() -> None:
    first = text("concise").splitlines()[0]
    assert first == (
        "goals/01.yaml:31:10: 错误 GC202 成本上限高于预算数："
        "成本指标“归集经费”上限为900万元，预算数为842.7万元，相差57.3万元（应为 ≤842.7万元）"
    )


def test_verdicts_follow_from_the_worst_finding() -> None:
    rows = {
        line.split()[2]: line
        for line in text("audit", min_severity=Severity.INFO).splitlines()
        if line.lstrip()[:1].isdigit() and "yaml" in line
    }
    assert "退回" in rows[PENSION.project or ""]
    assert "通过" in rows["2025年农村公路养护"]


def test_the_audit_ends_with_the_verdicts_counted() -> None:
    assert text("audit").splitlines()[-1] == "结论：退回 1，没有读成 1，修改后提交 1，通过 2"


def test_a_file_in_which_no_table_could_be_read_is_no_table_that_was_sent_back() -> None:
    (row,) = [line for line in text("audit").splitlines() if "（没有读出表）" in line]
    assert "材料/加密.xlsx" in row
    assert "没有读成" in row


def test_an_audit_in_which_no_rule_applied_passes_nothing() -> None:
    assert text("audit", IDLE).splitlines()[-1] == "结论：未能审核 1"


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
