"""Exact factors between units: 1公里 is 1000米, 1亩 is 2000/3平方米, 1天 is 24小时.

Where there is none (工作日 against 天, 月 against 天, 户 against 人) amounts cannot be compared:
that is said by None, never by a guess. Amounts here are in the canonical unit of theirs, as bounds
of values are: in 元 for 万元, in 公里 for 公里.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern
from checker.values.units import PER, TIMES, common_table
from checker.values.value import Unit

if TYPE_CHECKING:
    from decimal import Decimal


_COUNTED = late_pattern(r"(?P<figures>[0-9]+(?:\.[0-9]+)?)?(?P<scales>[十百千万亿]*)(?P<unit>.+)\Z")
_Own = tuple[tuple[str, str, str], ...]
_MOST = 4096
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


@dataclass(frozen=True, slots=True)
class Scale:
    """What one canonical unit comes to: `share` of `ground`.

    Units can be converted into each other when their grounds are equal. The ground of a rate names
    both sides: 元/亩 has 元/平方米, with a share of 3/2000.
    """

    ground: str
    share: Fraction


def scale_of(unit: Unit) -> Scale:
    """The scale of a unit as its bounds are counted, in `unit.base`; every unit has one."""
    return _scale(unit.base or unit.name, unit.own)


@lru_cache(maxsize=_MOST)
def _scale(name: str, own: _Own) -> Scale:
    known = common_table().entries.get(name)
    if known:
        return Scale(known.ground, known.share)
    counted, slash, per = name.partition(PER)
    if not slash or any(name == each[0] for each in own):
        return _counted(name, own)
    share = _counted(counted, own).share if counted else Fraction(1)
    ground = _counted(counted, own).ground if counted else ""
    below = [_counted(factor, own) for factor in per.split(TIMES)]
    for one in below:
        share /= one.share
    return Scale(ground + PER + TIMES.join(sorted(one.ground for one in below)), share)


def conversion(unit: Unit, into: Unit) -> Fraction | None:
    """How many canonical units of `into` one canonical unit of `unit` is; None where no exact
    factor is known, so that amounts in the two can be neither compared nor added.

    >>> conversion(unit_named("公里"), unit_named("米"))
    Fraction(1000, 1)
    """
    one, other = scale_of(unit), scale_of(into)
    return one.share / other.share if one.ground == other.ground else None


def convertible(unit: Unit, into: Unit) -> bool:
    """Whether amounts in the two units can be compared exactly."""
    return conversion(unit, into) is not None


def converted(value: Decimal, unit: Unit, into: Unit) -> Fraction | None:
    """An amount in the canonical unit of `unit`, exactly, in the canonical unit of `into`; None
    where there is no exact factor."""
    factor = conversion(unit, into)
    return None if factor is None else Fraction(value) * factor


def _counted(name: str, own: _Own) -> Scale:
    """A unit of the table, with a number of its own where it has one: 10万人, 2年."""
    known = _one(name, own)
    if known:
        return known
    match = _COUNTED.match(name)
    one = _one(match["unit"], own) if match else None
    if match is None or one is None:
        return Scale(name, Fraction(1))
    share = one.share * Fraction(match["figures"] or 1)
    for char in match["scales"]:
        share *= _SCALES[char]
    return Scale(one.ground, share)


def _one(name: str, own: _Own) -> Scale | None:
    """What one of a unit of the table, or of an office, comes to."""
    entry = common_table().entries.get(name)
    if entry:
        return Scale(entry.ground, entry.share * Fraction(entry.unit.factor))
    ground = next((like or name for mine, _, like in own if mine == name), None)
    return None if ground is None else Scale(ground, Fraction(1))


def own_unit(made: Unit, name: str) -> Unit | None:
    """The unit of an office of that name, where another unit is made of it."""
    dimension = next((family for mine, family, _ in made.own if mine == name), None)
    return None if dimension is None else Unit(name, dimension, base=name, own=made.own)
