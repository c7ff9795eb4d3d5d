"""Old Excel files: what their sheets show."""

from __future__ import annotations

import io

import pytest

from checker.readers.grid import Grid, Limits
from checker.readers.xls import xls_grids

xlwt = pytest.importorskip("xlwt")


def grids_of(cells: list[tuple[object, str]], *, zeros: bool = True) -> list[Grid]:
    """A row of values, each in a style of xlwt."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("一")
    sheet.show_zero_values = zeros
    for column, (value, style) in enumerate(cells):
        sheet.write(0, column, value, xlwt.easyxf(style))
    out = io.BytesIO()
    book.save(out)
    return list(xls_grids(out.getvalue(), "f.xls", Limits()))


def test_a_text_is_what_its_font_shows() -> None:
    grid, *_ = grids_of([("R", "font: name Wingdings 2"), ("R", "font: name Arial")])
    assert [cell.text for cell in grid.cells] == ["☑", "R"]


def test_zeros_a_sheet_does_not_show_are_not_read() -> None:
    grid, note = grids_of([(0, ""), (5, "")], zeros=False)
    assert [cell.text for cell in grid.cells] == ["", "5"]
    assert note.note == "工作表“一”里隐藏的文字 1 处没有读"
    grid, *_ = grids_of([(0, ""), (5, "")])
    assert [cell.text for cell in grid.cells] == ["0", "5"]
