"""Where the value of a label stands: beside it, or behind the blanks of a merged cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.readers.labels import (
    GOALS,
    LEFT_OUT,
    Label,
    is_amount,
    is_label,
    is_money,
    label_of,
    label_said,
)

if TYPE_CHECKING:
    from checker.readers.rows import GridRow
    from checker.readers.vocabulary import Vocabulary

# Fields whose value may be a word that elsewhere is a label.
_KINDS = frozenset({"支出类型", "单位名称", "主管部门", "项目名称"})


def value_position(words: Vocabulary, row: GridRow, position: int) -> int | None:
    """Where the value of a label stands: beside it, or behind the blanks of a merged cell where
    the format cannot merge. A text may read like a label (支出类型: 其他); an amount or a goal may
    not."""
    slot = row.slots[position]
    beside = position + 1
    if beside >= len(row.slots) or row.slots[beside].inherited:
        return None
    if row.flat and not row.slots[beside].text:
        return _behind_blanks(words, row, position) or beside
    label, said = label_of(words, slot.text), label_said(words, row.slots[beside].text)
    numbered = label is not None and said is not None and label.field == said.field == GOALS
    if said is not None and not numbered:  # 总体目标 | 目标1：…… is one label with its value
        return None
    return (
        beside
        if not is_label(words, row.slots[beside].text) or _answers(words, label, row, beside)
        else None
    )


def _answers(words: Vocabulary, label: Label | None, row: GridRow, position: int) -> bool:
    """Whether a text that reads like a label is the value of a kind (项目级次: 本级, 支出类型:
    其他), no funding: it has neither an amount nor a blank behind it. Any other known label is
    never the value of one."""
    value = label_of(words, row.slots[position].text)
    kind = label is not None and (label.field in _KINDS or label.field == LEFT_OUT)
    if not kind or value is None or not is_money(value):
        return False
    behind = row.slots[position + 1 : position + 2]
    alone = row.flat and not any(slot.text for slot in row.slots[position + 1 :])
    return not behind or alone or is_label(words, behind[0].text)


def _behind_blanks(words: Vocabulary, row: GridRow, position: int) -> int | None:
    behind = next(
        (at for at in range(position + 1, len(row.slots)) if row.slots[at].own_text), None
    )
    if behind is None or is_label(words, row.slots[behind].text):
        return None
    label = label_of(words, row.slots[position].text)
    text = row.slots[behind].text
    return None if label and is_money(label) and not is_amount(text) else behind
