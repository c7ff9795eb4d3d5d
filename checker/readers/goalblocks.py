"""Blocks of indicators within one form: those of the whole term and those of the year, each under
a heading (年度绩效目标表) or beside the name of its goal (长期绩效目标1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.pattern import late_pattern
from checker.base.text import squeeze
from checker.readers.columncells import slot_under, texts_under
from checker.readers.columns import MID, reach
from checker.readers.goals import split_goals
from checker.readers.labels import (
    GOALS,
    LONG_TERM,
    field_of,
    group_of,
    is_label,
    is_money,
    label_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.readers.columns import Column
    from checker.readers.draft import Draft
    from checker.readers.header import Header
    from checker.readers.rows import GridRow
    from checker.readers.vocabulary import Vocabulary

_SEVERAL = 2
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


def take_goals_beside(
    words: Vocabulary, draft: Draft, header: Header, rows: Sequence[GridRow]
) -> Header:
    """The header less a column of goals before the levels, each over its indicators, which are
    those of a form that states none above: 年度目标 | 一级指标 | …."""
    beside = [
        column
        for column in header.left
        if column.start < header.start and field_of(words, column.label) == GOALS
    ]
    if draft.goals or len(beside) != 1:
        return header
    if not _only_names_block(words, beside[0], rows):
        draft.form.add(GOALS)
    for row in rows:
        slot = slot_under(row, beside[0])
        if slot is not None and slot.own_text:
            goals = split_goals(slot.cell, len(draft.goals) + 1)
            draft.take_goals(goals, beside[0].label)
    return replace(header, left=tuple(each for each in header.left if each is not beside[0]))


def _only_names_block(words: Vocabulary, column: Column, rows: Sequence[GridRow]) -> bool:
    """Whether the label of goals is one cell from the heads down beside all their rows: it names
    the block (年度绩效目标1（40分）) and leaves no room for a goal. Where a format shows no merged
    cells, a blank below the label may be a goal that nobody wrote."""
    slots = [slot_under(row, column) for row in rows if not row.flat]
    return len(slots) == len(rows) and all(
        slot is not None and slot.inherited and field_of(words, slot.text) == GOALS
        for slot in slots
    )


def is_of_term(words: Vocabulary, header: Header, row: GridRow, *, above: bool) -> bool:
    """Whether a row belongs to the block of the whole term; where it does not say, it goes on with
    the row `above`."""
    first = row.slots[0]
    field = field_of(words, first.text) if first.column < header.start else None
    if field in (GOALS, LONG_TERM):
        return field == LONG_TERM
    return header.span == MID or (above and not first.text)


def without_goals_beside(
    words: Vocabulary, draft: Draft, rows: list[GridRow], at: int
) -> list[GridRow]:
    """The rows less a goal that stands under its label beside the heads of money, which is taken:
    批复预算 | 绩效目标 over 合计 | 财政拨款 | 其他 | 开展宣传活动120场."""
    own = rows[at].own
    if len(own) < _SEVERAL or at + 1 >= len(rows) or field_of(words, own[-1].text) != GOALS:
        return rows
    money, goals = own[-2], own[-1]
    label = label_of(words, money.text)
    start, end = reach(rows[at], money)
    wide = end - start > 1 and ((label and is_money(label)) or group_of(words, money.text))
    below = [slot for slot in rows[at + 1].own if slot.column == goals.column]
    if not wide or not below or is_label(words, below[0].text):
        return rows
    draft.form.add(GOALS)
    draft.take_goals(split_goals(below[0].cell), goals.text)
    end = below[0].cell.row + below[0].cell.row_span
    return [
        row.without([slot.column for slot in row.slots if slot.column >= goals.column])
        if row.number < end and place >= at
        else row
        for place, row in enumerate(rows)
    ]
