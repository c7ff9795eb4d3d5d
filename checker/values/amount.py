"""From written amounts to measures: units that lend each other, 万 that counts for both ends."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.pattern import late_pattern
from checker.values.composed import composed_amount, with_fraction
from checker.values.measure import Measure, bounds
from checker.values.mistakes import Reason, Unreadable
from checker.values.notes import Note
from checker.values.numerals import EXACT, SCALES, Number
from checker.values.syntax import UNCOUNTED, Counted
from checker.values.units import (
    below_line,
    is_open,
    kind_of,
    meant_by,
    rate_unit,
    scaled_unit,
    unit_table,
)
from checker.values.value import Bound, Kind

if TYPE_CHECKING:
    from checker.values.memory import Units
    from checker.values.syntax import AmountEnd, WrittenAmount
    from checker.values.value import Unit

_MINUSES = late_pattern("-{2,}")
_HUNDRED = Decimal(100)


def amount_value(
    units: Units,
    amount: WrittenAmount,
    sign: str | None,
    hedges: tuple[str, ...],
    every: tuple[Unit, ...],
    notes: list[Note],
    about: str = "",
) -> Measure:
    """The measure an amount stands for; `every` are the units of 每人每月 in front of it, `about`
    the words there."""
    low, high, counted, more = _written(units, amount)
    every += more
    if any(end.number.fuzzy for end in amount.ends):
        notes.append(Note.FUZZY_NUMBER)
        hedges = (*hedges, "概数")
    if any(end.han for end in amount.ends):
        notes.append(Note.HAN_NUMBER)
    counted = _meant(counted, every, high, about, notes)
    _check_sense(units, amount, low, counted, every)
    unit, scale = unit_of(units, counted, every, high, notes)
    factor = _factor(counted)
    below = Bound(_times(low.value, factor), quantum=_times(low.quantum, factor))
    above = _upper(high, factor)
    lower, upper = _opened(amount, sign, below, above) or bounds(sign, below, above)
    if lower is not None and upper is not None and lower != upper:
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


def _written(
    units: Units, amount: WrittenAmount
) -> tuple[Number, Number, Counted, tuple[Unit, ...]]:
    """The two numbers as they stand, what they count, and what it is per by a stretch of time
    beside it (一年两次)."""
    more: tuple[Unit, ...] = ()
    if amount.shape == "composed":
        low, counted, more = composed_amount(units, amount.ends)
        high = low
    elif amount.shape in {"tenths", "and_half"}:
        low, counted = with_fraction(amount)
        high = low
    elif amount.shape in {"single", "nothing"}:
        low = high = amount.ends[0].number
        counted = amount.ends[0].counted or UNCOUNTED
    else:
        low, high, counted = _stretch(amount)
    if counted.unit is not None and counted.unit.name == "折":
        low, high = _discount(low), _discount(high)
    return low, high, counted, more


def _check_sense(
    units: Units, amount: WrittenAmount, low: Number, counted: Counted, every: tuple[Unit, ...]
) -> None:
    """Raises Unreadable for amounts that mean nothing: 1/2年, 5/2年·3人, -3天."""
    several = sum(_several(units, unit) for unit in every + counted.per)
    if counted.unit is None and several:
        raise Unreadable(Reason.MISSING_UNIT, amount.ends[-1].at, "计量单位")
    timed = counted.unit is not None and counted.unit.dimension == "time"
    if several > 1 or (several and timed):  # 24h/7d is all the time, no rate
        raise Unreadable(Reason.TRAILING_TEXT, amount.ends[-1].at)
    lasts = counted.unit is not None and counted.unit.dimension == "time"
    if low.value < 0 and lasts and amount.shape != "around_zero":
        raise Unreadable(Reason.MALFORMED_NUMBER, amount.ends[0].at)
    entry = unit_table(units).entries.get(counted.unit.name) if counted.unit else None
    if entry and entry.numbered and any(_like_a_year(end.number) for end in amount.ends):
        raise Unreadable(Reason.YEAR_FOR_NUMBER, amount.ends[0].at)


def _like_a_year(number: Number) -> bool:
    """Four figures without a point that could be a year: the 2025 of 2025届."""
    return number.quantum == 1 and not number.scale and 1900 <= number.value <= 2099


def _meant(
    counted: Counted, every: tuple[Unit, ...], number: Number, about: str, notes: list[Note]
) -> Counted:
    """度 is a measure of electricity per something and in tens of thousands; else the words in
    front decide, or it is left open."""
    if counted.unit is None or not is_open(counted.unit):
        return counted
    counting = bool(counted.per or every or number.scale)
    unit = below_line(counted.unit) if counting else meant_by(counted.unit, about)
    if is_open(unit):
        notes.append(Note.OPEN_UNIT)
    return replace(counted, unit=unit)


def _discount(number: Number) -> Number:
    """85折 is 8.5折: tenths are written without their point."""
    if not 10 < number.value < 100 or number.fuzzy:
        return number
    return Number(number.value.scaleb(-1), number.quantum.scaleb(-1), number.scale)


def _opened(
    amount: WrittenAmount, sign: str | None, low: Bound, high: Bound
) -> tuple[Bound, Bound] | None:
    """The ends of a range whose signs say whether they count: 90%≤x<95%; ≤±5% holds a deviation
    on both sides."""
    if amount.shape == "around_zero" and sign in {"≤", "<"}:
        return replace(low, inclusive=sign == "≤"), replace(high, inclusive=sign == "≤")
    brackets = [end.bracket for end in amount.ends]
    if amount.shape == "range" and any(brackets):  # 30(含)-50(不含)
        between = ["<" if one.startswith("(不") else "≤" for one in brackets]
        return replace(low, inclusive=between[0] == "≤"), replace(high, inclusive=between[1] == "≤")
    signs = re.findall("[≤<≥>]=?", amount.between)
    if not signs:
        return None
    if any(one[0] in "≥>" for one in signs):
        raise Unreadable(Reason.CONTRADICTORY_OPERATORS, amount.ends[0].at)
    left, right = (one != "<" for one in signs)
    return replace(low, inclusive=left), replace(high, inclusive=right)


def _several(units: Units, unit: Unit) -> bool:
    """Whether a denominator has a number of its own (2年): alone it makes a fraction, 1/2年."""
    return unit.name not in unit_table(units).entries


def _times(value: Decimal, factor: Decimal) -> Decimal:
    return value if factor == 1 else EXACT.multiply(value, factor)


def _factor(counted: Counted) -> Decimal:
    return counted.unit.factor if counted.unit else Decimal(1)


def _upper(number: Number, factor: Decimal) -> Bound:
    if number.top is None:
        return Bound(_times(number.value, factor), quantum=_times(number.quantum, factor))
    return Bound(_times(number.top, factor), number.top_inclusive, _times(number.quantum, factor))


def unit_of(
    units: Units, counted: Counted, every: tuple[Unit, ...], number: Number, notes: list[Note]
) -> tuple[Unit | None, str]:
    """The unit with its 万 (万元, 万元/公里) or the 万 apart (1.7万人 counts 人)."""
    unit, scale = counted.unit, number.scale
    if counted.odd:
        notes.append(Note.ODD_UNIT)
    if unit is None:
        notes.append(Note.MISSING_UNIT)
    elif unit.name == "成":
        unit = unit_table(units).entries["%"].unit
    elif scale and kind_of(unit) is Kind.MONEY and unit.factor == 1:
        unit, scale = scaled_unit(units, scale, unit), ""
    per = tuple(dict.fromkeys(every + counted.per))
    return (rate_unit(units, unit, per) if per else unit), scale


def _stretch(amount: WrittenAmount) -> tuple[Number, Number, Counted]:
    """A–B or A±B as its two ends."""
    if amount.shape == "around_zero":
        end = amount.ends[0]
        negative = Number(-end.number.value, end.number.quantum, end.number.scale)
        return negative, end.number, end.counted or UNCOUNTED
    left, right = amount.ends
    if amount.shape == "margin":
        right = _share_of(left, right)
    counted = _shared_unit(left, right)
    low, high = _shared_scale(left, right)
    if _MINUSES.match(amount.between) and not _never_negative(low, counted):
        raise Unreadable(Reason.MALFORMED_NUMBER, right.at)
    if amount.shape == "margin":
        if high.value < 0:
            raise Unreadable(Reason.MALFORMED_NUMBER, right.at)
        below = EXACT.subtract(low.value, high.value)
        above = EXACT.add(low.value, high.value)
        return Number(below, low.quantum, low.scale), Number(above, low.quantum, low.scale), counted
    if _times(low.value, _end_factor(left, counted)) > _times(
        high.value, _end_factor(right, counted)
    ):
        raise Unreadable(Reason.REVERSED_RANGE, left.at)
    return low, high, counted


def _share_of(left: AmountEnd, right: AmountEnd) -> AmountEnd:
    """The 2% of 500毫升±2% are those of 500; of 500±2% nobody can tell the unit."""
    own = left.counted
    if right.counted is None or right.counted.unit is None or right.counted.unit.name != "%":
        return right
    if own is None or own.unit is None:
        if left.number.value > _HUNDRED:
            raise Unreadable(Reason.MISSING_UNIT, right.at, "计量单位")
        return right
    if own.unit.dimension == "percent" or right.number.fuzzy:
        return right
    part = EXACT.multiply(left.number.value, right.number.value).scaleb(-2)
    return replace(right, number=replace(right.number, value=part), counted=own)


def _never_negative(low: Number, counted: Counted) -> bool:
    """Whether -- between two numbers can only be a dash: 10--20人, but not 3--5℃."""
    unit = counted.unit
    signed = {"temperature", "percent", "point", "basis", "degree", "multiple", "score"}
    return low.value >= 0 and unit is not None and unit.dimension not in signed


def _end_factor(end: AmountEnd, shared: Counted) -> Decimal:
    return _factor(end.counted or shared)


def _shared_unit(left: AmountEnd, right: AmountEnd) -> Counted:
    if left.counted is None or right.counted is None:
        return right.counted or left.counted or UNCOUNTED
    if left.counted.unit == right.counted.unit and not left.counted.per:
        return right.counted
    if left.counted.unit != right.counted.unit or left.counted.per != right.counted.per:
        raise Unreadable(Reason.UNIT_MISMATCH, right.at)
    return right.counted


def _shared_scale(left: AmountEnd, right: AmountEnd) -> tuple[Number, Number]:
    """2-3万 is 20000 to 30000; 8500-3万 stays as written, or it would run backwards; 3-2万 does."""
    low, high = left.number, right.number
    if left.counted is None and not low.scale:
        low = _in_small_scale(left, right)
    if high.scale and not low.scale and left.counted is None:
        raised = low.scaled(high.scale)
        if raised.value <= high.value:
            return raised, high
        if low.value * 10 < SCALES[high.scale]:
            raise Unreadable(Reason.REVERSED_RANGE, left.at)
    if low.scale and high.scale != low.scale:
        return low, Number(high.value, high.quantum, "", high.top, high.top_inclusive)
    return low, high


def _in_small_scale(left: AmountEnd, right: AmountEnd) -> Number:
    """两到三千 is 2000 to 3000: a lone digit counts the hundreds or thousands of its partner. Where
    it could as well stand for itself (一到五百, 八到九百亿) the range is refused."""
    low, high = left.number, right.number
    lone = low.value == low.value.to_integral_value() and 0 < low.value < 10 and not low.fuzzy
    if high.round_in is None or not lone:
        return low
    factor = SCALES.get(high.scale, Decimal(1))
    digit = EXACT.divide(high.value, EXACT.multiply(high.round_in, factor))
    spoken = right.han and bool(high.scale)
    if spoken or not digit - 2 <= low.value < digit:
        raise Unreadable(Reason.MALFORMED_NUMBER, left.at)
    return replace(low, value=EXACT.multiply(low.value, high.round_in), quantum=high.quantum)
