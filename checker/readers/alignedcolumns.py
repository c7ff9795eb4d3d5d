"""The columns of a table without ruling lines: where every line leaves the paper blank.

The heads of the columns say how many there are. Nothing here knows of PDF; lengths are in points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.readers.alignedrows import Piece
from checker.readers.pagetext import TextLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.readers.pagetext import Char

# Parts of the size of the letters: the blank between two columns, that between two heads, what a
# single blank may take, how nearly cells begin at one place, and what a cell leaves free at both
# sides together.
_GUTTER = 0.25
_APART = 0.9
_BLANK = 0.7
_SAME_START = 0.3
_FREE = 1.3
_TOUCHING = 0.1

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns from left to right: where their texts begin and end on paper, and which of the
    heads each has (None of a column without one)."""

    extents: tuple[Interval, ...]
    heads: tuple[int | None, ...]

    def pieces(self, line: TextLine) -> Iterator[Piece]:
        """What of a line stands in which column."""
        for number, (start, end) in enumerate(self.extents):
            chars = tuple(char for char in line.chars if start <= char.x <= end)
            if any(char.text.strip() for char in chars):
                yield Piece(number, TextLine(chars))

    @property
    def edges(self) -> tuple[float, ...]:
        """Where each column begins and the last one ends, halfway between the texts."""
        between = [
            (end + start) / 2
            for (_, end), (start, _) in zip(self.extents, self.extents[1:], strict=False)
        ]
        return (self.extents[0][0], *between, self.extents[-1][1])


def parts_of(line: TextLine) -> list[TextLine]:
    """The texts of a line that stand clearly apart."""
    return [TextLine(tuple(chars)) for chars in _runs(line, _APART)]


def columns_of(heads: Sequence[TextLine], lines: Sequence[TextLine]) -> tuple[Columns | None, int]:
    """The columns below some heads, and how many of the lines are divided in the same way; no
    columns where a text that has no head stands between two that have."""
    size = heads[0].size
    covered = _merged([(head.left, head.right) for head in heads])
    count = 0
    for line in lines:
        wider = _merged([*covered, *_intervals(line)])
        if not _parted(wider, heads, _GUTTER * size):
            break
        covered, count = wider, count + 1
    extents = list(_with_gutters(covered, _GUTTER * size))
    owners = [_heads_in(extent, heads) for extent in extents]
    named = [at for at, owner in enumerate(owners) if owner is not None]
    if len(named) != len(heads) or None in owners[named[0] :]:
        return None, count
    return Columns(tuple(extents), tuple(owners)), count


def _parted(covered: Sequence[Interval], heads: Sequence[TextLine], gutter: float) -> bool:
    extents = list(_with_gutters(covered, gutter))
    inside = sum(_heads_in(extent, heads) is not None for extent in extents)
    return inside == len(heads)


def _heads_in(extent: Interval, heads: Sequence[TextLine]) -> int | None:
    """The head that stands in a column; None where none or several do."""
    start, end = extent
    found = [at for at, head in enumerate(heads) if start <= head.left and head.right <= end]
    return found[0] if len(found) == 1 else None


def _intervals(line: TextLine) -> list[Interval]:
    return [(chars[0].left, chars[-1].right) for chars in _runs(line, _TOUCHING)]


def _runs(line: TextLine, apart: float) -> list[list[Char]]:
    """The characters without blanks, parted where more than `apart` of their size lies between
    them; one blank between two words parts only where it is wide."""
    runs: list[list[Char]] = []
    blank = False
    for char in line.chars:
        if not char.text.strip():
            blank = True
            continue
        gap = char.left - runs[-1][-1].right if runs else 0.0
        most = max(apart, _BLANK) if blank else apart
        if runs and gap <= most * char.size:
            runs[-1].append(char)
        else:
            runs.append([char])
        blank = False
    return runs


def _merged(intervals: Sequence[Interval]) -> list[Interval]:
    merged: list[Interval] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _with_gutters(covered: Sequence[Interval], gutter: float) -> Iterator[Interval]:
    """The intervals, those that stand nearer than a gutter joined."""
    last: Interval | None = None
    for start, end in covered:
        if last is not None and start - last[1] < gutter:
            last = (last[0], end)
            continue
        if last is not None:
            yield last
        last = (start, end)
    if last is not None:
        yield last


def width_of(column: int, columns: Columns, pieces: Sequence[Piece], right: float) -> float:
    """How wide the lines of a column may get: as the widest is, or, where all begin at one place,
    as far as the next column, or the table, which ends at `right`, leaves room."""
    own = [piece.line for piece in pieces if piece.column == column]
    widest = max((line.right - line.left for line in own), default=0.0)
    if len(own) < 2:
        return widest
    size = own[0].size
    starts = [line.left for line in own]
    if max(starts) - min(starts) > _SAME_START * size:
        return widest
    if column + 1 == len(columns.extents):
        return max(widest, right - min(starts))
    following = [piece.line.left for piece in pieces if piece.column == column + 1]
    free = min(following, default=columns.extents[column + 1][0]) - min(starts)
    return max(widest, free - _FREE * size)
