"""Indicators without a column of levels, below rows that name one: 产出指标 across the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dataclass import replace
from checker.readers.columns import LEVELS, Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.readers.header import Header
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_BY_CONTENT = 0.6


def with_branches(words: Vocabulary, header: Header, rows: Sequence[GridRow]) -> Header:
    """The header with a first level that has no column, where rows of their own name it."""
    if header.column(LEVELS[0]) is not None or header.column(LEVELS[1]) is not None:
        return header
    heads = [slot for row in rows if (slot := _level_alone(words, row)) is not None]
    if not heads:
        return header
    start = header.start
    level = Column(LEVELS[0], start, start, 0, heads[0].text, _BY_CONTENT)
    return replace(header, columns=(level, *header.columns))


def branch_of(words: Vocabulary, header: Header, row: GridRow) -> Slot | None:
    """The level that a row names for the rows below it."""
    column = header.column(LEVELS[0])
    return _level_alone(words, row) if column and column.start == column.end else None


def _level_alone(words: Vocabulary, row: GridRow) -> Slot | None:
    alone = row.own[0] if len(row.own) == 1 and not row.loose else None
    known = alone is not None and words.level_key(alone.text) in words.level1
    return alone if known else None
