"""What every format is turned into: grids of cells, and the paragraphs that stand before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.base.limits import Limits, ReadError

if TYPE_CHECKING:
    from checker.base.place import Place

__all__ = ["Grid", "GridCell", "Limits", "Paragraph", "ReadError"]


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell as it stands; row and column count from 0, spans from 1.

    `lines` holds the place of every line of the text in formats that have lines, so that a part
    of a cell can be pointed at; it is empty in Office files.
    """

    text: str
    row: int
    column: int
    place: Place
    row_span: int = 1
    column_span: int = 1
    lines: tuple[Place, ...] = ()

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    def part(self, start: int, end: int) -> Place:
        """The place of `text[start:end]`, as narrow as the format allows."""
        if not self.lines:
            return self.place
        first = self.text.count("\n", 0, start)
        last = self.text.count("\n", 0, end)
        if last >= len(self.lines):
            return self.place
        begin, finish = self.lines[first], self.lines[last]
        if begin.column is None or finish.column is None:
            return self.place
        return replace(
            begin,
            column=begin.column + start - (self.text.rfind("\n", 0, start) + 1),
            end_line=finish.line,
            end_column=finish.column + end - (self.text.rfind("\n", 0, end) + 1),
        )


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text outside any grid, or a note that stands alone in a row."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the document: its cells in reading order (merged cells once, at their first
    position) and the paragraphs between it and the grid before.

    `name` is what people call it: the sheet's name, 第3页. `unread` says that a part of the file
    (a scanned page) holds nothing that could be read, and what to do about it. `loose` is true
    where columns are only the order of cells in their row (a text dump), so that a lost cell
    shifts the row; `copied` where it is a text whose cells stand apart by tabs, so that merged
    cells may stand once and not at all below; `torn` where the text ends before anything ends its
    last row, so that a row that lacks its last cells was cut off; `cut` says what is missing where
    the text shows that it ends inside the table, whatever the last row holds. `note` says what of
    the file was left out on purpose (a hidden sheet).
    """

    cells: tuple[GridCell, ...]
    before: tuple[Paragraph, ...] = ()
    name: str = ""
    loose: bool = False
    copied: bool = False
    torn: bool = False
    cut: str = ""
    unread: tuple[str, str] | None = None
    note: str = ""
