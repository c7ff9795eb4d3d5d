"""Places in a text as the protocol counts them.

A place has lines and columns from 1, columns in code points; the protocol counts both from 0, and
columns in UTF-16 unless both sides agree on another encoding: 𠮷 is one column here and two there.
Lines end as they end for `checker.base.place`; the library would end them at U+2028 as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from checker.base.place import Lines, Place, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

# Bytes that one unit of an encoding takes, and the encoding as Python names it.
_ENCODINGS: dict[str, tuple[str, int]] = {
    "utf-8": ("utf-8", 1),
    "utf-16": ("utf-16-le", 2),
    "utf-32": ("utf-32-le", 4),
}


def units_in(text: str, encoding: str) -> int:
    """How many columns a text takes for the editor; half characters are counted, not refused."""
    name, size = _ENCODINGS[encoding]
    return len(text.encode(name, "surrogatepass")) // size


class Positions:
    """A text with its lines, and the encoding in which the editor counts."""

    __slots__ = ("encoding", "lines", "text")

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self.text = text
        self.lines: Sequence[str] = lines_of(text)
        self.encoding = encoding

    def position(self, line: int, column: int) -> types.Position:
        """The position of a line and column, both from 1; what lies outside is brought inside."""
        line = min(max(line, 1), len(self.lines))
        before = self.lines[line - 1][: max(column - 1, 0)]
        return types.Position(line - 1, units_in(before, self.encoding))

    def range(self, place: Place) -> types.Range:
        """The range of a place: its span, or the first line for a file as a whole."""
        if place.line is None:
            return self.line_range(1)
        start = self.position(place.line, place.column or 1)
        if place.end_line is None or place.end_column is None:
            return types.Range(start, start)
        return types.Range(start, self.position(place.end_line, place.end_column))

    def line_range(self, line: int) -> types.Range:
        """All of a line, blanks before it left out."""
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        indent = len(text) - len(text.lstrip())
        return types.Range(
            self.position(line, indent + 1), self.position(line, len(text.rstrip()) + 1)
        )

    def place_of(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of an offset into the text. Between \\r and \\n there is no
        place: it is before both."""
        return Lines(self.text, "").position(offset)

    def point(self, position: types.Position) -> tuple[int, int]:
        """Line and column, both from 1, of a position; one inside a character is before it."""
        line = min(max(position.line, 0), len(self.lines) - 1)
        left, column = position.character, 1
        for char in self.lines[line]:
            left -= units_in(char, self.encoding)
            if left < 0:
                break
            column += 1
        return line + 1, column

    def written(self, place: Place) -> str | None:
        """What stands at a place of one line; None for any other."""
        if place.line is None or place.line != place.end_line or place.line > len(self.lines):
            return None
        return self.lines[place.line - 1][(place.column or 1) - 1 : (place.end_column or 1) - 1]


def holds(place: Place, line: int, column: int) -> bool:
    """Whether a point lies in a place, its end included: a cursor stands behind what it is at."""
    if place.line is None:
        return False
    start = (place.line, place.column or 1)
    end = (place.end_line or place.line, place.end_column or place.column or 1)
    return start <= (line, column) <= end
