"""Faults that are planted in tables, one kind a function, each with the rule that must find it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from benchmarks.corpus.tables import Table


class Planted(NamedTuple):
    """A fault that stands in a file: where, of what kind, and the rule that must speak of it.

    `row` counts indicator rows from 0; None is the head of the table or the file as a whole.
    """

    path: str
    table: int
    row: int | None
    field: str
    kind: str
    rule: str


class Spot(NamedTuple):
    """Where in its table a fault was planted."""

    row: int | None
    field: str


class Fault(NamedTuple):
    rule: str
    plant: Callable[[Table, Random], Spot]


def _cost_row(table: Table) -> dict[str, str]:
    return table.row("经济成本指标" if table.split else "成本指标")


def _cost_above_budget(table: Table, random: Random) -> Spot:
    row = _cost_row(table)
    times = Decimal(random.choice((120, 150, 300))) / 100
    table.set_value(row, "≤", f"{(table.budget * times).normalize():f}", "万元")
    return Spot(table.number(row), "指标值")


def _cost_as_floor(table: Table, _random: Random) -> Spot:
    row = _cost_row(table)
    table.set_value(row, "≥", f"{table.budget.normalize():f}", "万元")
    return Spot(table.number(row), "指标值")


def _money_does_not_add_up(table: Table, random: Random) -> Spot:
    wrong = Decimal(table.head["财政资金"]) + random.randint(1, 9)
    table.head["财政资金"] = f"{wrong:.2f}"
    return Spot(None, "预算数")


def _budget_is_no_amount(table: Table, _random: Random) -> Spot:
    table.head["预算数"] = f"约{table.head['预算数']}"
    return Spot(None, "预算数")


def _letter_for_digit(table: Table, _random: Random) -> Spot:
    row = table.row("质量指标")
    table.set_value(row, "≥", "9O", "%")
    return Spot(table.number(row), "指标值")


def _day_that_is_none(table: Table, _random: Random) -> Spot:
    row = table.row("时效指标")
    row["指标值"] = f"{table.year}年2月30日前"
    return Spot(table.number(row), "指标值")


def _above_hundred_percent(table: Table, _random: Random) -> Spot:
    row = table.row("质量指标")
    table.set_value(row, "≥", "980", "%")
    return Spot(table.number(row), "指标值")


def _name_repeats_level(table: Table, _random: Random) -> Spot:
    row = table.row("服务对象满意度指标")
    row["三级指标"] = "服务对象满意度指标"
    return Spot(table.number(row), "三级指标")


def _satisfaction_is_not_named(table: Table, _random: Random) -> Spot:
    row = table.row("服务对象满意度指标")
    row["三级指标"] = row["三级指标"].removesuffix("满意度")
    return Spot(table.number(row), "三级指标")


def _value_repeats_name(table: Table, _random: Random) -> Spot:
    row = table.row(table.trade.benefit_class)
    table.set_value(row, "定性" if table.split else "", row["三级指标"], "")
    return Spot(table.number(row), "指标值")


def _placeholder(table: Table, _random: Random) -> Spot:
    table.goals[:] = ["目标内容1"]
    return Spot(None, "绩效目标")


def _no_project(table: Table, _random: Random) -> Spot:
    table.head["项目名称"] = ""
    return Spot(None, "项目名称")


def _goal_says_another_number(table: Table, _random: Random) -> Spot:
    quantity = table.trade.quantities[1]
    row = next(row for row in table.rows if row["三级指标"] == quantity.name)
    table.set_value(row, "≥", "1", quantity.unit)
    return Spot(None, "绩效目标")


def _key_twice(table: Table, _random: Random) -> Spot:
    text = table.text()
    table.broken = text.replace("资金用途:", "预算数: 1.00\n资金用途:", 1).encode()
    return Spot(None, "预算数")


def _not_a_file(table: Table, random: Random) -> Spot:
    table.broken = b"PK\x03\x04" + random.randbytes(64)
    return Spot(None, "")


FAULTS: dict[str, Fault] = {
    "成本上限高于预算": Fault("GC202", _cost_above_budget),
    "成本写成下限": Fault("GC205", _cost_as_floor),
    "预算合计不等": Fault("GC201", _money_does_not_add_up),
    "预算不是确数": Fault("GC210", _budget_is_no_amount),
    "数字写成字母": Fault("GC002", _letter_for_digit),
    "没有的日子": Fault("GC705", _day_that_is_none),
    "百分比越界": Fault("GC309", _above_hundred_percent),
    "名称重复二级指标": Fault("GC109", _name_repeats_level),
    "满意度没有点明": Fault("GC501", _satisfaction_is_not_named),
    "指标值照抄名称": Fault("GC306", _value_repeats_name),
    "目标是占位文字": Fault("GC601", _placeholder),
    "没有项目名称": Fault("GC101", _no_project),
    "目标与指标数字不一": Fault("GC605", _goal_says_another_number),
    "重复的键": Fault("GC007", _key_twice),
    "读不了的文件": Fault("GC011", _not_a_file),
}
"""What may be planted: a kind, and the rule that must find it."""
