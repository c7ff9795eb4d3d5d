"""Sheets of a workbook as grids, whichever format the workbook has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.place import Place
from checker.readers.grid import Grid, GridCell, Limits, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Range = tuple[int, int, int, int]
"""A merged range: top, left, bottom, right, all from 0 and inclusive."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where cells stand: the file, the sheet's number among the visible ones, and its name."""

    path: str
    number: int
    name: str

    def place(self, row: int, column: int) -> Place:
        cell = f"{self.name}!{column_letters(column)}{row + 1}"
        return Place(self.path, cell=cell, order=(self.number, row, column))


def sheet_grid(
    sheet: Sheet, texts: Iterable[tuple[int, int, str]], merges: Iterable[Range], limits: Limits
) -> Grid:
    """The grid of cells given as (row, column, text), merged ranges as spans.

    `merges` is looked at after `texts` have been drawn, so that one pass may fill both.
    """
    cells: dict[tuple[int, int], GridCell] = {}
    for row, column, written in texts:
        text = written.replace("\r\n", "\n").replace("\r", "\n").strip()
        cells[row, column] = GridCell(text, row, column, sheet.place(row, column))
        if len(cells) > limits.cells:
            raise ReadError(
                f"工作表“{sheet.name}”超过 {limits.cells} 格", "请删去多余的格子或把文件拆成几个"
            )
    covered = _merge(cells, merges)
    kept = [cell for cell in cells.values() if (cell.row, cell.column) not in covered]
    return Grid(tuple(_with_gaps(kept, sheet)), name=sheet.name)


def hidden_sheet(name: str) -> Grid:
    """What stands for a sheet that is hidden: nothing but that it was left out."""
    return Grid((), name=name, note=f"隐藏的工作表“{name}”没有读")


def _merge(cells: dict[tuple[int, int], GridCell], merges: Iterable[Range]) -> set[tuple[int, int]]:
    """Give the first cell of every range its spans; the positions of cells under a range.

    Ranges are never expanded: only cells that exist are looked at.
    """
    rows: dict[int, list[int]] = {}
    for row, column in cells:
        rows.setdefault(row, []).append(column)
    covered: set[tuple[int, int]] = set()
    for top, left, bottom, right in merges:
        origin = cells.get((top, left))
        if origin is None or (top, left) in covered or origin.row_span * origin.column_span > 1:
            continue  # ranges do not overlap, except in files made to be slow
        height, width = bottom - top + 1, right - left + 1
        cells[top, left] = replace(origin, row_span=height, column_span=width)
        reached = range(top, bottom + 1) if height <= len(rows) else sorted(rows)
        for row in reached:
            if top <= row <= bottom:
                covered.update(
                    (row, column) for column in rows.get(row, ()) if left <= column <= right
                )
        covered.discard((top, left))
    return covered


def _with_gaps(cells: list[GridCell], sheet: Sheet) -> Iterator[GridCell]:
    """The cells with one blank cell in every gap: a sheet leaves out cells that hold nothing."""
    width = max((cell.column + cell.column_span for cell in cells), default=0)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    rows: dict[int, list[GridCell]] = {}
    reaching: list[GridCell] = []
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    for row, own in rows.items():
        reaching = [cell for cell in reaching if cell.row + cell.row_span > row]
        column = 0
        for cell in sorted([*reaching, *own], key=lambda each: each.column):
            if cell.column > column:
                yield _blank(row, column, cell.column, sheet)
            column = max(column, cell.column + cell.column_span)
            if cell.row == row:
                yield cell
        if column < width:
            yield _blank(row, column, width, sheet)
        reaching += [cell for cell in own if cell.row_span > 1]


def _blank(row: int, start: int, end: int, sheet: Sheet) -> GridCell:
    return GridCell("", row, start, sheet.place(row, start), column_span=end - start)


def column_letters(column: int) -> str:
    """A of column 0, AA of column 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
