"""The page for reviewers: one file, nothing from outside, nothing of a cell taken as markup."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from checker.finding import Severity, TableContent, WrittenCell
from checker.place import Place
from checker.reports import ReportOptions, render
from tests.reports.samples import COST, EMPTY, IDLE, MIXED, PENSION


def page(run=MIXED, **options: object) -> str:
    text = render("html", run, ReportOptions(**options))
    assert isinstance(text, str)
    return text


class Elements(HTMLParser):
    """Every element with its attributes, and what is still open."""

    VOID = ("meta", "br")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("run", [MIXED, EMPTY, IDLE], ids=["mixed", "empty", "idle"])
def test_every_element_is_closed(run: object) -> None:
    assert Elements(page(run)).open == []


def test_nothing_is_loaded_from_anywhere() -> None:
    text = page()
    assert not re.search(r"https?://|@import|url\(", text)
    assert all("src" not in attributes for _, attributes in Elements(text).found)
    assert "default-src 'none'" in text


def test_the_language_is_said_to_screen_readers() -> None:
    assert ("html", {"lang": "zh-CN"}) in Elements(page()).found


def test_every_table_has_a_caption_and_headings_that_say_what_they_head() -> None:
    text = page()
    assert text.count("<table>") == text.count("<caption>") > 0
    scopes = {attributes.get("scope") for tag, attributes in Elements(text).found if tag == "th"}
    assert scopes == {"col", "row"}


def test_text_of_a_cell_is_never_markup() -> None:
    nasty = '<script>alert(1)</script>"onload="x'
    text = page(replace(MIXED, findings=(replace(COST, text=nasty, address=nasty, message=nasty),)))
    assert "<script>alert" not in text
    assert Elements(text).open == []


def test_findings_carry_what_filters_need() -> None:
    found = [
        attributes
        for tag, attributes in Elements(page()).found
        if "finding" in (attributes.get("class") or "").split()
    ]
    assert [(one["data-severity"], one["data-rule"]) for one in found] == [
        ("error", "GC202"),
        ("warning", "GC305"),
        ("error", "GC011"),
        ("warning", "GC402"),
    ]


def test_every_link_of_the_page_leads_somewhere() -> None:
    elements = Elements(page()).found
    links = [attributes["href"] for tag, attributes in elements if tag == "a"]
    targets = {f"#{attributes['id']}" for _, attributes in elements if "id" in attributes}
    assert set(links) <= targets
    assert [link for link in links if link.startswith("#table-")] == [
        f"#table-{number}" for number in range(1, 6)
    ]


class TestForm:
    """The table drawn as its form."""

    def cells(self, run=MIXED) -> list[tuple[dict[str, str | None], str]]:
        """Attributes and markup of the cells of the first form."""
        form = page(run).partition('<div class="form">')[2].partition('<div class="findings">')[0]
        return [
            (dict(re.findall(r'(\w+)="([^"]*)"', attributes)), inside)
            for attributes, inside in re.findall(r"<td([^>]*)>(.*?)</td>", form, re.DOTALL)
        ]

    def test_everything_that_was_written_is_there(self) -> None:
        texts = [re.sub(r"<[^>]+>.*", "", inside) for _, inside in self.cells()]
        content = MIXED.tables[0].content
        written = [cell.text for row in content.indicators for cell in row]
        assert set(written) <= set(texts)
        assert {"842.70", "发放基础养老金", PENSION.project} <= set(texts)

    def test_equal_levels_one_under_another_are_one_cell(self) -> None:
        spans = [
            (re.sub(r"<.*", "", inside), attributes["rowspan"])
            for attributes, inside in self.cells()
            if "rowspan" in attributes
        ]
        assert spans == [
            ("产出指标", "4"), ("数量指标", "2"), ("质量指标", "1"), ("成本指标", "1"),
            ("效益指标", "2"), ("社会效益指标", "2"),
        ]  # fmt: skip

    def test_faulty_cells_are_marked_and_link_to_what_is_said_of_them(self) -> None:
        marked = [
            (re.sub(r"<.*", "", inside), attributes["class"], re.findall(r'href="(.*?)"', inside))
            for attributes, inside in self.cells()
            if "bad" in attributes.get("class", "")
        ]
        assert marked == [
            ("≤900万元", "bad error", ["#f1-1"]),
            ("保障", "bad warning", ["#f1-2"]),
        ]

    def test_what_is_missing_gets_a_cell_of_its_own(self) -> None:
        missing = replace(COST, field="主管部门", indicator=None, text="")
        unit = replace(COST, field="计量单位", text="")
        text = page(replace(MIXED, findings=(missing, unit)))
        assert re.search(r'<th scope="row">主管部门</th><td colspan="3" class="bad error">', text)
        assert '<th scope="col">计量单位</th>' in text

    def test_text_of_a_form_is_never_markup(self) -> None:
        nasty = '<img src=x onerror="alert(1)">'
        cell = WrittenCell(f"备注{nasty}", nasty, Place("goals/01.yaml", 1, 1))
        content = TableContent((cell,), (cell,), ((cell,),))
        table = replace(MIXED.tables[0], content=content, title=nasty)
        text = page(replace(MIXED, tables=(table, *MIXED.tables[1:])))
        assert "<img" not in text
        assert Elements(text).open == []


def test_what_is_not_listed_is_counted() -> None:
    assert "另有 1 条较轻的问题未列出。" in page()
    assert "未列出" not in page(min_severity=Severity.INFO)


@pytest.mark.parametrize("run", [EMPTY, IDLE], ids=["empty", "idle"])
def test_nothing_checked_never_looks_green(run: object) -> None:
    text = page(run)
    assert 'class="badge pass"' not in text
    assert "没有发现问题" not in text
