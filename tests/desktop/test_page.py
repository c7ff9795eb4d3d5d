"""The page as a browser shows it: filters work, and a phone need not scroll it sideways.

Needs Chromium; run with `python3 tests/check.py desktop`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from checker.finding import Severity
from checker.reports import ReportOptions, render
from tests.desktop.programs import chromium
from tests.reports.samples import MIXED

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser


def dom_after(folder: Path, script: str, columns: int = 1000) -> str:
    """The page's elements after a script has run in it, as the browser writes them down."""
    page = render("html", MIXED, ReportOptions(min_severity=Severity.INFO))
    assert isinstance(page, str)
    file = folder / "报告.html"
    added = f"<script>{script}</script></body>"
    file.write_text(page.replace("</body>", added), encoding="utf-8")
    return chromium(
        f"--window-size={columns},900", "--virtual-time-budget=2000", "--dump-dom",
        file.as_uri(),
    )  # fmt: skip


def choose(name: str, value: str) -> str:
    return (
        f"const chosen = document.querySelector('select[name={name}]');"
        f"chosen.value = '{value}';"
        "chosen.dispatchEvent(new Event('change', {bubbles: true}));"
    )


def shown_rules(dom: str) -> list[str]:
    found = re.findall(r'<div class="finding [^>]*>', dom)
    return [
        match[1]
        for element in found
        if "hidden" not in element and (match := re.search(r'data-rule="(\w+)"', element))
    ]


def test_all_findings_are_shown_at_first_and_counted(tmp_path: Path) -> None:
    dom = dom_after(tmp_path, "")
    assert shown_rules(dom) == ["GC202", "GC305", "GC302", "GC011", "GC402"]
    assert "显示 5 条，共 5 条" in dom


@pytest.mark.parametrize(
    ("name", "value", "rules"),
    [
        ("severity", "error", ["GC202", "GC011"]),
        ("rule", "GC305", ["GC305"]),
        ("unit", "某区交通运输局", ["GC302"]),
    ],
)
def test_findings_are_filtered(tmp_path: Path, name: str, value: str, rules: list[str]) -> None:
    dom = dom_after(tmp_path, choose(name, value))
    assert shown_rules(dom) == rules
    assert f"显示 {len(rules)} 条，共 5 条" in dom


def test_tables_without_a_shown_finding_are_hidden(tmp_path: Path) -> None:
    dom = dom_after(tmp_path, choose("rule", "GC305"))
    articles = re.findall(r"<article [^>]*>", dom)
    assert [("hidden" in article) for article in articles] == [False, True, True, True, True]


def test_filters_can_be_reset(tmp_path: Path) -> None:
    script = choose("rule", "GC305") + "document.querySelector('button[type=reset]').click();"
    assert len(shown_rules(dom_after(tmp_path, script))) == 5


def measured(folder: Path, expression: str, columns: int) -> str:
    """What an expression comes to in the page, `columns` pixels wide."""
    found = re.search(
        r"<title>(.*?)</title>", dom_after(folder, f"document.title = {expression};", columns)
    )
    assert found
    return found[1]


@pytest.mark.parametrize("columns", [500, 1300])
def test_the_page_is_never_scrolled_sideways(tmp_path: Path, columns: int) -> None:
    width, window = measured(
        tmp_path, "document.documentElement.scrollWidth + ' ' + window.innerWidth", columns
    ).split()
    assert int(width) <= int(window)


@pytest.mark.parametrize(
    ("columns", "beside"), [(500, "false"), (1300, "true")], ids=["phone", "desk"]
)
def test_findings_stand_beside_the_form_where_there_is_room(
    tmp_path: Path, columns: int, beside: str
) -> None:
    expression = (
        "(document.querySelector('.findings').getBoundingClientRect().left >= "
        "document.querySelector('.form').getBoundingClientRect().right) + ''"
    )
    assert measured(tmp_path, expression, columns) == beside


def test_a_faulty_cell_looks_different_and_leads_to_its_finding(tmp_path: Path) -> None:
    expression = (
        "[...document.querySelectorAll('.bad')].map((cell) => cell.firstChild.textContent + ' ' + "
        "(getComputedStyle(cell).backgroundColor !== getComputedStyle(cell.closest('tr'))"
        ".backgroundColor) + ' ' + document.querySelector(cell.querySelector('a')"
        ".getAttribute('href')).dataset.rule).join(', ')"
    )
    assert measured(tmp_path, expression, 1300) == "≤900万元 true GC202, 保障 true GC305"


def test_everything_that_can_be_used_is_reached_by_keyboard_in_reading_order(
    tmp_path: Path,
) -> None:
    expression = (
        "[...document.querySelectorAll('a, select, button, [tabindex=\"0\"]')]"
        ".every((one) => one.tabIndex === 0 && (one.textContent || one.ariaLabel)) + ''"
    )
    assert measured(tmp_path, expression, 1300) == "true"


def test_print_shows_every_table_and_no_filter(tmp_path: Path) -> None:
    from checker.readers.child import grids_in_child
    from checker.readers.grid import Limits

    dom_after(tmp_path, "")
    target = tmp_path / "报告.pdf"
    page = (tmp_path / "报告.html").as_uri()
    chromium("--no-pdf-header-footer", f"--print-to-pdf={target}", page)
    texts = [
        each.text
        for grid in grids_in_child("pdf", target.read_bytes(), "报告.pdf", Limits())
        for each in (*grid.cells, *grid.before)
    ]
    whole = "".join(texts)
    assert "发放基础养老金" in whole
    assert "成本上限高于预算数" in whole
    assert "全部显示" not in whole
