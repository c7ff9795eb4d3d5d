"""Which lines of a table without ruling lines are one row: told by the gaps between them, by cells
that begin level with each other, or by cells that are centred on each other.

Each of the three is tried; what contradicts the texts is dropped, and where two that are left
differ nothing is read. Nothing here knows of PDF; lengths are in points, y downwards.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from checker.readers.pagetext import TextLine

    Full = Callable[["Piece", "Piece"], bool]

# Parts of the size of the letters: what is level, and how much more space there is between rows
# than between the lines of a cell.
_LEVEL = 0.3
_WIDER = 0.15


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands of one line in one column."""

    column: int
    line: TextLine

    @property
    def top(self) -> float:
        return self.line.top

    @property
    def bottom(self) -> float:
        return self.line.bottom

    @property
    def size(self) -> float:
        return self.line.size


Row = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What of a block tells its rows: the column that has a text in every row (`name`), the one
    beside it (`value`), the one whose cells the others are centred on, and those whose lines may
    end where the writer ended them (`loose`).

    `full` says whether a line ends for want of room, `known` whether a name is a known one, `long`
    whether what stands beside a name may be several paragraphs.
    """

    name: int
    value: int
    centre: int
    loose: frozenset[int]
    full: Full
    known: Callable[[str], bool] | None = None
    long: Callable[[str], bool] | None = None

    def rows(self, pieces: Sequence[Piece]) -> list[Row] | None:
        """The rows of a block from top to bottom; None where they cannot be told for sure."""
        apart = _rows_by_gaps(pieces)
        if apart and all(map(self._is_row, apart)):
            return apart
        tried = ([tuple(lump) for lump in _lumps(pieces)], self._level(pieces))
        found = {_key(rows): rows for rows in (*tried, self._centred(pieces)) if self._holds(rows)}
        if len(found) > 1 and self.known is not None:
            found = {key: rows for key, rows in found.items() if all(map(self._is_known, rows))}
        return next(iter(found.values())) if len(found) == 1 else None

    def _holds(self, rows: Sequence[Row]) -> bool:
        parted = all(map(self._parts, rows, rows[1:]))
        return bool(rows) and all(map(self._is_row, rows)) and parted

    def _is_row(self, row: Row) -> bool:
        """Whether every cell of a row is one text, and it has a name."""
        names = _of(row, self.name)
        others = {piece.column for piece in row} - {self.name}
        whole = all(self._goes_on(row, column) for column in {self.name, *others})
        named = len(names) == 1 or (len(names) > 1 and (not self.known or self._is_known(row)))
        return whole and named and (not others or bool(_of(row, self.value)))

    def _is_known(self, row: Row) -> bool:
        return self.known is None or self.known(_text(_of(row, self.name)))

    def _is_loose(self, row: Row, column: int) -> bool:
        free = self.long is None or self.long(_text(_of(row, self.name)))
        return column in self.loose and free

    def _goes_on(self, row: Row, column: int) -> bool:
        """Whether the lines of a cell stand right below each other and each was full."""
        lines = _of(row, column)
        pairs = list(pairwise(lines))
        if not all(_touch(*pair) for pair in pairs):
            return False
        return self._is_loose(row, column) or all(self.full(*pair) for pair in pairs)

    def _parts(self, above: Row, below: Row) -> bool:
        """Whether two rows are two: the second is not what the first had no room for."""
        last, first = _of(above, self.name)[-1:], _of(below, self.name)[:1]
        if not (last and first) or not self.full(last[0], first[0]) or self.known:
            return True
        values, others = _of(above, self.value), _of(below, self.value)
        return bool(values and others) and not self.full(values[-1], others[0])

    def _level(self, pieces: Sequence[Piece]) -> list[Row]:
        """A row begins where a name and its value begin, or a name that is no rest of another."""
        rows: list[list[Piece]] = []
        last: Piece | None = None
        for line in _lines(pieces):
            name = next(iter(_of(line, self.name)), None)
            value = bool(_of(line, self.value))
            if not rows or (name and (value or last is None or not self.full(last, name))):
                rows.append([])
            rows[-1] += line
            last = name or last
        return [tuple(row) for row in rows]

    def _centred(self, pieces: Sequence[Piece]) -> list[Row]:
        """Every cell of a row has one middle."""
        columns = {piece.column for piece in pieces} - {self.centre}
        left = {column: _sorted(_of(pieces, column)) for column in columns}
        rows: list[Row] = []
        for cell in self._cells(pieces):
            middle = (cell[0].top + cell[-1].bottom) / 2
            row = list(cell)
            for waiting in left.values():
                count = _centred_on(middle, waiting)
                row += waiting[:count]
                del waiting[:count]
            rows.append(tuple(row))
        return [] if any(left.values()) else rows

    def _cells(self, pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
        cell: list[Piece] = []
        for piece in _sorted(_of(pieces, self.centre)):
            if cell and not (_touch(cell[-1], piece) and self._joins(cell, piece)):
                yield cell
                cell = []
            cell.append(piece)
        if cell:
            yield cell

    def _joins(self, cell: Sequence[Piece], piece: Piece) -> bool:
        if self.known is None:
            return self.full(cell[-1], piece)
        text = _text(cell)
        return not self.known(text) and self.known(text + piece.line.text)


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(piece.line.text for piece in pieces)


def _of(row: Iterable[Piece], column: int) -> list[Piece]:
    return [piece for piece in row if piece.column == column]


def _key(rows: Sequence[Row]) -> frozenset[frozenset[int]]:
    return frozenset(frozenset(map(id, row)) for row in rows)


def _sorted(pieces: Iterable[Piece]) -> list[Piece]:
    return sorted(pieces, key=lambda piece: piece.top)


def _touch(above: Piece, below: Piece) -> bool:
    return below.top - above.bottom < above.size


def _centred_on(middle: float, waiting: Sequence[Piece]) -> int:
    """How many of the next lines of a column have their middle there; 0 where none have."""
    for count in range(1, len(waiting) + 1):
        top, bottom = waiting[0].top, waiting[count - 1].bottom
        if abs((top + bottom) / 2 - middle) <= _LEVEL * waiting[0].size:
            return count
        if (top + bottom) / 2 > middle:
            break
    return 0


def _lines(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces that stand level, from top to bottom."""
    line: list[Piece] = []
    for piece in sorted(pieces, key=lambda each: each.bottom):
        if line and piece.bottom - line[0].bottom > _LEVEL * piece.size:
            yield line
            line = []
        line.append(piece)
    if line:
        yield line


def _rows_by_gaps(pieces: Sequence[Piece]) -> list[Row]:
    """The rows between gaps that are clearly wider than the one between two lines of a cell; none
    where no gap is."""
    gaps = [
        below.top - above.bottom
        for column in {piece.column for piece in pieces}
        for above, below in pairwise(_sorted(_of(pieces, column)))
    ]
    if not gaps:
        return []
    widest = min(gaps) + _WIDER * pieces[0].size
    rows: list[Row] = []
    for lump in _lumps(pieces):
        near = rows and lump[0].top - max(piece.bottom for piece in rows[-1]) <= widest
        if near:
            rows[-1] += tuple(lump)
        else:
            rows.append(tuple(lump))
    return rows if len(rows) > 1 else []


def _lumps(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces that overlap, from top to bottom."""
    lump: list[Piece] = []
    reach = 0.0
    for piece in _sorted(pieces):
        if lump and piece.top > reach - _LEVEL * piece.size:
            yield lump
            lump = []
        lump.append(piece)
        reach = max(reach, piece.bottom)
    if lump:
        yield lump


@dataclass(frozen=True, slots=True)
class MergedCell:
    """A merged cell: its lines, and the first and the last of its rows."""

    lines: tuple[Piece, ...]
    first: int
    last: int


def spans(
    cells: Sequence[Sequence[Piece]], rows: Sequence[Row], *, carried: bool
) -> list[MergedCell] | None:
    """Over which rows each of the merged cells of a column reaches, None where nobody can tell.
    With `carried` the first rows may belong to a cell of the page before."""
    tried = (_level_spans(cells, rows, carried=carried), _centred_spans(cells, rows))
    found = [each for each in tried if each is not None]
    if not found or (len(found) == 2 and found[0] != found[1]):
        return None
    return found[0]


def _level_spans(
    cells: Sequence[Sequence[Piece]], rows: Sequence[Row], *, carried: bool
) -> list[MergedCell] | None:
    """The cells as those that begin with their first row."""
    tops = [min(piece.top for piece in row) for row in rows]
    starts: list[int] = []
    for cell in cells:
        near = _LEVEL * cell[0].size
        start = next((at for at, top in enumerate(tops) if abs(top - cell[0].top) <= near), None)
        if start is None or (starts and start <= starts[-1]):
            return None
        starts.append(start)
    if (not starts or starts[0] > 0) and not carried:
        return None
    ends = [*(start - 1 for start in starts[1:]), len(rows) - 1]
    return [MergedCell(tuple(c), *at) for c, *at in zip(cells, starts, ends, strict=False)]


def _centred_spans(
    cells: Sequence[Sequence[Piece]], rows: Sequence[Row]
) -> list[MergedCell] | None:
    """The cells as those whose middle is that of their rows together."""
    found: list[MergedCell] = []
    start = 0
    for cell in cells:
        middle = (cell[0].top + cell[-1].bottom) / 2
        end = _end_of(middle, start, rows, cell[0].size)
        if end is None:
            return None
        found.append(MergedCell(tuple(cell), start, end))
        start = end + 1
    return found if start == len(rows) else None


def _end_of(middle: float, start: int, rows: Sequence[Row], size: float) -> int | None:
    for end in range(start, len(rows)):
        top = min(piece.top for piece in rows[start])
        bottom = max(piece.bottom for piece in rows[end])
        if abs((top + bottom) / 2 - middle) <= _LEVEL * size:
            return end
    return None
