"""The tables of a Word document while they are read: how their cells are merged, and the grid each
comes to."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.place import Place
from checker.readers.grid import Grid, GridCell

if TYPE_CHECKING:
    from checker.readers.grid import Paragraph


class LeftOut(enum.Enum):
    """Why a cell, or what it shows, is not read."""

    DELETED = enum.auto()
    PICTURE = enum.auto()


@dataclass(slots=True)
class WordCell:
    """A cell being read; `merge` is how it goes on with the one above, `beside` with the one on
    its left. `gone` says that a review deleted it, `pictures` how many it holds."""

    row: int
    column: int
    span: int = 1
    merge: str = ""
    beside: str = ""
    rows: int = 1
    gone: bool = False
    pictures: int = 0
    lines: list[str] = field(default_factory=list[str])


@dataclass(slots=True)
class WordTable:
    """A table being read; `origin` maps a grid column to the cell that may go on below. `gone`
    says that the current row is deleted or hidden, `left` is the cell before in it."""

    number: int
    cells: list[WordCell] = field(default_factory=list[WordCell])
    origin: dict[int, WordCell] = field(default_factory=dict[int, WordCell])
    row: int = -1
    column: int = 0
    cell: WordCell | None = None
    left: WordCell | None = None
    in_row_properties: bool = False
    gone: bool = False

    def end_cell(self, limit: int) -> LeftOut | None:
        """Puts the open cell, of which there is one, where it belongs; what of it is left out.
        Columns from `limit` on are not kept."""
        assert self.cell is not None
        cell, self.cell = self.cell, None
        self.column = cell.column + cell.span
        left, self.left = self.left, cell
        if self.gone or cell.gone:
            return LeftOut.DELETED if cell.gone and not self.gone else None
        if cell.beside == "continue" and left is not None:
            left.span += cell.span
            self.left = left
            return None
        pictured = cell.pictures and not "".join(cell.lines).strip()
        above = self.origin.get(cell.column)
        if cell.merge and cell.merge != "restart" and above is not None:
            above.rows = cell.row - above.row + 1
        else:
            self.origin[cell.column] = cell
            if cell.column < limit:
                self.cells.append(cell)
        return LeftOut.PICTURE if pictured else None

    def grid(self, path: str, before: tuple[Paragraph, ...]) -> Grid:
        """The table as a grid behind the paragraphs `before`."""
        cells = tuple(
            GridCell(
                "\n".join(cell.lines).strip(),
                cell.row,
                cell.column,
                Place(
                    path,
                    cell=f"table={self.number},row={cell.row + 1},col={cell.column + 1}",
                    order=(self.number, cell.row, cell.column),
                ),
                cell.rows,
                cell.span,
            )
            for cell in self.cells
        )
        return Grid(cells, before, f"第{self.number}张表")
