"""Amounts of several parts: 2小时30分钟, 三年半, 三成五, 一年两次."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from checker.values.mistakes import Reason, Unreadable
from checker.values.numerals import EXACT, Number
from checker.values.syntax import UNCOUNTED, Counted
from checker.values.units import below_line, of_several, unit_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.values.memory import Units
    from checker.values.syntax import AmountEnd, WrittenAmount
    from checker.values.value import Unit

_HALF = Decimal("0.5")
# 两年一次, 3天2轮; two days of 30人 are no rate.
_TURNS = frozenset({"次", "轮", "场"})
_MOST_STRETCHES = 100


def with_fraction(amount: WrittenAmount) -> tuple[Number, Counted]:
    """三年半 is 3.5年, 三成五 is 35%: a half or tenths behind the unit belong to the number."""
    first, counted = amount.ends[0].number, amount.ends[0].counted or UNCOUNTED
    if amount.shape == "and_half":
        part = _HALF
    elif counted.unit is not None and counted.unit.name == "成":
        part = amount.ends[1].number.value.scaleb(-1)
    else:
        raise Unreadable(Reason.MISSING_UNIT, amount.ends[1].at, "计量单位")
    whole = first.value == first.value.to_integral_value() and not first.fuzzy
    if not whole or first.scale or not 0 < part < 1:
        raise Unreadable(Reason.MALFORMED_NUMBER, amount.ends[0].at)
    return Number(EXACT.add(first.value, part), Decimal("0.1"), first.scale), counted


def composed_amount(
    units: Units, ends: Sequence[AmountEnd]
) -> tuple[Number, Counted, tuple[Unit, ...]]:
    """2小时30分钟 is 150分钟, 3元5角 is 35角, 一年两次 is 2次/年."""
    number, counted = ends[0].number, ends[0].counted or UNCOUNTED
    for end in ends[1:]:
        left, right = _beside(units, counted, end.counted or UNCOUNTED, end.at)
        share = _share(units, left, right)
        # 一天24小时 says how long a day's service is; it is no sum of two days.
        if share is not None and end.number.value < share:
            total = EXACT.add(EXACT.multiply(number.value, share), end.number.value)
            number, counted = Number(total, end.number.quantum), Counted(right)
            continue
        stretch = _stretch_of_time(units, number, left, right)
        if len(ends) == 2 and share is None and stretch and _is_counted(right):
            return end.number, end.counted or UNCOUNTED, (stretch,)
        raise Unreadable(Reason.TRAILING_TEXT, end.at)
    return number, counted, ()


def _beside(units: Units, left: Counted, right: Counted, at: int) -> tuple[Unit, Unit]:
    """Two units side by side as what they are there: the 分 of 1小时30分 is 分钟."""
    if left.unit is None or right.unit is None:
        raise Unreadable(Reason.TRAILING_TEXT, at)
    entries = unit_table(units).entries
    first = entries[left.unit.name].beside.get(right.unit.name, left.unit.name)
    second = entries[right.unit.name].beside.get(first, right.unit.name)
    return entries[first].unit, entries[second].unit


def _share(units: Units, left: Unit, right: Unit) -> Decimal | None:
    """How many of the right unit one of the left makes; None where it is not its smaller unit."""
    large, small = unit_table(units).entries[left.name], unit_table(units).entries[right.name]
    if not large.size or not small.size or large.clock != small.clock or large.size <= small.size:
        return None
    return large.size / small.size


def _stretch_of_time(units: Units, number: Number, unit: Unit, counted: Unit) -> Unit | None:
    """一年 and 半年, in which something can happen so many times, and 两年 for turns."""
    if number.fuzzy or below_line(unit).dimension != "time":
        return None
    if number.value == _HALF:
        half = unit_table(units).find("半" + unit.name)
        return None if half is None else half.unit
    below = below_line(unit)
    if number.value == 1:
        return below
    whole = number.value == number.value.to_integral_value() and 1 < number.value < _MOST_STRETCHES
    return of_several(str(int(number.value)), below) if whole and counted.name in _TURNS else None


def _is_counted(unit: Unit) -> bool:
    """一年两次, but a year of 100% is no rate."""
    return unit.dimension not in {"time", "score", "percent", "point"}
