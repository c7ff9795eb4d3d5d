"""Numbers with units as the language reckons with them: Decimal, dimension, precision shown."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from operator import ne
from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass, replace
from checker.base.errors import did_you_mean
from checker.base.pattern import late_pattern
from checker.language.gaps import TruthValue, Unknown
from checker.values import (
    COMMON,
    Kind,
    Unit,
    Value,
    conversion,
    format_amount,
    parse_amount,
    unit_named,
    unit_names,
)

if TYPE_CHECKING:
    from checker.values import Bound, Units

MONEY = "money"
PERCENT = "percent"
_TURNED = late_pattern(r"(?P<unit>[^\x00-\x7f]+)(?P<number>[0-9]+(?:\.[0-9]+)?)")
MULTIPLE = "multiple"
"""The dimension of what is counted in times: 5倍."""
NUMBER = ""
"""The dimension of a number without a unit."""
SHARE = "share"
"""The dimension of what one amount is of another of its kind: it compares with a percent (1/3 and
30%) and with a number (3 times)."""

LARGEST_SLACK = Decimal(50)
"""Half of the last digit of 0.01万元, in 元: the most that rounding in a form can explain."""

ZERO, HUNDRED = Decimal(0), Decimal(100)
SHARE_UNIT = Unit("", SHARE)
_PLAIN = late_pattern(r"[0-9]{1,30}(?:\.[0-9]{1,12})?")
# Far beyond any budget; what overflows it or is divided by zero becomes a NaN or an infinity, never
# an exception, and then an unknown.
DIGITS = Context(prec=60, traps=[])


@dataclass(frozen=True, slots=True)
class Amount:
    """`value` in the canonical unit of its dimension; `unit` is the unit it was written in.

    `slack` is half a unit in the last place shown; sums add theirs. `document` tells amounts that
    stand in a table from the exact ones of a rule. Equality of amounts is the business of
    `compare`, not of this class.
    """

    value: Decimal
    unit: Unit | None = None
    slack: Decimal = ZERO
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


def share(value: Decimal) -> Amount:
    """What one amount is of another of its kind."""
    return Amount(value, SHARE_UNIT)


def in_percent(amount: Amount) -> Amount:
    """A share as a message tells it: 0.29 is 29%."""
    return as_other(amount, Amount(ZERO, unit_named("%")))


def from_bound(bound: Bound, value: Value) -> Amount:
    """One end of a value that stands in a cell."""
    unit = SHARE_UNIT if value.kind is Kind.RATIO and value.unit is None else value.unit
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


def unit_advice(text: str, units: Units = COMMON) -> str:
    """The end of a sentence about a text that is no unit: one that differs in one character."""
    return did_you_mean(text, units_alike(text, units))


def turned_amount(text: str, units: Units = COMMON) -> str | None:
    """`50万元` for `万元50`, None for what is no unit with its number behind it."""
    found = _TURNED.fullmatch(text)
    meant = found and found["number"] + found["unit"]
    return meant if meant and from_text(meant, units) is not None else None


def units_alike(text: str, units: Units = COMMON) -> list[str]:
    """The units that differ from a text in one character."""
    return [
        name
        for name in unit_names(units)
        if len(name) == len(text) and sum(map(ne, name, text)) == 1
    ]


def zero(dimension: str | None) -> Amount:
    """Nothing of a dimension; money in 元."""
    return Amount(ZERO, unit_named("元") if dimension == MONEY else None)


def tolerance_between(left: Amount, right: Amount) -> Decimal:
    """What two amounts of money from the document may differ by: the slack of the coarser one."""
    both = left.document and right.document and left.dimension == right.dimension == MONEY
    return max(left.slack, right.slack) if both else ZERO


def allowance(tolerance: Amount, right: Amount) -> Decimal | Fraction | Unknown:
    """What a tolerance comes to in the unit of the amount compared with."""
    if is_nothing(right) or counted_alike(tolerance, right) or not tolerance.value:
        return tolerance.value
    value = valued_in(tolerance, right)
    return Unknown(f"单位不同，不能比较：±{tolerance}与{right}") if value is None else value


def shown_precision(left: Amount, right: Amount) -> Decimal | Fraction:
    """The slack of the coarser of two amounts, in the unit of the right one."""
    if counted_alike(left, right):
        return max(left.slack, right.slack)
    factor = factor_between(left, right)
    if factor is None:
        return right.slack
    return max(Fraction(left.slack) * factor, Fraction(right.slack))


def is_nothing(amount: Amount) -> bool:
    """The 0 of a rule, which is zero in every unit."""
    return not amount.value and amount.unit is None and not amount.document


def alike(left: Amount, right: Amount) -> tuple[Amount, Amount]:
    """Two amounts; where one is a share and the other a percent or a number, both as that."""
    return as_other(left, right), as_other(right, left)


def as_number(amount: Amount) -> Amount:
    return replace(amount, unit=None) if amount.dimension == SHARE else amount


def as_other(amount: Amount, other: Amount) -> Amount:
    if amount.dimension != SHARE or other.dimension == SHARE:
        return amount
    if other.dimension != PERCENT:
        return replace(amount, unit=None)
    value, slack = (DIGITS.multiply(one, HUNDRED) for one in (amount.value, amount.slack))
    return replace(amount, value=value, slack=slack, unit=other.unit)


def compare(
    operator: str, left: Amount, right: Amount, tolerance: Decimal | Fraction
) -> TruthValue:
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
    if counted_alike(left, right) or is_nothing(left) or is_nothing(right):
        return DIGITS.subtract(left.value, right.value)
    value = valued_in(left, right)
    return None if value is None else value - Fraction(right.value)


def valued_in(amount: Amount, other: Amount) -> Fraction | None:
    """The value of an amount in the canonical unit of another one, None without exact factor."""
    factor = factor_between(amount, other)
    return None if factor is None else Fraction(amount.value) * factor


def counted_alike(left: Amount, right: Amount) -> bool:
    """Whether two amounts are counted in one canonical unit."""
    one, other = left.unit, right.unit
    if one is other or one is None or other is None:
        return one is other
    return one.dimension == other.dimension and (one.base or one.name) == (other.base or other.name)


def factor_between(left: Amount, right: Amount) -> Fraction | None:
    """What an amount like `left` is multiplied by to be counted as `right` is."""
    if left.unit is None or right.unit is None or left.dimension != right.dimension:
        return None
    return conversion(left.unit, right.unit)
