"""Rows of the head that hold labels alone: heads of a list, of counties, of values below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.readers.inline import is_unit_cell
from checker.readers.labels import (
    GOALS,
    LONG_TERM,
    field_of,
    group_of,
    is_figure,
    is_label,
    is_money,
    label_of,
    reads_like_label,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_LABEL_ROW = 3
_SHORT = 8


def heads_a_list(words: Vocabulary, row: GridRow) -> bool:
    """Whether 项目名称 is the head of a column of a table that is no form (政府采购预算表): the
    head of an amount stands beside it, or heads without pairs."""
    own = [slot for slot in row.own if not is_unit_cell(slot.text)]
    while own and (own[0].cell.row_span > 1 or group_of(words, own[0].text) is not None):
        own = own[1:]  # the label of a block of pairs
    names = [at for at, slot in enumerate(own) if field_of(words, slot.text) == "项目名称"]
    if not names or len(own) < _LABEL_ROW or _are_pairs(words, own[names[0] :]):
        return False
    gaps = [slot for slot in row.slots if not slot.own_text and slot.column < own[-1].column]
    if gaps:
        return False
    beside = label_of(words, own[names[0] + 1].text) if names[0] + 1 < len(own) else None
    if beside is not None and (is_money(beside) or beside.field == GOALS):
        return True
    unpaired = len(own) % 2 == 1 and len(own) > _LABEL_ROW
    return unpaired and all(reads_like_label(slot.text) for slot in own)


def over_values(words: Vocabulary, rows: Sequence[GridRow], at: int) -> bool:
    """Whether a row of labels alone stands over a single row of their values: 项目名称 | 预算单位 |
    资金总额 over 泵站维修 | 某局 | 80. Over several rows it heads a list, which is no form."""
    if at + 1 >= len(rows) or len(rows[at].own) < _LABEL_ROW:
        return False
    above, below = rows[at].own, rows[at + 1].own
    labels = [label_of(words, slot.text) for slot in above]
    if not all(label is not None and label.field not in (GOALS, LONG_TERM) for label in labels):
        return False
    starts = [slot.column for slot in above]
    again = rows[at + 2].own if at + 2 < len(rows) else ()
    return (
        [slot.column for slot in below] == starts
        and [slot.column for slot in again] != starts
        and not any(is_label(words, slot.text) for slot in below)
        and all(
            is_figure(slot.text)
            for slot, label in zip(below, labels, strict=True)
            if label is not None and is_money(label)
        )
    )


def _are_pairs(words: Vocabulary, own: list[Slot]) -> bool:
    """Whether labels and texts that are none take turns: pairs behind the label of a block."""
    labels, values = own[::2], own[1::2]
    return len(labels) == len(values) and all(
        is_label(words, label.text) and not is_label(words, value.text)
        for label, value in zip(labels, values, strict=True)
    )


def unknown_heads(words: Vocabulary, row: GridRow) -> str | None:
    """The texts of a row of heads that nobody knows (one a county) behind a group's label."""
    own = row.own
    if own and (group_of(words, own[0].text) is not None or field_of(words, own[0].text) == GOALS):
        own = own[1:]
    first = row.slots[0]
    over = field_of(words, first.text) == GOALS and first.cell.row_span > 1 and len(own) > 1
    heads = over and all(len(slot.text) < _SHORT for slot in own)
    pairs = len(own) == len(row.slots) or (row.flat and own[:1] == row.slots[:1])
    if (len(own) < _LABEL_ROW and not heads) or row.loose or pairs:
        return None
    if not all(reads_like_label(slot.text) and not is_label(words, slot.text) for slot in own):
        return None
    return "、".join(slot.text for slot in own)
