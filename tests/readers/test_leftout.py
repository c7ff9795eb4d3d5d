"""What was left out on purpose is counted and said in one way."""

from __future__ import annotations

from checker.readers.leftout import (
    FOOTERS,
    FOOTNOTES,
    HIDDEN_ROWS,
    STRUCK_CELLS,
    beside,
    left_out,
)


def test_every_kind_that_was_met_is_counted() -> None:
    (grid,) = left_out({HIDDEN_ROWS: 2, STRUCK_CELLS: 0}, "一")
    assert grid.note == "工作表“一”里隐藏的 2 行没有读"
    (grid,) = left_out({HIDDEN_ROWS: 2, STRUCK_CELLS: 3})
    assert grid.note == "隐藏的 2 行、划去的 3 格没有读"
    assert list(left_out({HIDDEN_ROWS: 0})) == []


def test_texts_beside_the_tables_are_said_once_and_page_numbers_not() -> None:
    assert list(beside(FOOTERS, ["第 1 页 共 9 页", "- 2 -"])) == []
    (grid,) = beside(FOOTERS, ["内部资料", "第1页", "内部资料"])
    assert grid.note == "页脚没有读：“内部资料”"
    (grid,) = beside(FOOTNOTES, ["甲", "乙"])
    assert grid.note == "脚注 2 处没有读：“甲；乙”"
