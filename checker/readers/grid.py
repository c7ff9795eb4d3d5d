"""What every format is turned into: grids of cells, and the paragraphs that stand before them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.place import Place


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
    shifts the row. `note` says what of the file was left out on purpose (a hidden sheet).
    """

    cells: tuple[GridCell, ...]
    before: tuple[Paragraph, ...] = ()
    name: str = ""
    loose: bool = False
    unread: tuple[str, str] | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """Budgets that are checked before anything is parsed."""

    text_bytes: int = 10 * 1024 * 1024
    file_bytes: int = 64 * 1024 * 1024
    inflated_bytes: int = 256 * 1024 * 1024
    ratio: int = 200
    members: int = 10_000
    xml_depth: int = 200
    elements: int = 6_000_000
    """Elements of all parts of a file, tokens of a page: what they cost is time, not bytes."""
    cells: int = 400_000
    columns: int = 256
    rows: int = 1_048_576
    cell_chars: int = 100_000
    """Characters in one cell or paragraph; Excel itself ends at 32,767."""
    tables: int = 5_000
    """Goal tables in one file."""
    indicators: int = 2_000
    """Rows of indicators in one goal table."""
    lost_parts: int = 20
    """Parts of one file that are reported one by one as unread."""
    tick: Callable[[], object] = bool
    """Called after every step of a long reading, for whoever watches that it goes on."""


class ReadError(Exception):
    """A file that cannot be read: why, and what the person can do about it (both in Chinese)."""

    def __init__(self, reason: str, hint: str, place: Place | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
        self.place = place
