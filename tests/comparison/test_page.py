"""The page of a comparison: what moved, the worst first."""

from __future__ import annotations

import re

from checker.comparison import (
    changes_page,
    compare,
)
from tests.comparison.made import UNIT, Tables, compared, finding, result


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
