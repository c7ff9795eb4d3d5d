"""The commonest shapes without the grammar: a comparison, a number in figures or two with a dash, a
unit, perhaps per another, perhaps 以上 (≥22人, 不低于90%, ≤475元/亩, 95%以上, 18-26℃), or a number
alone (262.96).

Two thirds of the values of real tables look like this, and a run that meets no other never
loads the grammar. The grammar reads the same of every such text: a differential test says so.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.values.amount import unit_of
from checker.values.measure import Measure, bounds
from checker.values.memory import remembered, stocked
from checker.values.notes import Note
from checker.values.numerals import Number, read_number
from checker.values.syntax import Counted
from checker.values.units import below_line, is_open, unit_pattern, unit_table
from checker.values.value import Bound
from checker.values.vocabulary import (
    alternatives,
    comparison,
    comparisons,
    is_doubtful,
    is_of_quality,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.values.memory import Units
    from checker.values.value import Unit

# Units that a date can end in, and those that begin with a scale (5千元 is 5000元), are left to
# the grammar.
_LEFT_TO_GRAMMAR = late_pattern("[年月日号季旬]|[十百千万亿][^分瓦克米卡]")
_UNIT_SIGNS = frozenset("/·*()、每")
_SIGNS = {"≥": "≥", "≤": "≤", ">": ">", "<": "<", "=": "=", ">=": "≥", "<=": "≤"}
_ONE = Decimal(1)
_PLACES = tuple(_ONE.scaleb(-places) for places in range(16))
_WORDED = (Note.WORDED_OPERATOR,)
_UNITLESS = (Note.MISSING_UNIT,)
_YEAR = 4
# Counts cases (3起) and begins a time (2025.6起).
_SINCE = "起"


def quick_value(units: Units, folded: str) -> Measure | None:
    """The value of a folded text that has a commonest shape; None for all others, which the grammar
    may read or refuse. Its text is `folded`, its notes are those of the grammar."""
    match = _match(units)(folded)
    if match is None:
        return None
    sign, word, figures, scale, other, spelling, per, suffix = match.groups()
    measured = (
        _measured(units, spelling, per or "", scale or "") if spelling else _bare(figures, scale)
    )
    if (
        measured is None
        or (spelling == _SINCE and _may_be_dated(figures))
        or (word and (is_doubtful(word) or is_of_quality(word)))
        or (other and (sign or word or suffix or scale or not spelling))
    ):
        return None
    unit, printed, factor, notes = measured
    low = high = _bound(figures, scale, factor)
    if sign:
        sign = _SIGNS[sign]
    elif word:
        sign, notes = comparison(word), _WORDED + notes
    if suffix:
        if sign:
            return None
        sign, notes = words().suffixes[suffix], _WORDED + notes
    if other:
        high = _bound(other, scale, factor)
        if low.value > high.value:
            return None
    lower, upper = bounds(sign, low, high)
    return Measure(
        text=folded, notes=notes, low=lower, high=upper, counted=unit, sign=sign, scale=printed
    )


def _bound(figures: str, scale: str | None, factor: Decimal) -> Bound:
    if scale:
        number = read_number(figures + scale)
        value, quantum = number.value, number.quantum
    else:
        _, _, decimals = figures.partition(".")
        value, quantum = Decimal(figures), _PLACES[len(decimals)]
    if factor is _ONE or factor == 1:
        return Bound(value, True, quantum)  # a third quicker than with its name
    return Bound(value * factor, quantum=quantum * factor)


def _bare(figures: str, scale: str) -> tuple[None, str, Decimal, tuple[Note, ...]] | None:
    """The same of a number alone (262.96); what goes on behind a year (2025.1, 20251231) may be a
    date."""
    return None if _may_be_dated(figures) else (None, scale, _ONE, _UNITLESS)


def _may_be_dated(figures: str) -> bool:
    return len(figures) > _YEAR and figures.startswith(("19", "20"))


@remembered
def _measured(
    units: Units, spelling: str, per: str, scale: str
) -> tuple[Unit | None, str, Decimal, tuple[Note, ...]] | None:
    """The unit an amount counts in, the scale it is printed with, what one is worth in the
    canonical unit, and the notes; None for units that the grammar has to look at."""
    counted = counted_as(units, spelling)
    entry = unit_table(units).entry(spelling)
    if _LEFT_TO_GRAMMAR.match(spelling) or entry.numbered or entry.unit.name in {"成", "折"}:
        return None
    below = (below_line(unit_table(units).entry(per).unit),) if per else ()
    if is_open(entry.unit) or any(one.dimension in _NEVER_BELOW or is_open(one) for one in below):
        return None
    notes: list[Note] = []
    number = Number(_ONE, scale=scale)
    unit, printed = unit_of(units, Counted(counted.unit, below, counted.odd), (), number, notes)
    return unit, printed, entry.unit.factor, tuple(notes)


_NEVER_BELOW = frozenset({"percent", "point"})


@remembered
def counted_as(units: Units, spelling: str) -> Counted:
    """The unit of a folded spelling; `odd` for those that only clerks use (人/次)."""
    unit = unit_table(units).entry(spelling).unit
    odd = unit.name != spelling and not _UNIT_SIGNS.isdisjoint(spelling)
    return Counted(unit, odd=odd)


@remembered
def _match(units: Units) -> Callable[[str], re.Match[str] | None]:
    return _shape(units).match


@stocked
def _shape(units: Units) -> re.Pattern[str]:
    # Atomic groups: each takes the longest word, as the lexer does, or leaves the text to it.
    sign = f"(?:([><]=?|[≥≤=])|((?>{comparisons()})))?"
    figures = r"([0-9]{1,15}(?:\.[0-9]{1,15})?)"
    number = f"{figures}([万亿]?)(?:[-~]{figures})?"
    unit = unit_pattern(units)
    suffix = alternatives(word for word in words().suffixes if word[0] not in "(+起")
    return re.compile(f"{sign}{number}(?:((?>{unit}))(?:/((?>{unit})))?)?((?>{suffix}))?\\Z")
