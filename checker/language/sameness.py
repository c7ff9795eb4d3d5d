"""Whether two indicator values say the same: 3公里 and 3000米 do, 15个工作日 and 15天 nobody knows.

Bounds are compared as amounts and days as days, never by how they are written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.amounts import alike, compare, from_bound, tolerance_between
from checker.language.gaps import Unknown, all_of
from checker.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.language.amounts import Amount
    from checker.language.gaps import TruthValue
    from checker.values import Bound, Value


def say_the_same(one: Value, other: Value) -> TruthValue:
    """Whether two values have the same bounds, days and parts. Unknown where one cannot be read,
    has no unit while the other has, or no exact factor leads from one unit to the other."""
    for value in (one, other):
        if value.kind is Kind.UNPARSED:
            return Unknown(f"指标值“{value.text}”读不懂")
    if one == other:
        return True
    if _is_measured(one) and _is_measured(other):
        return all_of(_ends(one, other))
    if one.kind is not other.kind or len(one.parts) != len(other.parts):
        return False
    if one.parts:
        return all_of(map(say_the_same, one.parts, other.parts))
    if one.start or one.end:
        return (one.start, one.end) == (other.start, other.end)
    return False


def _is_measured(value: Value) -> bool:
    return value.lower is not None or value.upper is not None


def _ends(one: Value, other: Value) -> Iterator[TruthValue]:
    yield from _end(one.lower, one, other.lower, other)
    yield from _end(one.upper, one, other.upper, other)


def _end(
    bound: Bound | None, one: Value, facing: Bound | None, other: Value
) -> Iterator[TruthValue]:
    if bound is None or facing is None:
        yield bound is facing
        return
    yield bound.inclusive == facing.inclusive
    yield _equal(from_bound(bound, one), from_bound(facing, other))


def _equal(one: Amount, other: Amount) -> TruthValue:
    """Whether two amounts are equal, each with the precision it was written in."""
    one, other = alike(one, other)
    if one.dimension == other.dimension:
        return compare("=", one, other, tolerance_between(one, other))
    if one.unit is None or other.unit is None:
        return Unknown(f"一处没有写单位，不能比较：{one}与{other}")
    return False
