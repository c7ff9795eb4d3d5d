"""Blocks of indicators within one form: those of the whole term and those of the year, each under
a heading (年度绩效目标表) or beside the name of its goal (长期绩效目标1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dataclass import replace
from checker.pattern import late_pattern
from checker.readers.columns import MID
from checker.readers.contents import texts_under
from checker.readers.labels import GOALS, LONG_TERM, field_of
from checker.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.readers.header import Header
    from checker.readers.rows import GridRow
    from checker.readers.vocabulary import Vocabulary

_HEADING = late_pattern(
    "(?:[一二三四五六七八九十]、)?(?:中期|长期|中长期|实施期|总体|年度|本年度?|当年度?)绩效(?:目标|指标)(?:分解|明细)?表?"
)


def heads_block(row: GridRow) -> bool:
    """Whether a row is the heading of a block within a form and says nothing else."""
    return len(row.own) == 1 and _HEADING.fullmatch(squeeze(row.own[0].text)) is not None


def without_block_names(words: Vocabulary, header: Header, rows: Sequence[GridRow]) -> Header:
    """The header less the column before the levels that names the goal of its rows."""
    left = tuple(
        column
        for column in header.left
        if column.start >= header.start
        or not (texts := texts_under(column, rows))
        or not all(field_of(words, text) in (GOALS, LONG_TERM) for text in texts)
    )
    return replace(header, left=left)


def is_of_term(words: Vocabulary, header: Header, row: GridRow, *, above: bool) -> bool:
    """Whether a row belongs to the block of the whole term; where it does not say, it goes on with
    the row `above`."""
    first = row.slots[0]
    field = field_of(words, first.text) if first.column < header.start else None
    if field in (GOALS, LONG_TERM):
        return field == LONG_TERM
    return header.span == MID or (above and not first.text)
