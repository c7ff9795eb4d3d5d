"""The page for reviewers, and its elements, for tests."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from checker.reports import ReportOptions, render
from tests.reports.samples import MIXED

if TYPE_CHECKING:
    from checker.finding import Run


def page(run: Run = MIXED, **options: Any) -> str:
    text = render("html", run, ReportOptions(**options))
    assert isinstance(text, str)
    return text


class Elements(HTMLParser):
    """Every element with its attributes, and what is still open."""

    VOID = ("meta", "br", "input")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
