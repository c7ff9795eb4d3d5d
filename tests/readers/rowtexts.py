"""Rows of a grid, given as texts, for tests of what is read of rows."""

from __future__ import annotations

from checker.base.place import Place
from checker.readers.grid import Grid, GridCell
from checker.readers.rows import GridRow, rows_of


def grid_rows(*lines: str) -> list[GridRow]:
    """Lines of texts with `|` between them; `3>文字` reaches over three columns."""
    cells: list[GridCell] = []
    for row, line in enumerate(lines):
        column = 0
        for written in line.split("|"):
            wide, mark, text = written.partition(">")
            span = int(wide) if mark else 1
            place = Place("f", row + 1, column + 1)
            cells.append(GridCell(text if mark else written, row, column, place, 1, span))
            column += span
    return list(rows_of(Grid(tuple(cells))))
