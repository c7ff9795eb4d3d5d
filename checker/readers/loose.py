"""Rows of a text dump that lost the blank lines between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.readers.inline import is_unit_cell
from checker.readers.labels import field_of
from checker.readers.rows import Row, Slot
from checker.readers.vocabulary import label_key, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHORTEST_HEADER = 3


def regroup(row: Row, width: int) -> Iterator[Row]:
    """The rows that one run of cells holds.

    A run is cut before the head of a next table, around a header, and below a header of `width`
    columns (0 where none is known) into rows of that many cells.
    """
    slots = row.slots
    start = 0
    while start < len(slots):
        end, width = _next_cut(slots, start, width)
        yield _row(row, slots[start:end])
        start = end


def _next_cut(slots: Sequence[Slot], start: int, width: int) -> tuple[int, int]:
    """Where the row that begins at `start` ends, and the width that holds behind it."""
    run = _header_run(slots, start)
    if run >= _SHORTEST_HEADER:
        return start + run, run
    end = next(
        (
            position
            for position in range(start + 1, len(slots))
            if _begins_head(slots, position) or _header_run(slots, position) >= _SHORTEST_HEADER
        ),
        len(slots),
    )
    rest = start + width
    if width and end > rest and all(_is_indicator(slots[at : at + 2]) for at in (start, rest)):
        return rest, width
    return end, width


def _header_run(slots: Sequence[Slot], start: int) -> int:
    """How many column headers follow each other, 一级指标 first."""
    columns = vocabulary().columns
    first = columns.get(label_key(slots[start].text))
    if first is None or first[0] != "一级指标":
        return 0
    end = start
    while end < len(slots) and label_key(slots[end].text) in columns:
        end += 1
    return end - start


def _begins_head(slots: Sequence[Slot], position: int) -> bool:
    """Whether the line above a form, or its 项目名称, begins at a position."""
    if field_of(slots[position].text) == "项目名称":
        return True
    following = slots[position + 1].text if position + 1 < len(slots) else ""
    return is_unit_cell(following) and not is_unit_cell(slots[position].text)


def _is_indicator(slots: Sequence[Slot]) -> bool:
    words = vocabulary()
    return any(label_key(slot.text) in words.level2 for slot in slots)


def _row(row: Row, slots: Sequence[Slot]) -> Row:
    cells = (replace(slot.cell, column=column) for column, slot in enumerate(slots))
    return Row(row.number, tuple(Slot(cell, inherited=False) for cell in cells), row.loose)
