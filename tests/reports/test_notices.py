"""What was changed so that fewer findings appear is said in every format."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest

from checker.base.place import Place
from checker.finding import Exemption, ExemptionState, ExemptionUse, Notice, Run
from checker.reports import FORMATS, ReportOptions, render
from tests.reports.samples import CLEAN, EMPTY, MIXED

OFF = Notice(
    "规则包“下级”",
    "停用 GC202 成本上限高于预算数",
    ("GC202",),
    Place("规则/下级.yaml", 8, 5),
    "今年试行",
    "2025-12-31",
)
OVER = replace(OFF, change="对 GC106 指标个数的改动", until="2024-12-31", expired=True)
EXEMPTION = ExemptionUse(
    Exemption(("GC305",), "会议纪要第三号", Place("goals/01.yaml", 9, 20), "2025-06-30"),
    ExemptionState.USED,
    1,
)


def text(name: str, run: Run = MIXED, **options: Any) -> str:
    """The report as text; of a workbook all its parts."""
    report = render(name, run, ReportOptions(**options))
    if isinstance(report, str):
        return report
    with zipfile.ZipFile(io.BytesIO(report)) as package:
        return "".join(package.read(part).decode() for part in package.namelist())


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("run", [MIXED, CLEAN, EMPTY], ids=["findings", "clean", "empty"])
def test_every_format_says_who_changed_what_why_and_until_when(name: str, run: Run) -> None:
    report = text(name, replace(run, notices=(OFF,)))
    for part in ("下级", "GC202", "今年试行", "2025-12-31"):
        assert part in report.replace(text(name, run), "")


@pytest.mark.parametrize("name", FORMATS)
def test_an_expired_change_is_said_to_be_over(name: str) -> None:
    report = text(name, replace(CLEAN, notices=(OVER,)))
    assert "已于 2024-12-31 到期，不再生效" in report or "已过期" in report


@pytest.mark.parametrize("name", ["full", "audit", "concise", "table"])
@pytest.mark.parametrize("option", ["quiet", "statistics"])
def test_no_option_of_a_report_hides_a_change(name: str, option: str) -> None:
    assert OFF.sentence in text(name, replace(MIXED, notices=(OFF,)), **{option: True})


@pytest.mark.parametrize("name", ["concise", "github", "gitlab", "checkstyle", "rdjson", "jsonl"])
def test_formats_without_a_list_of_exemptions_name_each_in_a_line(name: str) -> None:
    report = text(name, replace(CLEAN, exemptions=(EXEMPTION,)))
    for part in ("GC305", "会议纪要第三号", "2025-06-30", "goals/01.yaml:9:20"):
        assert part in report


def test_a_change_of_several_lines_stays_on_one() -> None:
    said = replace(OFF, reason="甲\n    错误  GC001 伪造的行").sentence
    assert "\n" not in said
