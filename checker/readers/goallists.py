"""Goals in a small table of their own: 序号 | 目标内容 | 权重 beside the label of the goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.model import label_key
from checker.readers.goals import split_goals
from checker.readers.inline import trimmed
from checker.readers.labels import (
    GOALS,
    LONG_TERM,
    is_label,
    label_of,
    reads_like_label,
    says_nothing,
)
from checker.readers.leftovers import Why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.readers.draft import Draft
    from checker.readers.labels import Label
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_FEWEST_ROWS = 2
_CONTENT = late_pattern(
    "(?:年度|绩效|具体|分项|总体)*目标(?:内容|描述|说明|表述)?|(?:具体)?内容|描述"
)
_BESIDE = late_pattern(
    "序号|编号|(?:目标)?(?:权重|分值|占比|名称)|(?:对应|相关).{2,6}|责任.{2,4}|完成时[限间]|备注"
)


def goal_list_end(words: Vocabulary, rows: Sequence[GridRow], at: int) -> int | None:
    """The row behind such a table that begins with a row, or None where none does."""
    own = rows[at].own
    lead = own[0] if own else None
    if lead is None or lead.cell.row_span < _FEWEST_ROWS or rows[at].loose:
        return None
    label = label_of(words, lead.text)
    heads = [label_key(slot.text) for slot in own[1:]]
    contents = [each for each in heads if _CONTENT.fullmatch(each)]
    beside = [each for each in heads if _BESIDE.fullmatch(each)]
    goals = label is not None and label.field in (GOALS, LONG_TERM)
    whole = len(heads) > 1 and len(contents) == 1 and len(beside) == len(heads) - 1
    if not goals or not whole or not all(reads_like_label(slot.text) for slot in own[1:]):
        return None
    until = lead.cell.row + lead.cell.row_span
    end = next((n for n in range(at + 1, len(rows)) if rows[n].number >= until), len(rows))
    pairs = any(is_label(words, slot.text) for row in rows[at + 1 : end] for slot in row.own)
    return None if pairs else end


def read_goal_list(words: Vocabulary, draft: Draft, rows: Sequence[GridRow]) -> None:
    """Take the goals, and say what stands beside them."""
    lead, *heads = rows[0].own
    label = label_of(words, lead.text)
    assert label is not None
    content = next(slot for slot in heads if _CONTENT.fullmatch(label_key(slot.text)))
    draft.form.add(label.field)
    for row in rows[1:]:
        for head in heads:
            slot = next((s for s in row.own if s.column == head.column), None)
            if slot is None or says_nothing(slot.text):
                continue
            if head is content:
                _take(draft, label, slot)
            else:
                draft.leave(head.text, slot.text, slot.cell.place, Why.UNDERSTOOD)
    for row in rows:
        for slot in row.own:
            draft.see(slot)


def _take(draft: Draft, label: Label, slot: Slot) -> None:
    if label.field == GOALS:
        draft.take_goals(split_goals(slot.cell, len(draft.goals) + 1), label.written)
    else:
        draft.take(label, trimmed(slot.cell))
