"""Sheets as grids: what is hidden, merged or missing."""

from __future__ import annotations

import pytest

from tests.readers.test_seen import book_grids, line, notes, rows_of, texts


@pytest.mark.parametrize(("under", "said"), [("乙", True), ("甲", False), ("", False)])
def test_what_a_merged_cell_covers_is_said_where_it_is_another_text(
    under: str, *, said: bool
) -> None:
    cells = f"<c r='A1' t='str'><v>甲</v></c><c r='B1' t='str'><v>{under}</v></c>"
    grids = book_grids(rows_of(cells) + "<mergeCells><mergeCell ref='A1:B1'/></mergeCells>")
    assert texts(grids) == ["甲"]
    assert notes(grids) == (["工作表“一”里合并的格子盖住的 1 格没有读"] if said else [])


HIDDEN = "hidden='1'"


def test_hidden_rows_and_columns_are_counted_and_not_read() -> None:
    sheet = (
        "<cols><col min='2' max='2' hidden='1'/></cols>"
        f"<sheetData>{line(1)}{line(2, HIDDEN)}{line(3)}</sheetData>"
    )
    grids = book_grids(sheet)
    assert [(cell.text, cell.row, cell.column) for cell in grids[0].cells] == [
        ("A1", 0, 0), ("C1", 0, 1), ("A3", 1, 0), ("C3", 1, 1),
    ]  # fmt: skip
    assert grids[0].cells[-1].place.cell == "一!C3"
    assert notes(grids) == ["工作表“一”里隐藏的 1 行、隐藏的 1 列没有读"]


def test_a_merged_cell_that_is_hidden_in_part_is_seen_in_the_rest() -> None:
    sheet = (
        f"<sheetData>{line(1, HIDDEN)}{line(2)}</sheetData>"
        "<mergeCells><mergeCell ref='A1:A2'/></mergeCells>"
    )
    assert texts(book_grids(sheet)) == ["A1", "B2", "C2"]


def test_a_sheet_whose_part_is_missing_is_said_to_be_unread() -> None:
    grids = book_grids("", **{"xl/worksheets/sheet1.xml": ""})
    assert [grid.unread[0] for grid in grids if grid.unread] == ["文件里缺少这张工作表"]
