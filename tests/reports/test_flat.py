"""The flat report: one table of all findings."""

from __future__ import annotations

from checker.base.text import width
from tests.reports.texts import (
    text,
)


def columns_before(word: str, line: str) -> int:
    return width(line[: line.index(word)])


def test_columns_are_aligned_by_what_is_seen() -> None:
    lines = text("full", statistics=True).splitlines()
    head = next(line for line in lines if line.startswith("规则    名称"))
    row = next(line for line in lines if line.startswith("GC302"))
    assert columns_before("程度", head) == columns_before("提示", row)
