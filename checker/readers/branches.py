"""Indicators without a column of levels, below rows that name one: 产出指标 across the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.readers.columns import LEVELS, Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.readers.draft import Draft
    from checker.readers.header import Header
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_BY_CONTENT = 0.6


def with_branches(words: Vocabulary, header: Header, rows: Sequence[GridRow]) -> Header:
    """The header with the levels that have no column, where rows of their own name them."""
    if header.column(LEVELS[0]) is not None or header.column(LEVELS[1]) is not None:
        return header
    heads = [slot for row in rows if (slot := _level_alone(words, row)) is not None]
    firsts = [slot for slot in heads if words.level_key(slot.text) in words.level1]
    seconds = [slot for slot in heads if slot not in firsts]
    if not firsts:
        return header
    start = header.start
    found = [firsts[0], *seconds[:1]]
    levels = (
        Column(field, start, start, 0, slot.text, _BY_CONTENT)
        for field, slot in zip(LEVELS, found, strict=False)
    )
    return replace(header, columns=(*levels, *header.columns))


def branch_of(words: Vocabulary, header: Header, row: GridRow) -> Slot | None:
    """The level that a row names for the rows below it."""
    column = header.column(LEVELS[0])
    return _level_alone(words, row) if column and column.start == column.end else None


def take_branch(words: Vocabulary, draft: Draft, branch: Slot, *, below_first: bool) -> bool:
    """Remember the level; True where it is a first one. What could be either (满意度指标) is the
    second right below a first level."""
    key = words.level_key(branch.text)
    second = key in words.level2 and (key not in words.level1 or below_first)
    if second:
        draft.level2 = branch.cell
    else:
        draft.level1, draft.level2 = branch.cell, None
    return not second


def _level_alone(words: Vocabulary, row: GridRow) -> Slot | None:
    alone = row.own[0] if len(row.own) == 1 and not row.loose else None
    return alone if alone is not None and words.level(alone.text) is not None else None
