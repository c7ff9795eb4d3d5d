"""The Excel workbook, read back part by part."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

from checker.reports import ReportOptions, render
from tests.reports.samples import COST, EMPTY, MIXED

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(run=MIXED) -> dict[str, bytes]:
    data = render("xlsx", run, ReportOptions())
    assert isinstance(data, bytes)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def sheet(number: int, run=MIXED) -> ET.Element:
    return ET.fromstring(parts(run)[f"xl/worksheets/sheet{number}.xml"])


def rows(number: int, run=MIXED) -> list[list[str]]:
    return [
        ["".join(cell.itertext()) for cell in row] for row in sheet(number, run).iter(f"{MAIN}row")
    ]


def test_the_list_the_summary_and_the_ledger_come_first() -> None:
    workbook = ET.fromstring(parts()["xl/workbook.xml"])
    assert [one.get("name") for one in workbook.iter(f"{MAIN}sheet")] == [
        "问题清单",
        "汇总",
        "台账",
        "没有检查的文件",
        "图表",
    ]


def test_the_list_of_problems_has_a_row_for_each_listed_finding() -> None:
    heading, first, *others = rows(1)
    assert heading[:4] == ["序号", "程度", "规则", "规则名称"]
    assert first[:8] == [
        "1",
        "错误",
        "GC202",
        "成本上限高于预算数",
        "某区人力资源和社会保障局",
        "2025年城乡居民养老保险",
        "2025年城乡居民养老保险 > 成本指标 > 归集经费 > 指标值",
        "≤900万元",
    ]
    assert len(others) == 3


def test_the_heading_is_frozen_and_the_list_can_be_filtered() -> None:
    root = sheet(1)
    pane = root.find(f".//{MAIN}pane")
    assert pane is not None
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    area = root.find(f"{MAIN}autoFilter")
    assert area is not None
    assert area.get("ref") == "A1:N5"


def test_the_summary_gives_every_table_its_verdict() -> None:
    verdicts = [row[-4] for row in rows(2)[1:6]]
    assert verdicts == ["退回", "通过", "退回", "通过", "修改后提交"]


def test_the_ledger_holds_every_rule() -> None:
    assert [row[0] for row in rows(3)[1:]] == [entry.rule for entry in MIXED.ledger]


def test_text_that_looks_like_a_formula_stays_text() -> None:
    formula = replace(COST, text="=1+1")
    root = sheet(1, replace(MIXED, findings=(formula,)))
    (cell,) = [one for one in root.iter(f"{MAIN}c") if "".join(one.itertext()) == "=1+1"]
    assert cell.get("t") == "inlineStr"
    assert root.find(f".//{MAIN}f") is None


def test_text_that_looks_like_an_escape_is_kept() -> None:
    odd = replace(COST, text="_x0041_\x00")
    assert rows(1, replace(MIXED, findings=(odd,)))[1][7] == "_x005F_x0041_\\x00"


def test_an_empty_run_is_a_workbook_too() -> None:
    assert len(rows(1, EMPTY)) == 1


def test_the_same_run_gives_the_same_bytes() -> None:
    assert render("xlsx", MIXED, ReportOptions()) == render("xlsx", MIXED, ReportOptions())


def test_charts_point_at_the_counts_they_show() -> None:
    written = parts()
    summary = rows(2)
    for name in ("xl/charts/chart1.xml", "xl/charts/chart2.xml"):
        chart = ET.fromstring(written[name])
        areas = [one.text or "" for one in chart.iter(f"{CHART}f")]
        cached = [[point.text for point in cache.iter(f"{CHART}v")] for cache in caches(chart)]
        for column, area, points in zip((0, 1), areas, cached, strict=True):
            sheet_name, first, last = re.fullmatch(
                r"'(.+)'!\$[AB]\$(\d+):\$[AB]\$(\d+)", area
            ).groups()
            assert sheet_name == "汇总"
            assert [row[column] for row in summary[int(first) - 1 : int(last)]] == points


def caches(chart: ET.Element) -> list[ET.Element]:
    return [*chart.iter(f"{CHART}strCache"), *chart.iter(f"{CHART}numCache")]


def test_many_rules_are_a_list_and_not_a_picture() -> None:
    many = [replace(COST, rule=f"GC{number}") for number in range(200, 230)]
    chart = ET.fromstring(parts(replace(MIXED, findings=tuple(many)))["xl/charts/chart1.xml"])
    assert len(list(caches(chart)[0].iter(f"{CHART}v"))) == 20


def test_without_findings_there_is_nothing_to_draw() -> None:
    assert not [name for name in parts(EMPTY) if "chart" in name or "drawing" in name]


def test_how_bad_something_is_can_be_seen_by_its_fill() -> None:
    styles = {"".join(cell.itertext()): cell.get("s") for cell in sheet(1).iter(f"{MAIN}c")}
    assert [styles[text] for text in ("错误", "警告", "程度")] == ["3", "4", "1"]


def test_rows_are_as_high_as_their_longest_text_needs() -> None:
    long = replace(COST, message="字" * 59, text="")
    heights = [
        row.get("ht") for row in sheet(1, replace(MIXED, findings=(long,))).iter(f"{MAIN}row")
    ]
    assert heights == ["16", "32"]
