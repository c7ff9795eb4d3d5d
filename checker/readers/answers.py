"""Columns that are one answer of several: 确定能 | 有可能 below 完成目标可能性, 人员保障 | 制度保障
below 偏差原因分析. What is ticked is the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.model import Cell
from checker.readers.columncells import slot_under
from checker.readers.inline import trimmed
from checker.readers.labels import says_nothing

if TYPE_CHECKING:
    from checker.readers.columns import Column
    from checker.readers.header import Header
    from checker.readers.rows import GridRow
    from checker.readers.vocabulary import Vocabulary

_CHOICE, _CAUSE = "完成可能性", "偏差原因"
_IN_WORDS = late_pattern("^定性(?:指标|目标|描述|表述|值|要求|内容)*$")
_TICK = late_pattern(r"[√✓✔☑■●○√vVyY是1]")
_NO_TICK = late_pattern("[×✗✘xXnN否□☐0]")
_SEVERAL = late_pattern(r"[/／|｜、，或]")


def is_choice(words: Vocabulary, column: Column) -> bool:
    """Whether a column is one answer of several: 确定能 below 完成目标可能性."""
    known = words.column(column.above) if column.above and not column.field else None
    return known is not None and known[0] == _CHOICE


def take_choice(words: Vocabulary, header: Header, row: GridRow, fields: dict[str, Cell]) -> None:
    """The answer is the head of the column that is ticked; below a head that lists all answers
    (确定能/有可能/不可能) it is what is written."""
    for column in header.left:
        slot = slot_under(row, column) if is_choice(words, column) else None
        if slot is None or says_nothing(slot.own_text) or _NO_TICK.fullmatch(slot.own_text):
            continue
        if not _SEVERAL.search(column.label):
            fields.setdefault(_CHOICE, Cell(column.label, slot.cell.place))
        elif not _TICK.fullmatch(slot.own_text):
            fields.setdefault(_CHOICE, trimmed(slot.cell))


def is_cause(words: Vocabulary, column: Column) -> bool:
    """Whether a column is one cause of several: 人员保障 below 偏差原因分析."""
    known = words.column(column.above) if column.above and not column.field else None
    return known is not None and known[0] == _CAUSE


def take_causes(words: Vocabulary, header: Header, row: GridRow, fields: dict[str, Cell]) -> None:
    """The causes that are ticked or filled in stand before the reason in words."""
    causes = [
        (column, slot_under(row, column)) for column in header.left if is_cause(words, column)
    ]
    said = [
        (column.label if _TICK.fullmatch(slot.text) else f"{column.label}：{slot.text}", slot)
        for column, slot in causes
        if slot is not None and slot.own_text and not says_nothing(slot.text)
    ]
    if said:
        reason = fields.get(_CAUSE)
        told = reason.text if reason is not None and not reason.blank else ""
        place = reason.place if told and reason is not None else said[0][1].cell.place
        text = "、".join(text for text, _ in said)
        fields[_CAUSE] = Cell(f"{text}：{told}" if told else text, place)


def is_in_words(column: Column) -> bool:
    """Whether a column is for values in words alone: 定性指标 beside 定量指标."""
    return bool(_IN_WORDS.search(column.label))


def take_value_in_words(header: Header, row: GridRow, fields: dict[str, Cell]) -> None:
    """The value that stands in a column of its own for those in words: 定量指标 | 定性指标."""
    value = fields.get("指标值")
    column = next((each for each in header.left if is_in_words(each)), None)
    if column is None or value is None or not value.blank:
        return
    slot = slot_under(row, column)
    if slot is not None and slot.own_text and not says_nothing(slot.text):
        fields["指标值"] = trimmed(slot.cell)
