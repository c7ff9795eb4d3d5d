"""How values are printed in messages: as people write them."""

from __future__ import annotations

import datetime

from checker.form.records import (
    CellRecord,
    FundingRecord,
    GoalRecord,
    IndicatorRecord,
    Mention,
    PlaceValue,
    Replacement,
    SetRecord,
    TableRecord,
    TaskRecord,
)
from checker.language.amounts import Amount
from checker.language.frame import certain, is_list
from checker.language.gaps import Absent, Blank, Gap
from checker.values import Value

EMPTY = "（空）"
LONGEST_LIST = 1_500
"""Characters after which a list in a message breaks off."""
UNCLEAR = "（不详）"


def show_value(value: object) -> str:
    """Text for a message: amounts in the unit they were written in, lists joined by 、."""
    if is_list(value):
        return _show_list(value)
    match value:
        case str():
            return value
        case bool():
            return "是" if value else "否"
        case Amount():
            return str(value)
        case Value():
            return value.text
        case datetime.date():
            return f"{value.year}年{value.month}月{value.day}日"
        case Absent() | Blank():
            return EMPTY
        case Gap():
            return UNCLEAR
        case _:
            return _show_record(value)


def _show_list(items: tuple[object, ...]) -> str:
    """The items, as far as a message can hold them; a longer list says how long it is."""
    shown, length = list[str](), 0
    for item in items:
        shown.append(show_value(certain(item)))
        length += len(shown[-1]) + 1
        if length > LONGEST_LIST and len(shown) < len(items):
            return f"{'、'.join(shown)}…（共{len(items)}项）"
    return "、".join(shown)


def _show_record(value: object) -> str:
    match value:
        case SetRecord():
            return "全套"
        case TableRecord():
            return value.table.text("项目名称") or f"第{value.table.index}表"
        case IndicatorRecord():
            return value.indicator.text("三级指标") or f"第{value.indicator.row + 1}行指标"
        case GoalRecord() | CellRecord():
            return value.cell.text if value.cell else EMPTY
        case FundingRecord():
            return value.label
        case TaskRecord():
            return value.line.text("任务名称") or f"第{value.number}项任务"
        case PlaceValue():
            return value.name
        case Mention():
            return value.text
        case Replacement():
            return f"{value.wrong}→{value.right}"
        case _:
            return UNCLEAR
