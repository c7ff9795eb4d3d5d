"""Where the value of a label stands: beside it, or behind the blanks of a merged cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.readers.goals import heads_goals
from checker.readers.labels import (
    GOALS,
    LEFT_OUT,
    LONG_TERM,
    Label,
    goal_of_term,
    is_amount,
    is_label,
    is_money,
    label_of,
    label_said,
    reads_like_label,
    says_nothing,
    speaks_of_money,
)

if TYPE_CHECKING:
    from checker.readers.rows import GridRow
    from checker.readers.vocabulary import Vocabulary

# A label nobody knows beside a stretch of time: 项目日期范围 | 2026-01-01至2026-12-31.
_IS_TIME = late_pattern("时间|日期|期限|期间|周期|年限|时段|期$")
_DAY = r"20\d\d\s*[-—./年]\s*\d{1,2}(?:\s*[-—./月]\s*(?:\d{1,2}\s*日?)?)?"
_IS_PERIOD = late_pattern(
    rf"\s*{_DAY}\s*(?:至|到|[-—–~～])+\s*(?:{_DAY}|\d{{1,2}}\s*月(?:底|末|份)?)\s*"
)
_OF_TERM = late_pattern("(?:实施|项目|建设|执行|服务|政策|规划)(?:期|期限|年限|周期)$")
_IS_TERM = late_pattern(
    r"\s*(?:20\d\d\s*(?:年|年?\s*[-—–－~～至到]+\s*20\d\d\s*年?)|[\d一二三四五六七八九十]+\s*(?:个?月|年|天))\s*"
)
_SHORT = 3
_HEADS_NAMES = late_pattern("名称|类型|类别|依据|内容|说明")
_DIGIT = late_pattern(r"\d")
_NUMBERED = late_pattern(r"\s*(?:总体|绩效)?目标\s*[\d一二三四五六七八九十]{1,2}\s*[:：]")
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
    label = label_of(words, slot.text)
    if label is not None and is_money(label) and _names_money(words, row.slots[beside].text):
        return None  # 预算总额 | 收入预算: the second is a label as well
    of_goals = label is not None and label.field == GOALS
    if of_goals and _divides_goals(words, row, beside):
        return None
    if label is not None and _HEADS_NAMES.fullmatch(row.slots[beside].text):
        return None  # 实施主体 | 名称 | 类型 over their texts
    if _says_another(words, label, row.slots[beside].text):
        return None
    return (
        beside
        if not is_label(words, row.slots[beside].text) or _answers(words, label, row, beside)
        else None
    )


def _divides_goals(words: Vocabulary, row: GridRow, position: int) -> bool:
    """Whether a text behind the label of the goals heads a column of them (目标编号), or says of
    which of them the next is (长期 | …)."""
    text = row.slots[position].text
    behind = row.slots[position + 1 : position + 2]
    return heads_goals(text) or bool(behind and goal_of_term(words, text))


def _names_money(words: Vocabulary, text: str) -> bool:
    """Whether a text is what a kind of money is called, known or not, or what is measured of it
    (执行, 核定), and no amount."""
    measure = label_of(words, f"{text}数") if len(text) <= _SHORT else None
    if measure is not None and is_money(measure):
        return True
    return reads_like_label(text) and speaks_of_money(words, text) and not _DIGIT.search(text)


def _answers(words: Vocabulary, label: Label | None, row: GridRow, position: int) -> bool:
    """Whether a text that reads like a label is the value of a kind (项目级次: 本级, 支出类型:
    其他), no funding: it has neither an amount nor a blank behind it. Any other known label is
    never the value of one."""
    value = label_of(words, row.slots[position].text)
    kind = label is not None and (label.field in _KINDS or label.field == LEFT_OUT)
    if not kind or value is None or not is_money(value) or value.field == "预算数":
        return False  # 支出类别 | 金额 are two heads
    behind = row.slots[position + 1 : position + 2]
    alone = row.flat and not any(slot.text for slot in row.slots[position + 1 :])
    return not behind or alone or is_label(words, behind[0].text)


def _says_another(words: Vocabulary, label: Label | None, text: str) -> bool:
    """Whether a text is a label with its value in one: 填报单位：某乡政府. 总体目标 | 目标1：…… and
    长期绩效目标 | 目标1：…… are one label with its value each."""
    said = label_said(words, text)
    if said is None or label is None or said.field != GOALS:
        return said is not None
    return label.field not in ((GOALS, LONG_TERM) if _NUMBERED.match(text) else (GOALS,))


def _behind_blanks(words: Vocabulary, row: GridRow, position: int) -> int | None:
    behind = next(
        (at for at in range(position + 1, len(row.slots)) if row.slots[at].own_text), None
    )
    label = label_of(words, row.slots[position].text)
    text = "" if behind is None else row.slots[behind].text
    if is_label(words, text) or _says_another(words, label, text):
        return None
    if label is not None and label.field == GOALS and heads_goals(text):
        return None
    money = label is not None and is_money(label)
    return None if money and not (is_amount(text) or says_nothing(text)) else behind


def time_of(label: str, value: str) -> str | None:
    """The field of a stretch of time whose label nobody knows: 项目日期范围 | 2026-01至2026-12,
    实施期 | 2年."""
    if not _IS_TIME.search(label):
        return None
    if _IS_PERIOD.fullmatch(value):
        return "起止时间"
    return "实施期限" if _OF_TERM.search(label) and _IS_TERM.fullmatch(value) else None
