"""The workbook of findings, read with a reader."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from checker.base.errors import UsageError
from checker.base.place import Place
from checker.finding import Exemption, ExemptionState, ExemptionUse, FileRecord, Run
from checker.reports import ReportOptions, render
from tests.reports.samples import COST, EMPTY, MIXED

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def book(run: Run = MIXED) -> bytes:
    data = render("xlsx", run, ReportOptions())
    assert isinstance(data, bytes)
    return data


def parts(run: Run = MIXED) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book(run))) as package:
        return {name: package.read(name) for name in package.namelist()}


def opened(run: Run = MIXED):
    return load_workbook(io.BytesIO(book(run)))


def rows(name: str, run: Run = MIXED) -> list[list[str]]:
    return [
        ["" if value is None else str(value) for value in row]
        for row in opened(run)[name].iter_rows(values_only=True)
    ]


def column(name: str, label: str, run: Run = MIXED) -> list[str]:
    heading, *others = rows(name, run)
    return [row[heading.index(label)] for row in others]


def test_what_one_works_with_comes_first() -> None:
    assert opened().sheetnames == [
        "问题清单",
        "结论",
        "审核意见",
        "汇总",
        "没有检查的文件",
        "台账",
        "图表",
    ]


def test_the_list_of_problems_has_a_row_for_each_listed_finding() -> None:
    heading, first, *others = rows("问题清单")
    assert heading[:9] == [
        "序号", "程度", "单位", "项目", "指标和栏目", "写着", "问题", "应为", "整改情况"
    ]  # fmt: skip
    assert first[:6] == [
        "1",
        "错误",
        "某区人力资源和社会保障局",
        "2025年城乡居民养老保险",
        "成本指标 > 归集经费 > 指标值",
        "≤900万元",
    ]
    assert len(others) == 3


def test_the_first_columns_stay_in_view_and_the_list_can_be_filtered() -> None:
    sheet = opened()["问题清单"]
    assert sheet.freeze_panes == "E2"
    assert sheet.auto_filter.ref == "A1:N5"


def test_the_list_prints_across_on_a4_as_wide_as_a_page_with_what_one_works_with() -> None:
    sheet = opened()["问题清单"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    setup = sheet.sheet_properties.pageSetUpPr
    assert setup is not None
    assert setup.fitToPage
    assert sheet.print_area == "'问题清单'!$A$1:$I$5"
    assert sheet.print_title_rows == "$1:$1"
    # A page holds some 150 characters of the size the list is written in.
    assert sum(sheet.column_dimensions[letter].width for letter in "ABCDEFGHI") < 175


def test_what_became_of_a_finding_is_chosen_from_a_list_or_written() -> None:
    (rule,) = opened()["问题清单"].data_validations.dataValidation
    assert str(rule.sqref) == "I2:I5"
    assert rule.formula1 == '"已改,部分改,不改（说明理由）,待核实"'
    assert rule.errorStyle == "information"


def test_every_table_has_its_verdict_the_worst_first() -> None:
    assert column("结论", "结论") == ["退回", "没有读成", "修改后提交", "通过", "通过"]


def test_every_table_has_its_opinion() -> None:
    said = column("审核意见", "审核意见")
    assert len(said) == 5
    assert said[0].startswith("“")
    assert "退回修改" in said[0]


def test_the_ledger_holds_every_rule() -> None:
    assert column("台账", "规则") == [entry.rule for entry in MIXED.ledger]


def test_exemptions_are_listed_also_those_that_are_void() -> None:
    place = Place("豁免.yaml", 3, 1)
    uses = (
        ExemptionUse(Exemption(("GC202",), "已批复", place, "2024-12-31"), ExemptionState.EXPIRED),
        ExemptionUse(Exemption(("GC305", "GC306"), "惯例", place), ExemptionState.USED, 2,
                     idle=("GC306",)),
    )  # fmt: skip
    found = rows("豁免清单", replace(MIXED, exemptions=uses))
    assert [row[0] for row in found[1:]] == ["已过期", "已用"]
    assert found[2][5] == "GC306 没有查出问题"


def test_files_that_were_not_read_are_listed_with_why() -> None:
    files = (
        *MIXED.files,
        FileRecord("某局.doc", "doc", 0, 0, unread="旧版 Word 文件"),
        FileRecord("照片.png", "", 0, 0, skipped="图片"),
    )
    assert rows("没有检查的文件", replace(MIXED, files=files))[-2:] == [
        ["没有读出", "某局.doc", "旧版 Word 文件"],
        ["没有读", "照片.png", "图片"],
    ]


def test_text_that_looks_like_a_formula_or_a_link_stays_text() -> None:
    for text in ("=1+1", "https://example.com/", "{=A1}"):
        odd = replace(COST, text=text)
        cell = opened(replace(MIXED, findings=(odd,)))["问题清单"]["F2"]
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_text_that_looks_like_an_escape_is_kept() -> None:
    odd = replace(COST, text="_x0041_\x00")
    shared = parts(replace(MIXED, findings=(odd,)))["xl/sharedStrings.xml"].decode()
    assert "_x005F_x0041_" in shared


def test_an_empty_run_is_a_workbook_too() -> None:
    assert len(rows("问题清单", EMPTY)) == 1


def test_the_same_run_gives_the_same_bytes() -> None:
    assert render("xlsx", MIXED, ReportOptions()) == render("xlsx", MIXED, ReportOptions())


def test_charts_point_at_the_counts_they_show() -> None:
    summary = rows("汇总")
    for name in ("xl/charts/chart1.xml", "xl/charts/chart2.xml"):
        chart = ET.fromstring(parts()[name])
        areas = [one.text or "" for one in chart.iter(f"{CHART}f")]
        cached = [[point.text for point in cache.iter(f"{CHART}v")] for cache in caches(chart)]
        for at, area, points in zip((0, 1), areas, cached, strict=True):
            (span,) = re.findall(r"^汇总!\$[AB]\$(\d+):\$[AB]\$(\d+)$", area)
            first, last = span
            assert [row[at] for row in summary[int(first) - 1 : int(last)]] == points


def caches(chart: ET.Element) -> list[ET.Element]:
    return [*chart.iter(f"{CHART}strCache"), *chart.iter(f"{CHART}numCache")]


def test_many_rules_are_a_list_and_not_a_picture() -> None:
    many = [replace(COST, rule=f"GC{number}") for number in range(200, 230)]
    chart = ET.fromstring(parts(replace(MIXED, findings=tuple(many)))["xl/charts/chart1.xml"])
    assert len(list(caches(chart)[0].iter(f"{CHART}v"))) == 20


def test_without_findings_there_is_nothing_to_draw() -> None:
    assert not [name for name in parts(EMPTY) if "chart" in name or "drawing" in name]


def test_how_bad_something_is_can_be_seen_by_its_fill() -> None:
    rows: Any = opened()["问题清单"].iter_rows()
    fills = {row[1].value: row[1].fill.fgColor.rgb for row in rows}
    assert (fills["错误"], fills["警告"]) == ("FFFBDAD7", "FFFFEFC2")


def test_rows_are_as_high_as_their_longest_text_needs() -> None:
    long = replace(COST, message="字" * 43, text="", steps=())
    sheet = opened(replace(MIXED, findings=(long,)))["问题清单"]
    dimensions: Any = sheet.row_dimensions
    assert (dimensions[1].height, dimensions[2].height) == (18, 33)


def test_without_the_library_the_user_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(UsageError, match="XlsxWriter"):
        book()
