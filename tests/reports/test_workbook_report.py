"""The Excel workbook, read back part by part."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

from checker.reports import ReportOptions, render
from tests.reports.samples import COST, EMPTY, MIXED

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


def test_there_are_three_sheets() -> None:
    workbook = ET.fromstring(parts()["xl/workbook.xml"])
    assert [one.get("name") for one in workbook.iter(f"{MAIN}sheet")] == [
        "问题清单",
        "汇总",
        "台账",
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
    assert rows(1, replace(MIXED, findings=(odd,)))[1][7] == "_x005F_x0041_\ufffd"


def test_an_empty_run_is_a_workbook_too() -> None:
    assert len(rows(1, EMPTY)) == 1


def test_the_same_run_gives_the_same_bytes() -> None:
    assert render("xlsx", MIXED, ReportOptions()) == render("xlsx", MIXED, ReportOptions())
