"""Two rounds of the same tables: what became of each finding and each table."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from openpyxl import load_workbook

from checker.comparison import (
    changes_book,
    changes_json,
    changes_page,
    changes_table,
    compare,
)
from checker.comparison.changes import Changes, ComparedRun

Tables = dict[str, tuple[str, list[dict[str, Any]]]]
"""Project -> verdict and findings."""

UNIT = "某县水务局"


def finding(
    text: str, rule: str = "GC303", name: str = "合格率", row: int = 0, severity: str = "error"
) -> dict[str, Any]:
    return {
        "rule": rule, "title": "比较符非规范", "severity": severity, "message": f"“{text}”不对",
        "expected": "≥90%", "text": text, "field": "指标值", "indicator": row,
        "address": f"第1表 > 质量指标 > {name} > 指标值",
    }  # fmt: skip


def result(tables: Tables, units: dict[str, str] | None = None) -> ComparedRun:
    findings: dict[str, dict[str, Any]] = {}
    written = []
    for number, (project, (verdict, found)) in enumerate(tables.items(), 1):
        unit = (units or {}).get(project, UNIT)
        table = {"index": 1, "title": None, "project": project, "unit": unit}
        path = f"{number:02}.docx"
        written.append({**table, "path": path, "verdict": verdict})
        for one in found:
            key = f"{project}{one['rule']}{one['address']}{one['text']}"
            findings[key] = {**one, "path": path, "table": table}
    return ComparedRun(findings, tuple(written), (), frozenset({"error", "warning", "info"}))


def compared(old: Tables, new: Tables) -> Changes:
    return compare(result(old), result(new))


def summary(old: Tables, new: Tables) -> str:
    return compared(old, new).summary()


def test_what_is_mended_left_and_new() -> None:
    left, mended = finding("不低于90%"), finding("不低于95%", name="及时率", row=1)
    new = finding("不低于98%", name="满意度", row=2)
    assert summary(
        {"饮水": ("退回", [left, mended])}, {"饮水": ("退回", [left, new])}
    ) == "新增 1，改后仍有 0，仍在 1，已解决 1"  # fmt: skip


def test_a_changed_cell_that_is_still_wrong_is_neither_mended_nor_new() -> None:
    changes = compared(
        {"饮水": ("退回", [finding("不低于90%")])}, {"饮水": ("退回", [finding("不少于92%")])}
    )
    assert changes.summary() == "新增 0，改后仍有 1，仍在 0，已解决 0"
    assert changes.before(changes.changed[0].new) == "不低于90%"


def test_another_rule_on_a_changed_cell_is_new() -> None:
    old, new = finding("不低于90%"), finding("≥900%", rule="GC311")
    assert summary({"饮水": ("退回", [old])}, {"饮水": ("退回", [new])}) == (
        "新增 1，改后仍有 0，仍在 0，已解决 1"
    )


def test_an_indicator_whose_name_was_changed_is_known_by_its_row() -> None:
    old, new = finding("不低于90%"), finding("不低于90%", name="工程合格率")
    assert summary({"饮水": ("退回", [old])}, {"饮水": ("退回", [new])}) == (
        "新增 0，改后仍有 1，仍在 0，已解决 0"
    )


@pytest.mark.parametrize("before", [{}, {"道路养护": ("通过", [])}])
def test_a_renamed_project_is_the_same_table(before: Tables) -> None:
    old: Tables = {**before, "农村饮水工程": ("退回", [finding("不低于90%")])}
    new: Tables = {"农村饮水提升工程": ("退回", [finding("不低于90%")]), **before}
    changes = compared(old, new)
    assert changes.summary() == "新增 0，改后仍有 0，仍在 1，已解决 0"
    assert "农村饮水提升工程（原名“农村饮水工程”）" in changes_json(changes) + changes_page(changes)


def test_a_table_that_is_gone_was_not_mended() -> None:
    changes = compared(
        {"饮水": ("退回", [finding("不低于90%")]), "道路": ("通过", [])}, {"道路": ("通过", [])}
    )
    assert changes.summary() == "新增 0，改后仍有 0，仍在 0，已解决 0，表已不在 1"
    assert "原为退回，表已不在" in changes_table(changes)


def test_every_surface_shows_states_and_verdicts() -> None:
    changes = compared(
        {"饮水": ("退回", [finding("不低于90%")])},
        {"饮水": ("修改后提交", [finding("不少于92%", severity="warning")]), "道路": ("通过", [])},
    )
    text, page = changes_table(changes), changes_page(changes)
    for shown in (text, page):
        assert "由退回改为修改后提交" in shown
        assert "新报，通过" in shown
        assert "改后仍有" in shown
    book = load_workbook(io.BytesIO(changes_book(changes)))
    assert book.sheetnames == ["问题对照", "按表", "按单位", "说明"]
    assert [cell.value for cell in book["问题对照"][2]][:7] == [
        "改后仍有", "警告", UNIT, "饮水", "质量指标 > 合格率 > 指标值", "不低于90%", "不少于92%"
    ]  # fmt: skip
    assert [cell.value for cell in book["按表"][2]][:4] == [UNIT, "饮水", "退回", "修改后提交"]
    assert [cell.value for cell in book["按单位"][2]][-1] == "修改后提交 1，通过 1"


def test_the_page_hides_rows_without_a_program() -> None:
    page = changes_page(compared({}, {"饮水": ("退回", [finding("不低于90%")])}))
    assert '<input type="checkbox" id="new" checked>' in page
    assert "body:has(#new:not(:checked)) tr.new { display: none; }" in page
    assert '<tr class="new error">' in page
    assert "<script" not in page


def test_the_page_shows_one_unit_alone_where_there_are_several() -> None:
    tables: Tables = {
        "饮水": ("退回", [finding("不低于90%"), finding("不低于91%", row=1)]),
        "道路": ("退回", [finding("不低于92%")]),
    }
    assert "<select>" not in changes_page(compare(result(tables), result(tables)))
    now = result(tables, {"道路": "某县<交通局>"})
    page = changes_page(compare(now, now))
    assert '<option id="unit0">某县水务局</option>' in page
    assert '<option id="unit1">某县&lt;交通局&gt;</option>' in page
    assert "body:has(#unit1:checked) section:not(.unit1) { display: none; }" in page
    _, section = page.split('<section class="unit1">')
    assert "道路</h3>" in section
    assert "饮水" not in section


def test_only_tables_in_which_something_moved_are_open() -> None:
    still = ("退回", [finding("不低于90%")])
    page = changes_page(
        compared({"饮水": still, "道路": still}, {"饮水": still, "道路": ("通过", [])})
    )
    opened = dict(re.findall(r"<details( open)?><summary><h3>[^<]* ([^<]*)</h3>", page))
    sections = {name: bool(mark) for mark, name in opened.items()}
    assert sections == {"饮水": False, "道路": True}


def test_a_table_without_a_unit_can_be_chosen_too() -> None:
    tables: Tables = {"饮水": ("退回", [finding("不低于90%")]), "道路": ("退回", [finding("4次")])}
    now = result(tables, {"道路": ""})
    assert ">（没有单位名称）</option>" in changes_page(compare(now, now))


def test_the_page_shows_first_what_is_worst_now() -> None:
    """What was mended weighs nothing; within a table errors stand before warnings."""
    warned = finding("≥90", severity="warning")
    page = changes_page(
        compared(
            {"饮水": ("退回", [finding("不低于90%"), finding("不低于91%", row=1)])},
            {
                "饮水": ("通过", []),
                "道路": ("修改后提交", [warned]),
                "桥梁": ("退回", [warned, finding("不低于92%", row=1)]),
            },
        )
    )
    heads = [page.index(f"<h3>{UNIT} {name}</h3>") for name in ("桥梁", "道路", "饮水")]
    assert heads == sorted(heads)
    worst = page[heads[0] : heads[1]]
    assert worst.index('<tr class="new error">') < worst.index('<tr class="new warning">')
