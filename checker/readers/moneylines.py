"""Lines of money that are no source: a task with its amounts, what one office or place has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import PLACE_FUNDING_FIELDS, TASK_FIELDS, Cell, Line, label_key
from checker.readers.inline import trimmed
from checker.readers.labels import says_nothing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.readers.heads import Head
    from checker.readers.matrix import MatrixLine
    from checker.readers.rows import Slot

_TASK_HEADS = {
    "主要内容": "主要内容",
    "工作内容": "主要内容",
    "主要任务内容": "主要内容",
    "主要工作内容": "主要内容",
    "任务内容": "主要内容",
    "任务名称": "任务名称",
    "完成情况": "完成情况",
}


def task_of(line: MatrixLine, roles: Mapping[Head, str], left: dict[Head, list[Slot]]) -> Line:
    """A task of a department; what belongs to no field of it is `left`."""
    fields: dict[str, Cell] = {}
    if line.name is not None:
        fields["任务名称"] = trimmed(line.name.cell)
    for head, slot in line.cells:
        role = roles.get(head) or _TASK_HEADS.get(label_key(head.text), "")
        if role in TASK_FIELDS and role not in fields:
            fields[role] = trimmed(slot.cell)
        elif not says_nothing(slot.text):
            left.setdefault(head, []).append(slot)
    return Line(line.row.own[0].cell.place, fields)


def place_of(line: MatrixLine, roles: Mapping[Head, str], left: dict[Head, list[Slot]]) -> Line:
    """What one office or place has, where each has a line: 县水利局 | 1500 | 900 | 600."""
    assert line.name is not None
    fields = {"名称": trimmed(line.name.cell)}
    for head, slot in line.cells:
        role = roles.get(head, "")
        if role in PLACE_FUNDING_FIELDS and role not in fields:
            fields[role] = trimmed(slot.cell)
        elif not says_nothing(slot.text):
            left.setdefault(head, []).append(slot)
    return Line(line.name.cell.place, fields)
