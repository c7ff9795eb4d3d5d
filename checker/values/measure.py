"""Amounts: how many, how much, what share, how long; one bound or two."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.values.numerals import plain
from checker.values.printing import number_text, unit_text
from checker.values.units import kind_of
from checker.values.value import Bound, Kind, Unit, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

PER_SEPARATOR = "/"


@dataclass(frozen=True, slots=True)
class Measure(Value):
    """≥22人, 80%-90%, 475元/亩, ≤15个工作日; also 大于3且小于5个.

    `sign` is the comparison, None where none stood; `hedges` the words that make it approximate
    (约, 预计, 20多); `scale` the 万 or 亿 it is printed with.
    """

    low: Bound | None = None
    high: Bound | None = None
    counted: Unit | None = None
    sign: str | None = None
    hedged: bool = False
    hedges: tuple[str, ...] = field(default=(), compare=False)
    scale: str = field(default="", compare=False)

    @property
    def kind(self) -> Kind:
        return kind_of(self.counted)

    @property
    def operator(self) -> str | None:
        return self.sign

    @property
    def approximate(self) -> bool:
        return self.hedged

    @property
    def hedge(self) -> str | None:
        """The word that made it approximate (预计)."""
        return self.hedges[0] if self.hedges else None

    @property
    def lower(self) -> Bound | None:
        return self.low

    @property
    def upper(self) -> Bound | None:
        return self.high

    @property
    def unit(self) -> Unit | None:
        return self.counted

    @property
    def exact(self) -> Bound | None:
        """The one bound of a value that is a single number, None otherwise."""
        one_number = self.low is not None and self.low == self.high and self.low.inclusive
        return self.low if one_number else None

    def __str__(self) -> str:
        hedge = "约" if self.hedged else ""
        low, high = self.low, self.high
        if low is not None and high is not None and low != high:
            return hedge + self._between(low, high)
        bound = low or high
        if bound is None:
            return hedge
        sign = "" if self.sign is None else self.sign
        return hedge + sign + self._amount(bound.value)

    def _between(self, low: Bound, high: Bound) -> str:
        if low.inclusive and high.inclusive and self.sign is None:
            if low.value < 0:
                return f"≥{self._amount(low.value)}且≤{self._amount(high.value)}"
            return f"{self._amount(low.value)}-{self._amount(high.value)}"
        left, right = "≥" if low.inclusive else ">", "≤" if high.inclusive else "<"
        return f"{left}{self._amount(low.value)}且{right}{self._amount(high.value)}"

    def _amount(self, value: Decimal) -> str:
        unit = self.counted
        if unit is None:
            return number_text(value, self.scale)
        return number_text(
            value / unit.factor if unit.factor != 1 else value, self.scale
        ) + unit_text(unit)


@dataclass(frozen=True, slots=True)
class Ratio(Value):
    """1:1.5 or 2/3: a proportion of two numbers, compared by left divided by right.

    `low` and `high` hold that quotient to 28 digits; `colon` says how it was written.
    """

    left: Decimal
    right: Decimal
    colon: bool = True
    low: Bound | None = None
    high: Bound | None = None
    sign: str | None = None
    hedged: bool = False

    @property
    def kind(self) -> Kind:
        return Kind.RATIO

    @property
    def operator(self) -> str | None:
        return self.sign

    @property
    def approximate(self) -> bool:
        return self.hedged

    @property
    def lower(self) -> Bound | None:
        return self.low

    @property
    def upper(self) -> Bound | None:
        return self.high

    def __str__(self) -> str:
        hedge = "约" if self.hedged else ""
        joint = ":" if self.colon else "/"
        return f"{hedge}{self.sign or ''}{plain(self.left)}{joint}{plain(self.right)}"


def bounds(sign: str | None, low: Bound, high: Bound) -> tuple[Bound | None, Bound | None]:
    """What a comparison makes of an amount that reaches from `low` to `high` (equal for one)."""
    match sign:
        case "≥":
            return low, None
        case ">":
            return Bound(low.value, inclusive=False, quantum=low.quantum), None
        case "≤":
            return None, high
        case "<":
            return None, Bound(high.value, inclusive=False, quantum=high.quantum)
        case _:
            return low, high


def between(measures: Sequence[Measure]) -> Measure | None:
    """One interval out of ≥90% and ≤95%; None where the two do not make one."""
    if len(measures) != 2:
        return None
    below, above = sorted(measures, key=lambda measure: measure.low is None)
    low, high = below.low, above.high
    if low is None or high is None or below.high is not None or above.low is not None:
        return None
    unit = above.counted or below.counted
    if below.counted not in (None, unit) or low.value > high.value:
        return None
    return Measure(
        text="",
        low=low,
        high=high,
        counted=unit,
        sign="",
        hedged=below.hedged or above.hedged,
        hedges=below.hedges + above.hedges,
        scale=above.scale if above.scale == below.scale else "",
    )
