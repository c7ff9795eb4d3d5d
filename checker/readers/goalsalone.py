"""Lists of projects that have goals and no indicators."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.readers.columns import LEVELS
from checker.readers.header import find_header
from checker.readers.labels import GOALS, is_level, label_of, reads_like_label
from checker.readers.projectlist import FEWEST_HEADS, find_listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_MANY = 6


def lists_goals_alone(words: Vocabulary, rows: Sequence[GridRow]) -> Slot | None:
    """The head of the goals in a list of projects that has goals and no indicators, else None."""
    found = _lists_goals(words, rows)
    if found is None or any(find_listing(words, row) or find_header(words, row) for row in rows):
        return None
    return found


def _lists_goals(words: Vocabulary, rows: Sequence[GridRow]) -> Slot | None:
    """The same, whatever the other rows are."""
    for row, below in pairwise(rows):
        if len(row.own) < FEWEST_HEADS:
            continue
        labels = [label_of(words, slot.text) for slot in row.own]
        fields = [label.field for label in labels if label is not None]
        others = [slot for slot, label in zip(row.own, labels, strict=True) if label is None]
        known = all(words.column(slot.text) is not None for slot in others)
        if len(row.own) >= _MANY and [s.column for s in row.own] == [s.column for s in below.own]:
            known = not any(_of_indicators(words, slot) for slot in row.own)
        if {"项目名称", GOALS} <= {*fields} and known:
            goals = row.own[labels.index(next(e for e in labels if e and e.field == GOALS))]
            held = any(slot.overlaps(goals.column, goals.column + 1) for slot in below.own)
            return goals if held and len(below.own) >= FEWEST_HEADS else None
    return None


def _of_indicators(words: Vocabulary, slot: Slot) -> bool:
    """Whether a head speaks of indicators, or is none at all."""
    column = words.column(slot.text)
    known = column is not None and column[0] in (*LEVELS, "指标值")
    said = "指标" in slot.text or is_level(words, slot.text)
    return known or said or not reads_like_label(slot.text)
