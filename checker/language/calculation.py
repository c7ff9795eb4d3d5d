"""What amounts come to together: sums, products, quotients, shares; and how they are rounded.

A result that no unit or nobody could print is an Unknown, never an exception.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.language.amounts import (
    DIGITS,
    NUMBER,
    PERCENT,
    SHARE,
    SHARE_UNIT,
    ZERO,
    Amount,
    alike,
    as_number,
    counted_alike,
    factor_between,
    in_percent,
)
from checker.language.gaps import Gap, Unknown
from checker.values import Unit, own_unit, unit_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MOST_DIGITS = 50
MOST_DECIMALS = 8
"""Decimals that people write; more come of a division."""


def calculate(operator: str, left: Amount, right: Amount) -> Amount | Gap:
    """`left operator right`, Unknown where units do not go together or the divisor is zero."""
    if operator in "+-":
        left, right = alike(left, right)
    elif left.unit is not None or right.unit is not None:
        left, right = as_number(left), as_number(right)
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
    if counted_alike(left, right):
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
        DIGITS.add(left.value, right.value if sign > 0 else right.value.copy_negate()),
        lead.unit,
        DIGITS.add(left.slack, right.slack),
        left.document or right.document,
        left.approximate or right.approximate,
    )


def _recounted(amount: Amount, other: Amount) -> Amount | None:
    """The amount counted as another one is; None where no finite number says it exactly."""
    factor = factor_between(amount, other)
    if factor is None:
        return None
    value, slack = decimal_of(Fraction(amount.value) * factor), _rounded(amount.slack, factor)
    return None if value is None else replace(amount, value=value, slack=slack, unit=other.unit)


def decimal_of(value: Fraction) -> Decimal | None:
    """The decimal that is exactly a fraction, None where it has no end."""
    found = DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
    return found if found.is_finite() and Fraction(found) == value else None


def _rounded(value: Decimal, factor: Fraction) -> Decimal:
    return DIGITS.divide(
        DIGITS.multiply(value, Decimal(factor.numerator)), Decimal(factor.denominator)
    )


def in_unit(amount: Amount, unit: Unit) -> Decimal | None:
    """The value of an amount in the canonical unit of `unit`; None without an exact number."""
    other = Amount(ZERO, unit)
    if counted_alike(amount, other):
        return amount.value
    found = _recounted(amount, other)
    return None if found is None else found.value


def _multiply(left: Amount, right: Amount) -> Amount | Gap:
    if left.unit is right.unit is None and not left.slack and not right.slack:
        # Most products of rules; nothing is shown of them that could be rounded.
        return Amount(
            DIGITS.multiply(left.value, right.value),
            None,
            ZERO,
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
    rounded = ZERO if right.value == right.value.to_integral_value() else right.slack
    return Amount(
        DIGITS.multiply(left.value, right.value),
        left.unit,
        DIGITS.add(
            DIGITS.multiply(left.slack, right.value.copy_abs()),
            DIGITS.multiply(rounded, left.value.copy_abs()),
        ),
        left.document or right.document,
        left.approximate or right.approximate,
    )


def plain_product(factors: Iterable[object]) -> Decimal | None:
    """The product of exact numbers without a unit, as `calculate` has it; None where a factor is
    anything else, or where nobody could print what comes out."""
    found: Decimal | None = None
    for one in factors:
        if not isinstance(one, Amount) or one.unit is not None or one.slack:
            return None
        found = one.value if found is None else DIGITS.multiply(found, one.value)
        if not found.is_finite() or abs(found.adjusted()) > MOST_DIGITS:
            return None
    return found


def _apart(left: Amount, right: Amount) -> Unknown:
    return Unknown(f"不能相乘：{left}与{right}")


def _of_rate(rate: Amount, count: Amount) -> Amount | None:
    """A rate times what it is counted by: 1200元/人 × 100人 is 12万元. None where it is not."""
    if rate.unit is None or count.unit is None:
        return None
    name, _, by = (rate.unit.base or rate.unit.name).partition("/")
    unit, counter = _part_of(rate.unit, name), _part_of(rate.unit, by)
    counted = None if counter is None else _recounted(count, Amount(ZERO, counter))
    if unit is None or counted is None:
        return None
    found = _multiply(replace(rate, unit=unit), replace(counted, unit=None))
    if not isinstance(found, Amount):
        return None
    return replace(found, unit=_as_large(unit, rate.unit, found.value))


def _part_of(rate: Unit, name: str) -> Unit | None:
    """One of the units a rate is made of."""
    return own_unit(rate, name) or unit_named(name)


def _divide(left: Amount, right: Amount) -> Amount | Gap:
    if not right.value:
        return Unknown(f"除数为零：{left} ÷ {right}")
    if (
        left.unit
        and right.unit
        and left.dimension == right.dimension
        and not counted_alike(left, right)
    ):
        return _ratio(left, right)
    unit = _quotient_unit(left, right)
    share = right.dimension == PERCENT != left.dimension
    divisor = _percent(right.value) if share else right.value
    value = DIGITS.divide(left.value, divisor)
    return Amount(
        value,
        _as_large(unit, left.unit, value),
        DIGITS.divide(left.slack, divisor).copy_abs(),
        left.document or right.document,
        left.approximate or right.approximate,
    )


def _ratio(left: Amount, right: Amount) -> Amount | Gap:
    """How often one amount goes into another of its family: 3公里 ÷ 500米 is 6."""
    factor = factor_between(left, right)
    if factor is None:
        return Unknown(f"单位不同，不能相除：{left}与{right}")
    value, slack = _rounded(left.value, factor), _rounded(left.slack, factor)
    return _divide(replace(left, value=value, slack=slack, unit=right.unit), right)


def _percent(points: Decimal) -> Decimal:
    """90% as the share 0.9."""
    return DIGITS.divide(points, Decimal(100))


def _quotient_unit(left: Amount, right: Amount) -> Unit | None:
    """万元 ÷ 人 is 元/人: the canonical units, so that quotients compare with each other."""
    if left.dimension == right.dimension:
        return SHARE_UNIT
    if left.unit is None:
        return None
    if right.unit is None or right.dimension == PERCENT:
        return left.unit
    name = f"{left.unit.base or left.unit.name}/{right.unit.base or right.unit.name}"
    dimension, own = f"{left.dimension}/{right.dimension}", left.unit.own + right.unit.own
    known = None if own else unit_named(name)
    return known or Unit(name, dimension, base=name, own=own)


def _as_large(unit: Unit | None, written: Unit | None, value: Decimal) -> Unit | None:
    """The unit a calculated amount is written in: in 万元 where what it was made of was and it is
    as much, 9万元/公里; what is less stays 94元/人.
    """
    if unit is None or written is None or unit.factor != 1 or abs(value) < written.factor:
        return unit
    if written.factor == 1 or not value.is_finite():
        return unit
    name, slash, by = unit.name.partition("/")
    large = written.name.partition("/")[0]
    known = None if unit.own else unit_named(f"{large}{slash}{by}")
    return known if known is not None and known.base == (unit.base or name) else unit


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
    return in_percent(found)


def shortened(amount: Amount) -> Amount:
    """The amount as a message tells it: what has more decimals than anybody writes (a quotient),
    rounded to two, or to two that are not zero."""
    factor = amount.unit.factor if amount.unit else Decimal(1)
    value = DIGITS.divide(amount.value, factor).normalize()
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent <= MOST_DECIMALS:
        return amount
    found = rounded(amount, 2 if abs(value) >= 1 else 1 - value.adjusted())
    return found if isinstance(found, Amount) else amount


def rounded(amount: Amount, digits: int) -> Amount | Unknown:
    """Half up to `digits` decimals of the unit it was written in."""
    factor = amount.unit.factor if amount.unit else Decimal(1)
    step = Decimal(1).scaleb(-digits)
    shown = DIGITS.divide(amount.value, factor).quantize(step, ROUND_HALF_UP, DIGITS)
    return _within_reach(replace(amount, value=DIGITS.multiply(shown, factor)))
