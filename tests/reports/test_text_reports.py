"""x"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.reports import ReportOptions, render
from tests.reports.samples import CLEAN, EMPTY, IDLE, MIXED
from tests.reports.texts import (
    TEXT_FORMATS,
    TEXT_OUTPUTS,
    assert_snapshot,
    text,
)

if TYPE_CHECKING:
    from checker.finding import Run


@pytest.mark.parametrize("name", TEXT_OUTPUTS)
def test_each_format_is_the_one_stored(name: str) -> None:
    report = render(name, MIXED, ReportOptions())
    assert isinstance(report, str)
    assert_snapshot(f"{name}.txt", report)


@pytest.mark.parametrize("name", TEXT_FORMATS)
@pytest.mark.parametrize("run", [EMPTY, IDLE], ids=["no tables", "no rule applied"])
@pytest.mark.parametrize("quiet", [False, True])
def test_nothing_checked_never_looks_green(name: str, run: Run, quiet: bool) -> None:
    report = text(name, run, quiet=quiet, color=True)
    assert "没有发现问题" not in report
    assert "通过 1" not in report
    assert "\x1b[32m" not in report


def test_no_table_is_said_in_the_last_line() -> None:
    assert text("full", EMPTY).splitlines()[-1] == "没有检查任何绩效目标表（读了 0 个文件）"


def test_a_clean_run_says_so() -> None:
    last = text("full", CLEAN).splitlines()[-1]
    assert last == "检查了 1 个文件、1 张表、6 行指标：没有发现问题"


def test_quiet_leaves_the_findings_and_the_last_line() -> None:
    report = text("full", quiet=True)
    assert "GC202" in report
    assert "程度" not in report
    assert report.splitlines()[-1].startswith("检查了 3 个文件")


@pytest.mark.parametrize("name", TEXT_OUTPUTS)
def test_printed_text_stays_inside_gbk(name: str) -> None:
    report = render(name, MIXED, ReportOptions(verbose=True))
    assert isinstance(report, str)
    report.encode("gbk")
