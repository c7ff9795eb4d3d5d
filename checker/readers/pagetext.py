"""Characters with their places, put together to the lines and texts people see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A new item of a list begins a line of its own, however full the line before it is.
_ITEM = late_pattern(
    r"\s*(?:(?:年度)?目标\s*\d+\s*[:：.．、]|\d{1,2}\s*[.．、](?!\d)|\d{1,2}\s*[)）]|[（(]\s*[\d一二三四五六七八九十]{1,2}\s*[)）]"
    r"|[①-⑳]|[一二三四五六七八九十]{1,2}、)"
)
# A gap wider than so many characters parts what stands on both sides.
_WIDE_GAP = 1.6
# What a cell leaves free beside its text, in characters.
_MARGIN = 0.6
# What a line may not be broken inside of: 【2024】87号 keeps its marks.
_WORD = late_pattern(r"[“‘（《【〔]*(?:[!-~]+|.)[!-~，。、；：？！）》”’】〕%]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Char:
    """One character: its box, and the height of its line (y downwards)."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def x(self) -> float:
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class TextLine:
    """Characters on one line, from left to right."""

    chars: tuple[Char, ...]

    @property
    def text(self) -> str:
        """The characters, with two blanks where a gap stands that no single blank leaves: what is
        set apart on paper (a unit at the right edge) is not one word."""
        pieces: list[str] = []
        for before, char in zip((None, *self.chars), self.chars, strict=False):
            if before is not None and char.left - before.right > _WIDE_GAP * before.size:
                pieces.append("  ")
            pieces.append(char.text)
        return "".join(pieces).strip()

    @property
    def left(self) -> float:
        return min(char.left for char in self.chars)

    @property
    def right(self) -> float:
        return max(char.right for char in self.chars)

    @property
    def top(self) -> float:
        return min(char.top for char in self.chars)

    @property
    def bottom(self) -> float:
        return max(char.bottom for char in self.chars)

    @property
    def size(self) -> float:
        return max(char.size for char in self.chars)


def lines_of(chars: Iterable[Char]) -> list[TextLine]:
    """Lines from top to bottom; characters whose middles are less than half a line apart are on
    one line (the box of a dash or a comma is low, so the tall ones of a line set its height)."""
    lines: list[list[Char]] = []
    for char in sorted(chars, key=lambda each: (each.bottom, each.left)):
        if lines and abs(_base(lines[-1]) - char.bottom) <= 0.5 * max(char.size, 1.0):
            lines[-1].append(char)
        else:
            lines.append([char])
    ordered = (TextLine(tuple(sorted(line, key=lambda each: each.left))) for line in lines)
    return [line for line in ordered if line.text]


def _base(line: Sequence[Char]) -> float:
    return sum(char.bottom for char in line) / len(line)


def joined_lines(lines: Sequence[TextLine], right: float) -> list[TextLine]:
    """Lines of running text, those that were broken only for want of room before `right` put
    together again: a long heading is one heading."""
    whole: list[list[TextLine]] = []
    for line in lines:
        if whole and _goes_on(whole[-1][-1], line, right):
            whole[-1].append(line)
        else:
            whole.append([line])
    return [
        own[0] if len(own) == 1 else TextLine(tuple(char for line in own for char in line.chars))
        for own in whole
    ]


def _goes_on(above: TextLine, below: TextLine, right: float) -> bool:
    close = below.top - above.bottom < 0.8 * above.size
    alike = abs(above.size - below.size) < 1
    return close and alike and _between(above, below, right - above.right) != "\n"


def text_in(chars: Iterable[Char], right: float) -> str:
    """The text of a cell whose right edge is `right`: a line that is full goes on in the next,
    any other ends where the writer ended it."""
    lines = lines_of(chars)
    return _as_written(lines, [right - line.right for line in lines])


def text_within(lines: Sequence[TextLine], width: float) -> str:
    """The text of lines that were set in a column of a `width`, wherever in it they stand."""
    return _as_written(lines, [_room(line, width) for line in lines])


def is_full(above: TextLine, below: TextLine, width: float) -> bool:
    """Whether a line in a column of a `width` ended for want of room, and goes on in the next."""
    return _between(above, below, _room(above, width)) != "\n"


def _room(line: TextLine, width: float) -> float:
    """The room behind a line, with the margin that a cell has."""
    return width - (line.right - line.left) + _MARGIN * line.size


def _as_written(lines: Sequence[TextLine], rooms: Sequence[float]) -> str:
    text = ""
    for number, line in enumerate(lines):
        if number:
            text += _between(lines[number - 1], line, rooms[number - 1])
        text += line.text
    return text


def _between(above: TextLine, below: TextLine, room: float) -> str:
    """Nothing, a blank or a line break: what stood between two lines before they were set.

    A line is full when the next word no longer fits into the `room` behind it, less the cell's
    margin and one character for marks that may not begin a line.
    """
    if _ITEM.match(below.text):
        return "\n"
    match = _WORD.match(below.text)
    word = match.group() if match else below.text[:1]
    wide = below.size * sum(0.6 if char.isascii() else 1.0 for char in word)
    if wide + (1 + _MARGIN) * above.size < room:
        return "\n"
    latin = above.text[-1:].isascii() and below.text[:1].isascii()
    whole_words = latin and above.text[-1:].isalpha() and below.text[:1].isalpha()
    return " " if whole_words else ""
