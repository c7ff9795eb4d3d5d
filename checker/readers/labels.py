"""Labels of a form's head, and texts that read like one."""

from __future__ import annotations

import re

from checker.model import TABLE_FIELDS, FieldKind
from checker.readers.draft import Label
from checker.readers.vocabulary import label_key, vocabulary
from checker.text import squeeze

GOALS = "绩效目标"
LONG_TERM = "中期目标"
LEFT_OUT = "不取"
_AMOUNT = re.compile(r"[-−]?[\d,，]*\d(?:\.\d+)?\s*(?:万元|亿元|元)?")
_LONGEST_LABEL = 16
_WEAKEST = 10_000
_NOT_IN_LABELS = re.compile(r"[，。；;！？“”≥≤%=]|^\d|^[（(]?\d{4}年")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def label_of(text: str) -> Label | None:
    """The label a text is, or None."""
    key = label_key(text)
    words = vocabulary()
    if key in words.table_fields:
        field, rank = words.table_fields[key]
        return Label(field, rank, text)
    if key in words.goals:
        return Label(GOALS, 0, text)
    return Label(LEFT_OUT, 0, text) if key in words.ignored else None


def field_of(text: str) -> str | None:
    """The field a label stands for: a key of TABLE_FIELDS, 绩效目标, or 不取."""
    label = label_of(text)
    return label.field if label else None


def group_of(text: str) -> str | None:
    """The field that nameless text under a group's label belongs to ('' for none), or None."""
    return vocabulary().groups.get(label_key(text))


def is_label(text: str) -> bool:
    return bool(text) and (label_of(text) is not None or group_of(text) is not None)


def is_level(text: str) -> bool:
    """Whether a text names a level 1 or 2 of the indicators: 产出指标, 数量指标（20分）."""
    key = label_key(text)
    return key in vocabulary().level1 or key in vocabulary().level2


def is_amount(text: str) -> bool:
    return bool(_AMOUNT.fullmatch(text.strip()))


def is_sum(text: str) -> bool:
    """Whether a label says 合计, 小计 and the like."""
    return label_key(text) in vocabulary().totals


def sum_label(text: str) -> Label:
    """合计 where it stands for the budget; any other name of it is better."""
    return Label("预算数", _WEAKEST, text)


def is_money(label: Label) -> bool:
    field = TABLE_FIELDS.get(label.field)
    return field is not None and field.kind is FieldKind.MONEY


def is_text(label: Label) -> bool:
    field = TABLE_FIELDS.get(label.field)
    return field is not None and field.kind is FieldKind.TEXT


def reads_like_label(text: str) -> bool:
    """Whether an unknown text could be a label: short, in Chinese, no sentence and no number."""
    squeezed = squeeze(text)
    return (
        0 < len(squeezed) <= _LONGEST_LABEL
        and not _NOT_IN_LABELS.search(squeezed)
        and bool(_CHINESE.search(squeezed))
    )


def speaks_of_money(text: str) -> bool:
    key = label_key(text)
    return any(word in key for word in vocabulary().money_words)
