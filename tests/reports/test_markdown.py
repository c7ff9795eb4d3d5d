"""Markdown: cells that stay text."""

from __future__ import annotations

from dataclasses import replace

from tests.reports.results import report
from tests.reports.samples import COST, EMPTY, MIXED


def test_markdown_marks_inside_cells_stay_text() -> None:
    odd = replace(COST, text="≥**人|<b>")
    assert r"写着：≥\*\*人\|\<b\>" in report("markdown", replace(MIXED, findings=(odd,)))


def test_markdown_of_nothing_checked_does_not_look_green() -> None:
    text = report("markdown", EMPTY)
    assert "没有检查任何绩效目标表" in text
    assert "没有发现问题" not in text
