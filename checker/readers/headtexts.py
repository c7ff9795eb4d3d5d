"""Texts of the head without a label anybody knows: goals, headings, what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.readers.besidelabels import time_of
from checker.readers.goals import heads_goals, split_goals
from checker.readers.heads import year_alone
from checker.readers.inline import read_heading, read_inline, trimmed
from checker.readers.labels import (
    GOALS,
    Label,
    is_amount,
    is_figure,
    is_label,
    is_title,
    label_of,
    reads_like_label,
    speaks_of_money,
)
from checker.readers.leftovers import Why
from checker.readers.totals import take_sources_said

if TYPE_CHECKING:
    from checker.readers.draft import Draft
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_GOAL_NUMBER = late_pattern(r"(?:年度)?目标\s*\d+\s*[:：]?")
_WEIGHT_OF_GOAL = late_pattern(r"(?:权重|分值|占比)\s*[:：]?\s*\d+(?:\.\d+)?\s*[%％分]?")
_HEADING = late_pattern(r"(?:目标|指标)(?:情况|分解|明细|设定)?(?:表|如下)?[:：]?$")
_SECTION = late_pattern("[一二三四五六七八九十]+、")
_WEAKEST = 10_000


def read_unlabelled(
    words: Vocabulary, draft: Draft, row: GridRow, slot: Slot, value: Slot | None
) -> bool:
    """Text that is no label anybody knows; True when it took `value` with it."""
    if take_sources_said(words, draft, slot) or read_inline(words, draft, slot.cell):
        return False
    leads = slot.column == row.slots[0].column and not slot.inherited
    if leads and value is None and reads_like_label(slot.text) and _before_label(words, row):
        draft.nameless = ""  # a group whose name nobody knows
        draft.leave("", slot.text, slot.cell.place, Why.UNDERSTOOD)
        return False
    beside = value is not None and bool(value.text) and reads_like_label(slot.text)
    if beside and value is not None and read_inline(words, draft, value.cell):
        draft.nameless = "" if leads else draft.nameless
        return True
    if beside and value is not None and (leads or not draft.nameless or _is_pair(row, slot)):
        if (field := time_of(slot.text, value.text)) is not None:
            draft.take(Label(field, _WEAKEST, slot.text, 0.5), trimmed(value.cell))
            return True
        money = is_amount(value.text) and speaks_of_money(words, slot.text)
        why = Why.MONEY if money else Why.UNKNOWN
        draft.leave(slot.text, value.text, value.cell.place, why)
        draft.nameless = "" if leads else draft.nameless
        return True
    _read_nameless(words, draft, row, slot)
    return False


def _is_pair(row: GridRow, slot: Slot) -> bool:
    """Whether a cell and one behind it are all that begins below the label of a block: a label
    nobody knows with its text (保障措施 | …), no goal."""
    numbered = _GOAL_NUMBER.fullmatch(slot.text) is not None
    return row.slots[0].inherited and len(row.own) == 2 and row.own[0] is slot and not numbered


def _before_label(words: Vocabulary, row: GridRow) -> bool:
    """Whether a label that is known stands behind the first cell of a row."""
    return len(row.own) > 1 and is_label(words, row.own[1].text)


def _read_nameless(words: Vocabulary, draft: Draft, row: GridRow, slot: Slot) -> None:
    if _GOAL_NUMBER.fullmatch(slot.text):
        return
    if draft.nameless == GOALS and (
        heads_goals(slot.text)
        or _WEIGHT_OF_GOAL.fullmatch(slot.text)
        or (is_figure(slot.text) and not is_amount(slot.text))
    ):
        draft.leave("", slot.text, slot.cell.place, Why.UNDERSTOOD)
    elif draft.nameless == GOALS and len(row.own) == 1 and _heads_block(slot):
        draft.nameless = ""
        draft.leave("", slot.text, slot.cell.place, Why.UNDERSTOOD)
    elif draft.nameless == GOALS and not is_figure(slot.text) and not is_label(words, slot.text):
        draft.take_goals(split_goals(slot.cell, len(draft.goals) + 1))
    elif draft.nameless and draft.nameless != GOALS:
        named = label_of(words, draft.nameless)
        if named is not None:
            draft.take(named, trimmed(slot.cell))
    elif row.slots[0].inherited:
        money = is_amount(slot.text) and speaks_of_money(words, row.slots[0].text)
        why = Why.MONEY if money else Why.UNKNOWN
        draft.leave(row.slots[0].text, slot.text, slot.cell.place, why)
    elif not draft.begun:
        if not read_heading(draft, slot.cell):
            draft.leave("", slot.text, slot.cell.place, Why.UNDERSTOOD)
    elif is_title(slot.text):
        draft.leave("", slot.text, slot.cell.place, Why.UNDERSTOOD)
    elif is_amount(slot.text) or _is_of_years(row) or not read_heading(draft, slot.cell):
        draft.leave("", slot.text, slot.cell.place, Why.UNKNOWN)


def _is_of_years(row: GridRow) -> bool:
    """Whether years stand side by side (2026年 | 2027年 | 2028年): none is the table's own."""
    return sum(bool(year_alone(slot.text)) for slot in row.own) > 1


def _heads_block(slot: Slot) -> bool:
    """Whether a text alone in its row is the heading of what follows: 年度绩效目标表, 分解目标."""
    named = _HEADING.search(slot.text) or _SECTION.match(slot.text)
    return reads_like_label(slot.text) and named is not None
