"""How numbers, units and amounts are printed: one canonical spelling that parses back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.values.numerals import EXACT, SCALES, plain
from checker.values.units import PER, common_table

if TYPE_CHECKING:
    from decimal import Decimal

    from checker.values.value import Unit


def number_text(value: Decimal, scale: str = "") -> str:
    """17000 in 万 is 1.7万."""
    if not scale:
        return plain(value)
    return plain(EXACT.divide(value, SCALES[scale])) + scale


def unit_text(unit: Unit | None) -> str:
    """What stands behind a number: 个月 for the unit 月, nothing for a missing unit."""
    if unit is None:
        return ""
    name, slash, per = unit.name.partition(PER)
    entry = common_table().entries.get(unit.name if not slash else name)
    if entry is None:
        return unit.name
    return entry.spoken if entry.unit.name == unit.name else entry.spoken + slash + per


def format_amount(value: Decimal, unit: Unit) -> str:
    """An amount in canonical units as its own unit spells it: 84277000 in 万元 is 8427.7万元."""
    return plain(EXACT.divide(value, unit.factor)) + unit_text(unit)
