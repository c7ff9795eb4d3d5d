"""Amounts: how many, how much, what share, how long; one bound or two."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.pattern import late_pattern
from checker.values.notation import number_text, unit_text
from checker.values.numerals import EXACT, plain
from checker.values.units import PER, common_table, kind_of
from checker.values.value import Bound, Kind, Unit, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

_YEAR = late_pattern("(?:19|20)[0-9]{2}")
_DATED = late_pattern(r"(?:19|20)[0-9]{2}(?:\.(?:0?[1-9]|1[0-2])|[0-9]{4})?")


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
        front = ("约" if self.hedged else "") + self._per_first()
        low, high = self.low, self.high
        if low is not None and high is not None and low != high:
            return front + self._between(low, high)
        bound = low or high
        if bound is None:
            return front
        return f"{front}{self.sign or ''}{self._number(bound)}{self._unit_text()}"

    def _between(self, low: Bound, high: Bound) -> str:
        unit = self._unit_text()
        years = self._like_a_date(low) and self._like_a_date(high)
        if low.inclusive and high.inclusive and low.value >= 0 and not years:
            inner = unit if self.kind is Kind.PERCENT else ""
            return f"{self._number(low)}{inner}-{self._number(high)}{unit}"
        lasts = self.counted is not None and self.counted.dimension == "time"
        if lasts and low.inclusive and high.inclusive and low.value == -high.value:
            return f"±{self._number(high)}{unit}"  # alone, no time is less than nothing
        left, right = "≥" if low.inclusive else ">", "≤" if high.inclusive else "<"
        return f"{left}{self._number(low)}{unit}且{right}{self._number(high)}{unit}"

    def _number(self, bound: Bound) -> str:
        factor = Decimal(1) if self.counted is None else self.counted.factor
        value = bound.value if factor == 1 else EXACT.divide(bound.value, factor)
        text = number_text(value, self.scale)
        if self.counted is not None and _YEAR.fullmatch(text):
            entry = common_table().entries.get(self.counted.name.partition(PER)[0])
            if entry and entry.numbered:
                return text + ".0"
        if self._like_a_date(bound) and not _YEAR.fullmatch(text):
            return text + ("0" if "." in text else ".0")
        return text

    def _like_a_date(self, bound: Bound) -> bool:
        """A number without a unit that alone would be a year, a month (2025.12) or a day."""
        return (
            self.counted is None
            and not self.scale
            and _DATED.fullmatch(plain(bound.value)) is not None
        )

    def _per_first(self) -> str:
        """每次100人 keeps its 每: 100人/次 is how clerks write 人次."""
        if not self._clashes() or self.counted is None:
            return ""
        return "每" + self.counted.name.partition(PER)[2]

    def _unit_text(self) -> str:
        text = unit_text(self.counted)
        return text.partition(PER)[0] if self._clashes() else text

    def _clashes(self) -> bool:
        unit = self.counted
        return unit is not None and PER in unit.dimension and unit.name in common_table().spellings


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
    if low.value == high.value and not (low.inclusive and high.inclusive):
        return None
    return Measure(
        text="",
        low=low,
        high=high,
        counted=unit,
        hedged=below.hedged or above.hedged,
        hedges=below.hedges + above.hedges,
        scale=above.scale if above.scale == below.scale else "",
    )
