"""The sheets of a workbook as plain rows: for tables that are no goal tables.

An office keeps price lists and directories in its workbooks; packs look things up in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.errors import UsageError
from checker.base.limits import Limits, ReadError
from checker.base.place import Place

if TYPE_CHECKING:
    from checker.readers.grid import Grid

Row = list[tuple[str, Place]]


def sheet_rows(data: bytes, path: str) -> dict[str, list[Row]]:
    """Name of a visible sheet -> its rows that hold anything, every cell as it is shown.

    Raises UsageError where the bytes are no workbook.
    """
    from checker.readers.xlsx import xlsx_grids

    try:
        grids = tuple(xlsx_grids(data, path, Limits()))
    except ReadError as error:
        raise UsageError(f"{path}：{error.reason}。{error.hint}。") from error
    return {grid.name: _rows(grid, path) for grid in grids if not grid.note and not grid.unread}


def _rows(grid: Grid, path: str) -> list[Row]:
    lines: dict[int, dict[int, tuple[str, Place]]] = {}
    for cell in grid.cells:
        # A merged cell says the same of every row it stands beside.
        for row in range(cell.row, cell.row + cell.row_span):
            lines.setdefault(row, {})[cell.column] = (cell.text.strip(), cell.place)
    width = max((column for line in lines.values() for column in line), default=-1) + 1
    nowhere = ("", Place(path))
    return [[lines[row].get(at, nowhere) for at in range(width)] for row in sorted(lines)]
