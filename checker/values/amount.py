"""From written amounts to measures: units that lend each other, 万 that counts for both ends."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.values.measure import Measure, bounds
from checker.values.mistakes import Mistake, Reason
from checker.values.notes import Note
from checker.values.numerals import EXACT, Number
from checker.values.syntax import Counted
from checker.values.units import kind_of, rate_unit, scaled_unit, unit_table
from checker.values.value import Bound, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.values.syntax import Amount, End
    from checker.values.value import Unit

_NONE = Counted(None)


def amount_value(
    amount: Amount,
    sign: str | None,
    hedges: tuple[str, ...],
    every: tuple[Unit, ...],
    notes: list[Note],
) -> Measure:
    """The measure an amount stands for; `every` are the units of 每人每月 in front of it."""
    if amount.shape == "composed":
        low, counted, more = _composed(amount.ends)
        every, high = every + more, low
    elif amount.shape == "single":
        low = high = amount.ends[0].number
        counted = amount.ends[0].counted or _NONE
    else:
        low, high, counted = _stretch(amount)
    if counted.unit is not None and counted.unit.name == "折":
        low, high = _discount(low), _discount(high)
    if any(end.number.fuzzy for end in amount.ends):
        notes.append(Note.FUZZY_NUMBER)
        hedges = (*hedges, "概数")
    if any(end.han for end in amount.ends):
        notes.append(Note.HAN_NUMBER)
    if counted.unit is None and any(_several(unit) for unit in every + counted.per):
        raise Mistake(Reason.MISSING_UNIT, amount.ends[-1].at, "计量单位")
    unit, scale = _unit(counted, every, high, notes)
    factor = _factor(counted)
    below = Bound(_times(low.value, factor), quantum=_times(low.quantum, factor))
    above = _upper(high, factor)
    lower, upper = _opened(amount, below, above) or bounds(sign, below, above)
    if sign == "=" and lower != upper:
        sign = None
    if sign == "≤" and upper is not None and not upper.inclusive:
        sign = "<"
    return Measure(
        text="",
        low=lower,
        high=upper,
        counted=unit,
        sign=sign,
        hedged=bool(hedges),
        hedges=hedges,
        scale=scale,
    )


def _discount(number: Number) -> Number:
    """85折 is 8.5折: tenths are written without their point."""
    if not 10 < number.value < 100 or number.fuzzy:
        return number
    return Number(number.value.scaleb(-1), number.quantum.scaleb(-1), number.scale)


def _opened(amount: Amount, low: Bound, high: Bound) -> tuple[Bound, Bound] | None:
    """The ends of a range whose signs say whether they count: 90%≤x<95%."""
    signs = re.findall("[≤<≥>]=?", amount.between)
    if not signs:
        return None
    if any(sign[0] in "≥>" for sign in signs):
        raise Mistake(Reason.CONTRADICTORY_OPERATORS, amount.ends[0].at)
    left, right = (sign != "<" for sign in signs)
    return replace(low, inclusive=left), replace(high, inclusive=right)


def _several(unit: Unit) -> bool:
    """Whether a denominator has a number of its own (2年): alone it makes a fraction, 1/2年."""
    return unit.name not in unit_table().entries


def _times(value: Decimal, factor: Decimal) -> Decimal:
    return value if factor == 1 else EXACT.multiply(value, factor)


def _factor(counted: Counted) -> Decimal:
    return counted.unit.factor if counted.unit else Decimal(1)


def _upper(number: Number, factor: Decimal) -> Bound:
    if number.top is None:
        return Bound(_times(number.value, factor), quantum=_times(number.quantum, factor))
    return Bound(_times(number.top, factor), number.top_inclusive, _times(number.quantum, factor))


def _unit(
    counted: Counted, every: tuple[Unit, ...], number: Number, notes: list[Note]
) -> tuple[Unit | None, str]:
    """The unit with its 万 (万元, 万元/公里) or the 万 apart (1.7万人 counts 人)."""
    unit, scale = counted.unit, number.scale
    if counted.odd:
        notes.append(Note.ODD_UNIT)
    if unit is None:
        notes.append(Note.MISSING_UNIT)
    elif unit.name == "成":
        unit = unit_table().entries["%"].unit
    elif scale and kind_of(unit) is Kind.MONEY and unit.factor == 1:
        unit, scale = scaled_unit(scale, unit), ""
    per = tuple(dict.fromkeys(every + counted.per))
    return (rate_unit(unit, per) if per else unit), scale


def _stretch(amount: Amount) -> tuple[Number, Number, Counted]:
    """A–B or A±B as its two ends."""
    if amount.shape == "around_zero":
        end = amount.ends[0]
        negative = Number(-end.number.value, end.number.quantum, end.number.scale)
        return negative, end.number, end.counted or _NONE
    left, right = amount.ends
    counted = _shared_unit(left, right)
    low, high = _shared_scale(left, right)
    if amount.shape == "margin":
        below = EXACT.subtract(low.value, high.value)
        above = EXACT.add(low.value, high.value)
        return Number(below, low.quantum, low.scale), Number(above, low.quantum, low.scale), counted
    if _times(low.value, _end_factor(left, counted)) > _times(
        high.value, _end_factor(right, counted)
    ):
        raise Mistake(Reason.REVERSED_RANGE, left.at)
    return low, high, counted


def _end_factor(end: End, shared: Counted) -> Decimal:
    return _factor(end.counted or shared)


def _shared_unit(left: End, right: End) -> Counted:
    if left.counted is None or right.counted is None:
        return right.counted or left.counted or _NONE
    if left.counted.unit != right.counted.unit or left.counted.per != right.counted.per:
        raise Mistake(Reason.UNIT_MISMATCH, right.at)
    return right.counted


def _shared_scale(left: End, right: End) -> tuple[Number, Number]:
    """2-3万 is 20000 to 30000; 8500-3万 stays as written, or it would run backwards."""
    low, high = left.number, right.number
    if high.scale and not low.scale and left.counted is None:
        raised = low.scaled(high.scale)
        if raised.value <= high.value:
            return raised, high
    if low.scale and high.scale != low.scale:
        return low, Number(high.value, high.quantum, "", high.top, high.top_inclusive)
    return low, high


def _composed(ends: Sequence[End]) -> tuple[Number, Counted, tuple[Unit, ...]]:
    """2小时30分钟 is 150分钟, 3元5角 is 35角, 一年两次 is 2次/年."""
    first, second = ends
    left, right = first.counted or _NONE, second.counted or _NONE
    if left.unit is None or right.unit is None:
        raise Mistake(Reason.TRAILING_TEXT, second.at)
    table = unit_table()
    large, small = table.entries[left.unit.name], table.entries[right.unit.name]
    if large.size and small.size and large.clock == small.clock and large.size > small.size:
        share = large.size / small.size
        # 一天24小时 says how long a day's service is; it is no sum of two days.
        if second.number.value >= share:
            raise Mistake(Reason.TRAILING_TEXT, second.at)
        total = EXACT.add(EXACT.multiply(first.number.value, share), second.number.value)
        return Number(total, second.number.quantum), right, ()
    once = first.number.value == 1 and not first.number.fuzzy
    if once and left.unit.dimension == "time" and right.unit.dimension != "time":
        return second.number, right, (left.unit,)
    raise Mistake(Reason.TRAILING_TEXT, second.at)
