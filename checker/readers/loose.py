"""Rows of a pasted text: those that lost the blank lines between them, and those that lost the
cells merged with the row above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.model import label_key
from checker.readers.columns import LEVELS
from checker.readers.inline import is_unit_cell
from checker.readers.labels import field_of, group_of
from checker.readers.rows import GridRow, Slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.readers.header import Header
    from checker.readers.vocabulary import Vocabulary

_SHORTEST_HEADER = 3


def realigned(words: Vocabulary, header: Header, rows: Iterable[GridRow]) -> Iterator[GridRow]:
    """The rows with their first cell under the level it is the name of, where cells that are
    merged with the row above, or the label of the block, are not there at all."""
    starts = [column.start for name in LEVELS if (column := header.column(name))]
    if header.start != header.block:
        starts = []  # a list, whose first columns are those of the project
    for row in rows:
        ragged = row.loose or (row.flat and _count(row) < header.width)
        if not ragged or not starts or header.columns[0].field != "一级指标" or not row.slots:
            yield row
        else:
            yield _shifted(row, _shift(words, header, starts, row))


def _shift(words: Vocabulary, header: Header, starts: list[int], row: GridRow) -> int:
    """How many cells are missing before the first one of a row."""
    first = row.slots[0].text
    missing = header.width - _count(row)
    if missing <= 0 or not first or group_of(words, first) is not None:
        return 0
    key = words.level_key(first)
    fitting = [start for start in starts if header.width - start == _count(row)]
    if key in words.level1 and (key not in words.level2 or fitting != starts[1:2]):
        return starts[0]
    if key in words.level2 and len(starts) > 1:
        return starts[1]
    return (fitting or [min(missing, starts[-1])])[0]


def _count(row: GridRow) -> int:
    """How many columns the cells of a row take, blanks that reach over several counted."""
    return sum(slot.cell.column_span for slot in row.slots)


def _shifted(row: GridRow, shift: int) -> GridRow:
    if not shift:
        return row
    moved = (
        replace(slot, cell=replace(slot.cell, column=slot.cell.column + shift))
        for slot in row.slots
    )
    return replace(row, slots=tuple(moved))


def regroup(words: Vocabulary, row: GridRow, width: int) -> Iterator[GridRow]:
    """The rows that one run of cells holds.

    A run is cut before the head of a next table, around a header, and below a header of `width`
    columns (0 where none is known) into rows of that many cells.
    """
    slots = row.slots
    start = 0
    while start < len(slots):
        end, width = _next_cut(words, slots, start, width)
        yield _row(row, slots[start:end])
        start = end


def _next_cut(words: Vocabulary, slots: Sequence[Slot], start: int, width: int) -> tuple[int, int]:
    """Where the row that begins at `start` ends, and the width that holds behind it."""
    run = _header_run(words, slots, start)
    if run >= _SHORTEST_HEADER:
        return start + run, run
    end = next(
        (
            position
            for position in range(start + 1, len(slots))
            if _begins_head(words, slots, position)
            or _header_run(words, slots, position) >= _SHORTEST_HEADER
        ),
        len(slots),
    )
    rest = start + width
    if (
        width
        and end > rest
        and all(_is_indicator(words, slots[at : at + 2]) for at in (start, rest))
    ):
        return rest, width
    return end, width


def _header_run(words: Vocabulary, slots: Sequence[Slot], start: int) -> int:
    """How many column headers follow each other, 一级指标 first."""
    first = words.column(slots[start].text)
    if first is None or first[0] != "一级指标":
        return 0
    end = start
    while end < len(slots) and words.column(slots[end].text) is not None:
        end += 1
    return end - start


def _begins_head(words: Vocabulary, slots: Sequence[Slot], position: int) -> bool:
    """Whether the line above a form, or its 项目名称, begins at a position."""
    if field_of(words, slots[position].text) == "项目名称":
        return True
    following = slots[position + 1].text if position + 1 < len(slots) else ""
    return is_unit_cell(following) and not is_unit_cell(slots[position].text)


def _is_indicator(words: Vocabulary, slots: Sequence[Slot]) -> bool:
    return any(label_key(slot.text) in words.level2 for slot in slots)


def _row(row: GridRow, slots: Sequence[Slot]) -> GridRow:
    cells = (replace(slot.cell, column=column) for column, slot in enumerate(slots))
    return GridRow(row.number, tuple(Slot(cell, inherited=False) for cell in cells), row.loose)
