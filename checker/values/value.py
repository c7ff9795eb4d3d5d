"""The one surface every value answers, whatever its kind (rules and reports see nothing else)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field

if TYPE_CHECKING:
    import datetime


class Kind(StrEnum):
    """What a value is; the names of `goalcheck parse --output-format json`."""

    QUANTITY = "quantity"
    MONEY = "money"
    PERCENT = "percent"
    RATE = "rate"
    """Per something: 475元/亩, 1次/月."""
    RATIO = "ratio"
    DURATION = "duration"
    DATE = "date"
    PERIOD = "period"
    DEADLINE = "deadline"
    QUALITATIVE = "qualitative"
    REFERENCE = "reference"
    """A comparison with something that is not in the cell: 不超预算, 不低于上年."""
    COMPOUND = "compound"
    UNPARSED = "unparsed"


@dataclass(frozen=True, slots=True)
class Unit:
    """A way of counting. `factor` turns amounts in it into `base`: 万元 has factor 10000, base 元.

    Only money is scaled between units; lengths, areas, weights and times keep the unit written.
    `own` are the units an office has added of which the name is made: name, dimension, and what
    they are counted like, or ''. No table that ships tells it of them.
    """

    name: str
    dimension: str
    factor: Decimal = Decimal(1)
    base: str = ""
    own: tuple[tuple[str, str, str], ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a measure in the canonical unit.

    `quantum` is one unit in the last place as written (262.96万元: 100 元), the source of the
    tolerance between two amounts; it takes no part in equality, 6.30 is 6.3.
    """

    value: Decimal
    inclusive: bool = True
    quantum: Decimal = field(default=Decimal(1), compare=False)

    @property
    def shown(self) -> str:
        """Digits with thousands apart; an end that does not belong to the range says so."""
        digits = f"{self.value:,f}"
        if "." in digits:
            digits = digits.rstrip("0").rstrip(".")
        return digits if self.inclusive else f"{digits}（不含）"


@dataclass(frozen=True, slots=True)
class Value:
    """Base of all values. Every property below is answered by every kind, with None, False or ()
    where the kind has no such thing, so that callers never ask for the class.

    `text` is what was written and `notes` what was assumed or found irregular in reading it (a
    closed list of Chinese phrases); neither takes part in equality. `str()` is canonical and
    parses back to an equal value.
    """

    text: str = field(compare=False, kw_only=True)
    notes: tuple[str, ...] = field(default=(), compare=False, kw_only=True)

    @property
    def kind(self) -> Kind:
        raise NotImplementedError

    @property
    def operator(self) -> str | None:
        """The comparison as written, normalised to one of ≥ ≤ > < =; None where none stood."""
        return None

    @property
    def approximate(self) -> bool:
        """Hedged (约, 预计, 左右): never equal to anything."""
        return False

    @property
    def lower(self) -> Bound | None:
        return None

    @property
    def upper(self) -> Bound | None:
        return None

    @property
    def unit(self) -> Unit | None:
        return None

    @property
    def start(self) -> datetime.date | None:
        """First day, inclusive, of a date, period or deadline."""
        return None

    @property
    def end(self) -> datetime.date | None:
        """Last day, inclusive."""
        return None

    @property
    def parts(self) -> tuple[Value, ...]:
        """Members of a compound."""
        return ()

    @property
    def reason(self) -> str | None:
        """Why a text is unparsed: one of a closed list (impossible-date, reversed-range, …)."""
        return None

    @property
    def position(self) -> int | None:
        """Where reading stopped, in code points of `text` from 0."""
        return None

    @property
    def expected(self) -> tuple[str, ...]:
        """What could have stood there instead, in Chinese."""
        return ()
