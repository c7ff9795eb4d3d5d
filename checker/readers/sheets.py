"""Sheets of a workbook as grids, whichever format the workbook has."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field, replace
from checker.base.place import Place
from checker.ooxml import column_letters
from checker.readers.grid import Grid, GridCell
from checker.readers.leftout import (
    COVERED_CELLS,
    HIDDEN_COLUMNS,
    HIDDEN_ROWS,
    HIDDEN_TEXT,
    STRUCK_CELLS,
    left_out,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.readers.grid import Limits

_SAVE_AGAIN = "请用 Excel 或 WPS 打开核对，删去多余的列后另存"
_MOST_RANGES = 1_000

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


@dataclass(slots=True)
class SheetContent:
    """What a sheet holds: cells as (row, column, text), and what of it is hidden. Rows and columns
    count from 0."""

    texts: list[tuple[int, int, str]] = field(default_factory=list[tuple[int, int, str]])
    merges: list[Range] = field(default_factory=list["Range"])
    hidden_rows: set[int] = field(default_factory=set[int])
    hidden_columns: set[int] = field(default_factory=set[int])
    struck: int = 0
    """Cells that are struck through as a whole."""
    masked: int = 0
    """Cells whose number format shows nothing of what they hold."""
    covered: int = 0
    """Cells under a merged one with a text that it does not show."""
    beyond: int = 0
    """Cells with a text to the right of the last column that is read."""
    _ranges: int = 0

    def hide_columns(self, start: int, stop: int) -> None:
        """Hides the columns from `start` to before `stop`."""
        self._ranges += 1
        if self._ranges <= _MOST_RANGES:
            self.hidden_columns.update(range(start, stop))


def sheet_grids(sheet: Sheet, content: SheetContent, limits: Limits) -> Iterator[Grid]:
    """The grid of a sheet as it is seen, merged ranges as spans; and what was left out of it."""
    cells: dict[tuple[int, int], GridCell] = {}
    for row, column, written in content.texts:
        text = written.replace("\r\n", "\n").replace("\r", "\n").strip()
        cells[row, column] = GridCell(text, row, column, sheet.place(row, column))
    covered = _merge(cells, content)
    kept = [cell for cell in cells.values() if (cell.row, cell.column) not in covered]
    seen = _without_hidden(kept, content)
    yield Grid(tuple(_with_gaps(seen, sheet)), name=sheet.name)
    if content.beyond:
        start = column_letters(limits.columns)
        yield unread_sheet(sheet, f"{start} 列起还有 {content.beyond} 格内容，超过上限，没有读")
    yield from left_out(_unseen(cells.values(), content), sheet.name)


def _without_hidden(cells: list[GridCell], content: SheetContent) -> list[GridCell]:
    """The cells in the rows and columns that are seen, counted without the others."""
    if not content.hidden_rows and not content.hidden_columns:
        return cells
    rows, columns = sorted(content.hidden_rows), sorted(content.hidden_columns)
    seen: list[GridCell] = []
    for cell in cells:
        top, bottom = _visible(cell.row, rows), _visible(cell.row + cell.row_span, rows)
        left = _visible(cell.column, columns)
        right = _visible(cell.column + cell.column_span, columns)
        if top < bottom and left < right:
            spans = (bottom - top, right - left)
            seen.append(GridCell(cell.text, top, left, cell.place, *spans))
    return seen


def _visible(at: int, hidden: list[int]) -> int:
    """How many rows or columns before `at` are seen."""
    return at - bisect_left(hidden, at)


def _unseen(cells: Iterable[GridCell], content: SheetContent) -> dict[str, int]:
    texts = [cell for cell in cells if cell.text]
    return {
        HIDDEN_ROWS: len({cell.row for cell in texts} & content.hidden_rows),
        HIDDEN_COLUMNS: len({cell.column for cell in texts} & content.hidden_columns),
        STRUCK_CELLS: content.struck,
        HIDDEN_TEXT: content.masked,
        COVERED_CELLS: content.covered,
    }


def unread_sheet(sheet: Sheet, reason: str) -> Grid:
    """What stands for a sheet, or a part of it, that could not be read."""
    cell = GridCell("", 0, 0, sheet.place(0, 0))
    return Grid((cell,), name=f"工作表“{sheet.name}”", unread=(reason, _SAVE_AGAIN))


def hidden_sheet(name: str) -> Grid:
    """What stands for a sheet that is hidden: nothing but that it was left out."""
    return Grid((), name=name, note=f"隐藏的工作表“{name}”没有读")


def _merge(cells: dict[tuple[int, int], GridCell], content: SheetContent) -> set[tuple[int, int]]:
    """Give the first cell of every range its spans; the positions of cells under a range.

    Ranges are never expanded: only cells that exist are looked at.
    """
    rows: dict[int, list[int]] = {}
    for row, column in cells:
        rows.setdefault(row, []).append(column)
    covered: set[tuple[int, int]] = set()
    for top, left, bottom, right in content.merges:
        origin = cells.get((top, left))
        if origin is None or (top, left) in covered or origin.row_span * origin.column_span > 1:
            continue  # ranges do not overlap, except in files made to be slow
        height, width = bottom - top + 1, right - left + 1
        cells[top, left] = replace(origin, row_span=height, column_span=width)
        reached = range(top, bottom + 1) if height <= len(rows) else sorted(rows)
        for row in reached:
            if top <= row <= bottom:
                under = [(row, at) for at in rows.get(row, ()) if left <= at <= right]
                covered.update(under)
                content.covered += sum(cells[at].text not in ("", origin.text) for at in under)
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
