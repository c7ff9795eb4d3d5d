"""The text of one cell as it comes in pieces, refused where it grows beyond any cell's size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from checker.readers.grid import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable


class LinedCell(Protocol):
    """A cell of a table within a text document, line by line."""

    column: int
    lines: list[str]


def take_inner_table(around: LinedCell | None, cells: Iterable[LinedCell]) -> bool:
    """Add a table of one column to the cell around it: a frame or a list, of which a person sees
    the text. False where it is a table of its own."""
    cells = list(cells)
    if around is None or len({cell.column for cell in cells}) != 1:
        return False
    around.lines += [line for cell in cells for line in cell.lines]
    return True


class CellText:
    """Pieces of text that are counted as they are added."""

    __slots__ = ("_left", "_limit", "_pieces")

    def __init__(self, limit: int) -> None:
        self._limit = self._left = limit
        self._pieces: list[str] = []

    def add(self, text: str) -> None:
        """Adds a piece; raises ReadError where the whole gets too long."""
        if not text:
            return
        self._left -= len(text)
        if self._left < 0:
            raise too_much_text(self._limit)
        self._pieces.append(text)

    @property
    def last(self) -> str:
        """The piece added last."""
        return self._pieces[-1] if self._pieces else ""

    def take(self) -> str:
        """The whole text; what is added afterwards begins another."""
        text = "".join(self._pieces)
        self._pieces.clear()
        self._left = self._limit
        return text


def too_much_text(limit: int) -> ReadError:
    """Why a file with such a cell is refused."""
    return ReadError(f"一格内容过多，超过 {limit} 字", "请核对文件是否完好；确实需要时请拆成几格")
