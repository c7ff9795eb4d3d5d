"""The page for reviewers: one file, nothing from outside, nothing of a cell taken as markup."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from checker.finding import Severity
from checker.reports import ReportOptions, render
from tests.reports.samples import COST, EMPTY, IDLE, MIXED


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


def test_every_table_has_a_caption_and_column_headings() -> None:
    text = page()
    assert text.count("<table>") == text.count("<caption>") > 0
    assert all(
        attributes.get("scope") == "col" for tag, attributes in Elements(text).found if tag == "th"
    )


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


def test_every_table_of_the_overview_links_to_its_findings() -> None:
    elements = Elements(page()).found
    links = [attributes["href"] for tag, attributes in elements if tag == "a"]
    targets = [f"#{attributes['id']}" for tag, attributes in elements if tag == "article"]
    assert links == targets
    assert len(links) == 5


def test_what_is_not_listed_is_counted() -> None:
    assert "另有 1 条较轻的问题未列出。" in page()
    assert "未列出" not in page(min_severity=Severity.INFO)


@pytest.mark.parametrize("run", [EMPTY, IDLE], ids=["empty", "idle"])
def test_nothing_checked_never_looks_green(run: object) -> None:
    text = page(run)
    assert 'class="badge pass"' not in text
    assert "没有发现问题" not in text
