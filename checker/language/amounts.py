"""Numbers with units as the language reckons with them: Decimal, dimension, precision shown."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from checker.dataclass import dataclass, replace
from checker.language.gaps import Gap, Unknown, Verdict
from checker.pattern import late_pattern
from checker.values import (
    COMMON,
    Kind,
    Unit,
    Value,
    conversion,
    format_amount,
    own_unit,
    parse_amount,
    unit_named,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.values import Bound, Units

MONEY = "money"
PERCENT = "percent"
NUMBER = ""
"""The dimension of a number without a unit."""
SHARE = "share"
"""The dimension of what one amount is of another of its kind: it compares with a percent (1/3 and
30%) and with a number (3 times)."""

LARGEST_SLACK = Decimal(50)
"""Half of the last digit of 0.01万元, in 元: the most that rounding in a form can explain."""

_ZERO, _HUNDRED = Decimal(0), Decimal(100)
_SHARE = Unit("", SHARE)
_PLAIN = late_pattern(r"[0-9]{1,30}(?:\.[0-9]{1,12})?")
# Far beyond any budget; what overflows it or is divided by zero becomes a NaN or an infinity, never
# an exception, and then an unknown.
_DIGITS = Context(prec=60, traps=[])
MOST_DIGITS = 50
MOST_DECIMALS = 8
"""Decimals that people write; more come of a division."""


@dataclass(frozen=True, slots=True)
class Amount:
    """`value` in the canonical unit of its dimension; `unit` is the unit it was written in.

    `slack` is half a unit in the last place shown; sums add theirs. `document` tells amounts that
    stand in a table from the exact ones of a rule. Equality of amounts is the business of
    `compare`, not of this class.
    """

    value: Decimal
    unit: Unit | None = None
    slack: Decimal = _ZERO
    document: bool = False
    approximate: bool = False

    @property
    def dimension(self) -> str:
        return self.unit.dimension if self.unit else NUMBER

    def __str__(self) -> str:
        if self.unit is None or self.unit.dimension == SHARE:
            return f"{self.value.normalize():f}"
        return format_amount(self.value, self.unit)


def number(value: int | Decimal, *, document: bool = False) -> Amount:
    """A number without a unit."""
    return Amount(Decimal(value), None, document=document)


def from_bound(bound: Bound, value: Value) -> Amount:
    """One end of a value that stands in a cell."""
    unit = _SHARE if value.kind is Kind.RATIO and value.unit is None else value.unit
    slack = bound.quantum / 2
    if unit is not None and unit.dimension.partition("/")[0] == MONEY:
        slack = min(slack, LARGEST_SLACK)
    return Amount(bound.value, unit, slack, document=True, approximate=value.approximate)


def from_text(text: str, units: Units = COMMON) -> Amount | None:
    """An exact amount written in a rule, None when it cannot be read."""
    if _PLAIN.fullmatch(text):
        # Most numbers of rules: no need to wake the grammar of values for them.
        return Amount(Decimal(text))
    value = parse_amount(text, units)
    if value is None or value.lower is None or value.reason is not None:
        return None
    return Amount(value.lower.value, value.unit)


def zero(dimension: str | None) -> Amount:
    """Nothing of a dimension; money in 元."""
    return Amount(_ZERO, unit_named("元") if dimension == MONEY else None)


def tolerance_between(left: Amount, right: Amount) -> Decimal:
    """What two amounts of money from the document may differ by: the slack of the coarser one."""
    both = left.document and right.document and left.dimension == right.dimension == MONEY
    return max(left.slack, right.slack) if both else _ZERO


def allowance(tolerance: Amount, right: Amount) -> Decimal | Fraction | Unknown:
    """What a tolerance comes to in the unit of the amount compared with."""
    if is_nothing(right) or _alike(tolerance, right) or not tolerance.value:
        return tolerance.value
    value = valued_in(tolerance, right)
    return Unknown(f"单位不同，不能比较：±{tolerance}与{right}") if value is None else value


def shown_precision(left: Amount, right: Amount) -> Decimal | Fraction:
    """The slack of the coarser of two amounts, in the unit of the right one."""
    if _alike(left, right):
        return max(left.slack, right.slack)
    factor = _factor(left, right)
    if factor is None:
        return right.slack
    return max(Fraction(left.slack) * factor, Fraction(right.slack))


def is_nothing(amount: Amount) -> bool:
    """The 0 of a rule, which is zero in every unit."""
    return not amount.value and amount.unit is None and not amount.document


def alike(left: Amount, right: Amount) -> tuple[Amount, Amount]:
    """Two amounts; where one is a share and the other a percent or a number, both as that."""
    return _as_other(left, right), _as_other(right, left)


def _as_number(amount: Amount) -> Amount:
    return replace(amount, unit=None) if amount.dimension == SHARE else amount


def _as_other(amount: Amount, other: Amount) -> Amount:
    if amount.dimension != SHARE or other.dimension == SHARE:
        return amount
    if other.dimension != PERCENT:
        return replace(amount, unit=None)
    value, slack = (_DIGITS.multiply(one, _HUNDRED) for one in (amount.value, amount.slack))
    return replace(amount, value=value, slack=slack, unit=other.unit)


def compare(operator: str, left: Amount, right: Amount, tolerance: Decimal | Fraction) -> Verdict:
    """`left operator right` where a difference up to `tolerance`, in the unit of `right`, counts
    as equal. Unknown where no exact factor leads from one unit to the other."""
    left, right = alike(left, right)
    difference: Any = difference_in(left, right)
    if difference is None:
        return Unknown(f"单位不同，不能比较：{left}与{right}")
    equal = abs(difference) <= tolerance and not (left.approximate or right.approximate)
    match operator:
        case "=":
            return equal
        case "≠":
            return not equal
        case "≤":
            return bool(difference <= tolerance)
        case "≥":
            return bool(difference >= -tolerance)
        case "<":
            return bool(difference < -tolerance)
        case _:
            return bool(difference > tolerance)


def difference_in(left: Amount, right: Amount) -> Decimal | Fraction | None:
    """`left` minus `right` in the canonical unit of `right`, None where that cannot be said."""
    if _alike(left, right) or is_nothing(left) or is_nothing(right):
        return _DIGITS.subtract(left.value, right.value)
    value = valued_in(left, right)
    return None if value is None else value - Fraction(right.value)


def valued_in(amount: Amount, other: Amount) -> Fraction | None:
    """The value of an amount in the canonical unit of another one, None without exact factor."""
    factor = _factor(amount, other)
    return None if factor is None else Fraction(amount.value) * factor


def _alike(left: Amount, right: Amount) -> bool:
    """Whether two amounts are counted in one canonical unit."""
    one, other = left.unit, right.unit
    if one is other or one is None or other is None:
        return one is other
    return one.dimension == other.dimension and (one.base or one.name) == (other.base or other.name)


def _factor(left: Amount, right: Amount) -> Fraction | None:
    """What an amount like `left` is multiplied by to be counted as `right` is."""
    if left.unit is None or right.unit is None or left.dimension != right.dimension:
        return None
    return conversion(left.unit, right.unit)


def calculate(operator: str, left: Amount, right: Amount) -> Amount | Gap:
    """`left operator right`, Unknown where units do not go together or the divisor is zero."""
    if operator in "+-":
        left, right = alike(left, right)
    elif left.unit is not None or right.unit is not None:
        left, right = _as_number(left), _as_number(right)
    result = _CALCULATE[operator](left, right)
    return _within_reach(result) if isinstance(result, Amount) else result


def _within_reach(amount: Amount) -> Amount | Unknown:
    """The amount, unless nobody could print it."""
    if not (amount.value.is_finite() and amount.slack.is_finite()):
        return Unknown("算不出：数太大")
    if amount.value and abs(amount.value.adjusted()) > MOST_DIGITS:
        return Unknown("算不出：数太大或太小")
    return amount


def _add(left: Amount, right: Amount, sign: int) -> Amount | Gap:
    if _alike(left, right):
        return _sum(left, right, sign)
    apart = Unknown(f"单位不同，不能加减：{left}与{right}")
    one, other = _recounted(left, right), _recounted(right, left)
    sums = [
        _sum(first, second, sign)
        for first, second in ((left, other), (one, right))
        if first is not None and second is not None
    ]
    # 1天 less 12小时 is 12小时, not half a day; 3公里 and 500米 are 3.5公里.
    return next((found for found in sums if abs(found.value) >= 1), sums[0] if sums else apart)


def _sum(left: Amount, right: Amount, sign: int) -> Amount:
    """The sum of two amounts counted in one unit."""
    lead = left if left.value or not right.value else right
    return Amount(
        _DIGITS.add(left.value, right.value if sign > 0 else right.value.copy_negate()),
        lead.unit,
        _DIGITS.add(left.slack, right.slack),
        left.document or right.document,
        left.approximate or right.approximate,
    )


def _recounted(amount: Amount, other: Amount) -> Amount | None:
    """The amount counted as another one is; None where no finite number says it exactly."""
    factor = _factor(amount, other)
    if factor is None:
        return None
    value, slack = decimal_of(Fraction(amount.value) * factor), _rounded(amount.slack, factor)
    return None if value is None else replace(amount, value=value, slack=slack, unit=other.unit)


def decimal_of(value: Fraction) -> Decimal | None:
    """The decimal that is exactly a fraction, None where it has no end."""
    found = _DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
    return found if found.is_finite() and Fraction(found) == value else None


def _rounded(value: Decimal, factor: Fraction) -> Decimal:
    return _DIGITS.divide(
        _DIGITS.multiply(value, Decimal(factor.numerator)), Decimal(factor.denominator)
    )


def in_unit(amount: Amount, unit: Unit) -> Decimal | None:
    """The value of an amount in the canonical unit of `unit`; None without an exact number."""
    other = Amount(_ZERO, unit)
    if _alike(amount, other):
        return amount.value
    found = _recounted(amount, other)
    return None if found is None else found.value


def _multiply(left: Amount, right: Amount) -> Amount | Gap:
    if left.unit is right.unit is None and not left.slack and not right.slack:
        # Most products of rules; nothing is shown of them that could be rounded.
        return Amount(
            _DIGITS.multiply(left.value, right.value),
            None,
            _ZERO,
            left.document or right.document,
            left.approximate or right.approximate,
        )
    if right.dimension not in (NUMBER, PERCENT):
        left, right = right, left
    if right.dimension not in (NUMBER, PERCENT):
        return _of_rate(left, right) or _of_rate(right, left) or _apart(left, right)
    if right.dimension == PERCENT:
        value, slack = _percent(right.value), _percent(right.slack)
        right = replace(right, value=value, slack=slack, unit=None)
    if right.dimension != NUMBER:
        return _apart(left, right)
    # A whole number counts something and is not rounded: nine times a price is exact.
    rounded = _ZERO if right.value == right.value.to_integral_value() else right.slack
    return Amount(
        _DIGITS.multiply(left.value, right.value),
        left.unit,
        _DIGITS.add(
            _DIGITS.multiply(left.slack, right.value.copy_abs()),
            _DIGITS.multiply(rounded, left.value.copy_abs()),
        ),
        left.document or right.document,
        left.approximate or right.approximate,
    )


def _apart(left: Amount, right: Amount) -> Unknown:
    return Unknown(f"不能相乘：{left}与{right}")


def _of_rate(rate: Amount, count: Amount) -> Amount | None:
    """A rate times what it is counted by: 1200元/人 × 100人 is 12万元. None where it is not."""
    if rate.unit is None or count.unit is None:
        return None
    name, _, by = (rate.unit.base or rate.unit.name).partition("/")
    unit, counter = _part_of(rate.unit, name), _part_of(rate.unit, by)
    counted = None if counter is None else _recounted(count, Amount(_ZERO, counter))
    if unit is None or counted is None:
        return None
    found = _multiply(replace(rate, unit=unit), replace(counted, unit=None))
    return found if isinstance(found, Amount) else None


def _part_of(rate: Unit, name: str) -> Unit | None:
    """One of the units a rate is made of."""
    return own_unit(rate, name) or unit_named(name)


def _divide(left: Amount, right: Amount) -> Amount | Gap:
    if not right.value:
        return Unknown(f"除数为零：{left} ÷ {right}")
    if left.unit and right.unit and left.dimension == right.dimension and not _alike(left, right):
        return _ratio(left, right)
    unit = _quotient_unit(left, right)
    share = right.dimension == PERCENT != left.dimension
    divisor = _percent(right.value) if share else right.value
    return Amount(
        _DIGITS.divide(left.value, divisor),
        unit,
        _DIGITS.divide(left.slack, divisor).copy_abs(),
        left.document or right.document,
        left.approximate or right.approximate,
    )


def _ratio(left: Amount, right: Amount) -> Amount | Gap:
    """How often one amount goes into another of its family: 3公里 ÷ 500米 is 6."""
    factor = _factor(left, right)
    if factor is None:
        return Unknown(f"单位不同，不能相除：{left}与{right}")
    value, slack = _rounded(left.value, factor), _rounded(left.slack, factor)
    return _divide(replace(left, value=value, slack=slack, unit=right.unit), right)


def _percent(points: Decimal) -> Decimal:
    """90% as the share 0.9."""
    return _DIGITS.divide(points, Decimal(100))


def _quotient_unit(left: Amount, right: Amount) -> Unit | None:
    """万元 ÷ 人 is 元/人: the canonical units, so that quotients compare with each other."""
    if left.dimension == right.dimension:
        return _SHARE
    if left.unit is None:
        return None
    if right.unit is None or right.dimension == PERCENT:
        return left.unit
    name = f"{left.unit.base or left.unit.name}/{right.unit.base or right.unit.name}"
    dimension, own = f"{left.dimension}/{right.dimension}", left.unit.own + right.unit.own
    known = None if own else unit_named(name)
    return known or Unit(name, dimension, base=name, own=own)


_CALCULATE: dict[str, Callable[[Amount, Amount], Amount | Gap]] = {
    "+": lambda left, right: _add(left, right, 1),
    "-": lambda left, right: _add(left, right, -1),
    "×": _multiply,
    "÷": _divide,
}


def share_of(part: Amount, whole: Amount) -> Amount | Gap:
    """What an amount is of another of its kind, in percent."""
    found = calculate("÷", part, whole)
    if not isinstance(found, Amount):
        return found
    if found.dimension != SHARE:
        return Unknown(f"单位不同，不能算占比：{part}与{whole}")
    return _as_other(found, Amount(_ZERO, unit_named("%")))


def shortened(amount: Amount) -> Amount:
    """The amount as a message tells it: what has more decimals than anybody writes (a quotient),
    rounded to two, or to two that are not zero."""
    factor = amount.unit.factor if amount.unit else Decimal(1)
    value = _DIGITS.divide(amount.value, factor).normalize()
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent <= MOST_DECIMALS:
        return amount
    found = rounded(amount, 2 if abs(value) >= 1 else 1 - value.adjusted())
    return found if isinstance(found, Amount) else amount


def rounded(amount: Amount, digits: int) -> Amount | Unknown:
    """Half up to `digits` decimals of the unit it was written in."""
    factor = amount.unit.factor if amount.unit else Decimal(1)
    step = Decimal(1).scaleb(-digits)
    shown = _DIGITS.divide(amount.value, factor).quantize(step, ROUND_HALF_UP, _DIGITS)
    return _within_reach(replace(amount, value=_DIGITS.multiply(shown, factor)))
