"""What stands around a value: the unit column, the kind of comparison, the head of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from checker.base.dataclass import dataclass, replace
from checker.base.pattern import late_pattern
from checker.values.festivals import day_of
from checker.values.fold import fold
from checker.values.measure import Measure, Ratio, bounds
from checker.values.memory import COMMON
from checker.values.moments import LAST_DAY, Deadline, Moment, OpenDate
from checker.values.notes import Note
from checker.values.numerals import EXACT, SCALES
from checker.values.parser import parse
from checker.values.phrases import Compound, Reference
from checker.values.units import PER, is_open, kind_of, meant_by, same_dimension, unit_table
from checker.values.value import Bound, Kind, Unit, Value
from checker.values.vocabulary import comparison, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from checker.values.memory import Units

_Amount = TypeVar("_Amount", bound="Measure | Ratio")


@dataclass(frozen=True, slots=True)
class Context:
    """Texts around a value, as they stand in the form; empty where the form has no such thing.

    `money` says that the cell is an amount by its place (预算数), so that a bare number counts
    `money_unit`.
    """

    unit: str = ""
    operator: str = ""
    name: str = ""
    money_unit: str = ""
    year: int | None = None
    money: bool = False


_BARE = late_pattern(r"([≥≤><=]{0,2}[0-9][0-9,]*(?:\.[0-9]+)?)\Z")
_TWICE_NAMED = late_pattern(r"([^()]{1,8})\(([^()]{1,8})\)\Z")
_NAME_BRACKET = late_pattern(r"[(\[]([^()\[\]]{1,12})[)\]]")
_DIRECTIONS = {
    "正向": "≥", "正向指标": "≥", "越大越好": "≥", "反向": "≤", "反向指标": "≤", "逆向": "≤",
    "负向": "≤", "逆向指标": "≤", "负向指标": "≤", "越小越好": "≤",
}  # fmt: skip
_SIGN_IN = late_pattern("[≥≤><=]{1,2}")
_SIGNS = {">=": "≥", "=>": "≥", "<=": "≤", "=<": "≤", "==": "="}
_WORDLESS = frozenset(
    {"", "定性", "定性指标", "定量", "其他", "其它", "无", "-", "/", "—", "文字描述"}
)


def complete(value: Value, context: Context, units: Units = COMMON) -> Value:
    """A new value with what the cell left to its surroundings; explicit text always wins.

    What was assumed, and where cell and column disagree, is said in the notes. Completing a
    second time changes nothing.
    """
    if isinstance(value, Compound):
        members = tuple(complete(member, context, units) for member in value.members)
        return _with_notes_of(replace(value, members=members), members, lacks_unit=False)
    if isinstance(value, Moment):
        value = _as_amount(units, value, context) or _in_year(value, context.year)
    if isinstance(value, Moment):
        return _by_then(value, context)
    if isinstance(value, Reference) and isinstance(value.by, Measure):
        by = _with_operator(_with_unit(units, value.by, context, counted_only=True), context)
        return _with_notes_of(replace(value, by=by), (by,), lacks_unit=by.unit is None)
    if isinstance(value, Measure):
        value = _as_year(units, value, context) or _with_unit(units, value, context)
    if isinstance(value, Measure | Ratio):
        return _with_operator(value, context)
    return value


def unit_named(text: str, units: Units = COMMON) -> Unit | None:
    """The unit a column, a heading or a bracket names (万元, 元/人·月); None for other words."""
    folded = fold(text).removeprefix("单位:").removeprefix("单位")
    if folded[:1] + folded[-1:] in {"()", "[]"}:
        folded = folded[1:-1]
    if not folded:
        return None
    table = unit_table(units)
    if folded in table.spellings:
        return table.entry(folded).unit
    twice = _TWICE_NAMED.match(folded)
    if twice:
        return _one_of(units, twice[1], twice[2])
    value = parse("1" + folded, units)
    plain = isinstance(value, Measure) and value.sign is None and not value.hedged
    if not plain or not isinstance(value, Measure) or value.counted is None:
        return None
    if Note.EXTRA_TEXT in value.notes or Note.MISSING_UNIT in value.notes:
        return None
    return _spelled_scale(value, value.counted)


def _one_of(units: Units, name: str, again: str) -> Unit | None:
    """百分比（%）, 公里（km）, 个（套）: a unit named twice, or with the like of it."""
    first, second = unit_named(name, units), unit_named(again, units)
    return first if first and second and same_dimension(first, second) else None


def _spelled_scale(value: Measure, unit: Unit) -> Unit:
    """万人 read as 1万 of 人 is a unit of its own where it is named."""
    if not value.scale or value.low is None:
        return unit
    factor = value.low.value
    return Unit(value.scale + unit.name, unit.dimension, factor, unit.base, unit.own)


def _as_amount(units: Units, value: Moment, context: Context) -> Value | None:
    """2025.12 in a cell that holds an amount is a number, not a month."""
    counted = unit_named(context.unit, units) if context.unit else None
    is_amount = context.money or (counted is not None and kind_of(counted) is not Kind.DURATION)
    folded = fold(value.text)
    if not is_amount or not _BARE.match(folded):
        return None
    reading = parse(folded + "个", units)
    if not isinstance(reading, Measure):
        return None
    return replace(reading, text=value.text, notes=(Note.MISSING_UNIT,), counted=None)


def _as_year(units: Units, value: Measure, context: Context) -> Value | None:
    """2025 beside a column 年 is the year, not two thousand years."""
    unit = unit_named(context.unit, units) if context.unit else None
    if unit is None or unit.name != "年" or value.counted is not None:
        return None
    year = parse(fold(value.text) + "年", units)
    if not isinstance(year, Moment):
        return None
    return replace(year, text=value.text, notes=(Note.UNIT_FROM_COLUMN,))


def _by_then(value: Moment, context: Context) -> Value:
    """2025年12月 beside ≤ is a deadline."""
    sign = operator_named(context.operator)
    if sign not in {"≤", "<"} or value.sign is not None or isinstance(value, Deadline):
        return value
    return Deadline(
        text=value.text,
        notes=(*value.notes, Note.OPERATOR_FROM_COLUMN),
        opening=OpenDate(),
        closing=value.closing.to_its_end,
        every=value.every,
        of=value.of,
        hedged=value.hedged,
    )


def _with_notes_of(value: Value, members: Sequence[Value], *, lacks_unit: bool) -> Value:
    """A value whose members were completed: it lacks what they lack, and says what they say."""
    answered = {Note.MISSING_YEAR} if lacks_unit else {Note.MISSING_YEAR, Note.MISSING_UNIT}
    told = [note for member in members for note in member.notes]
    own = [note for note in value.notes if note not in answered or note in told]
    return replace(value, notes=tuple(dict.fromkeys((*own, *told))))


def _in_year(value: Moment, year: int | None) -> Value:
    if year is None or not value.lacks_year or value.every not in {"", "年"}:
        return value
    if value.of or value.clock:
        return value
    closing = value.closing.in_year(year)
    if isinstance(value, Deadline) and value.feast:
        closing = day_of(value.feast, year) or OpenDate(day=LAST_DAY)
    opening = value.opening if isinstance(value, Deadline) else value.opening.in_year(year)
    dayless = isinstance(value, Deadline) and value.feast and closing.year is not None
    if not (closing.placed or dayless) or not closing.possible or not opening.possible:
        return value
    notes = _without(value.notes, Note.MISSING_YEAR)
    return replace(value, opening=opening, closing=closing, notes=(*notes, Note.YEAR_FROM_TABLE))


def _with_unit(
    units: Units, value: Measure, context: Context, *, counted_only: bool = False
) -> Measure:
    column = unit_named(context.unit, units) if context.unit else None
    if is_open(value.counted):
        value = _meant(units, value, column, context.name)
    if value.counted is not None and not value.counted.name.startswith(PER):
        return _compared(value, column)
    for unit, note in _candidates(units, context, column, counted_only=counted_only):
        if value.counted is not None and not unit.name.endswith(value.counted.name):
            continue
        return _counted_in(units, value, unit, note)
    return value


def _meant(units: Units, value: Measure, column: Unit | None, name: str) -> Measure:
    """≥26度 beside a column ℃ or in a row 室温 is a temperature; else it stays open."""
    if value.counted is None:
        return value
    either = unit_table(units).entries[value.counted.name].either
    told = column is not None and column.name in either
    unit = column if told and column is not None else meant_by(value.counted, name)
    if is_open(unit):
        return value
    note = Note.UNIT_FROM_COLUMN if told else Note.UNIT_FROM_NAME
    return replace(value, counted=unit, notes=(*_without(value.notes, Note.OPEN_UNIT), note))


def _candidates(
    units: Units, context: Context, column: Unit | None, *, counted_only: bool
) -> list[tuple[Unit, Note]]:
    """Where a missing unit can come from, the nearest first."""
    found: list[tuple[Unit, Note]] = []
    if column is not None:
        found.append((column, Note.UNIT_FROM_COLUMN))
    name = fold(context.name)
    for bracket in (*reversed(_NAME_BRACKET.findall(name)), name[-1:] if name[-1:] in "%‰" else ""):
        unit = unit_named(bracket, units)
        if unit is not None:
            found.append((unit, Note.UNIT_FROM_NAME))
    head = unit_named(context.money_unit, units) if context.money and not counted_only else None
    if head is not None:
        found.append((head, Note.UNIT_FROM_HEAD))
    return found


def _counted_in(units: Units, value: Measure, unit: Unit, note: Note) -> Measure:
    """A bare number counts the unit; 250万 beside 万元 is 250万元, not 250万 times 万元."""
    factor = unit.factor
    if value.scale and unit.name.startswith(value.scale):
        factor /= SCALES[value.scale]
    counted, scale = _as_read(units, unit, value.scale)
    return replace(
        value,
        low=_scaled(value.low, factor),
        high=_scaled(value.high, factor),
        counted=counted,
        scale=scale,
        notes=(*_without(value.notes, Note.MISSING_UNIT), note),
    )


def _as_read(units: Units, unit: Unit, scale: str) -> tuple[Unit, str]:
    """The unit and scale a cell with number and unit in it would have been read with: 万人 counts
    人 in 万, 千元 counts 元, and 万元 stays itself."""
    base = unit_table(units).entries.get(unit.base)
    if base is None or unit.factor == 1:
        return unit, scale if unit.factor == 1 else ""
    own = parse("1" + unit.name, units).unit
    if own == unit:
        return unit, ""
    return base.unit, unit.name[0] if unit.name[0] in SCALES else ""


def _scaled(bound: Bound | None, factor: Decimal) -> Bound | None:
    if bound is None or factor == 1:
        return bound
    return Bound(
        EXACT.multiply(bound.value, factor),
        bound.inclusive,
        EXACT.multiply(bound.quantum, factor),
    )


def _compared(value: Measure, column: Unit | None) -> Measure:
    unit = value.counted
    if column is None or unit is None or Note.UNIT_FROM_COLUMN in value.notes:
        return value
    if same_dimension(unit, column) and unit.base == column.base:
        return value
    return _noted(value, Note.UNIT_CONFLICT)


def _with_operator(value: _Amount, context: Context) -> _Amount:
    sign = operator_named(context.operator)
    if sign is None or Note.OPERATOR_FROM_COLUMN in value.notes:
        return value
    if value.sign is not None:
        agrees = value.sign == sign
        return value if agrees else _noted(value, Note.OPERATOR_CONFLICT)
    if value.low is None or value.high is None or value.low != value.high:
        return value
    low, high = bounds(sign, value.low, value.high)
    notes = (*value.notes, Note.OPERATOR_FROM_COLUMN)
    return replace(value, low=low, high=high, sign=sign, notes=notes)


def operator_named(text: str) -> str | None:
    """The comparison an operator column names (≥, 大于等于, 正向); None for 定性 and blanks."""
    folded = fold(text).strip("()")
    if folded in _WORDLESS:
        return None
    written: list[str] = _SIGN_IN.findall(folded)
    if len(written) == 1:
        return _SIGNS.get(written[0], written[0])
    return _DIRECTIONS.get(folded) or comparison(folded) or words().suffixes.get(folded)


def _noted(value: _Amount, note: Note) -> _Amount:
    return value if note in value.notes else replace(value, notes=(*value.notes, note))


def _without(notes: tuple[str, ...], note: Note) -> tuple[str, ...]:
    return tuple(one for one in notes if one != note)
