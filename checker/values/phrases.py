"""Values that are words: qualities, comparisons with something outside the cell, composites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.values.value import Kind, Value

if TYPE_CHECKING:
    from checker.values.measure import Measure, Ratio
    from checker.values.value import Bound, Unit


@dataclass(frozen=True, slots=True)
class Qualitative(Value):
    """保障, 效果明显; `grades` where the words are steps of a known scale (优/良/中/差)."""

    words: str
    grades: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        return Kind.QUALITATIVE

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Reference(Value):
    """不超预算, 不低于上年, 同比增长≥5%: a comparison with something that is not in the cell.

    `base` is what it is compared with (empty where the text leaves it open), `change` the
    direction (增长, 下降) and `by` the amount of the change; its bounds are the value's.
    """

    base: str
    sign: str | None = None
    change: str = ""
    by: Measure | Ratio | None = None
    hedged: bool = False

    @property
    def kind(self) -> Kind:
        return Kind.REFERENCE

    @property
    def operator(self) -> str | None:
        return self.sign if self.by is None else self.by.operator

    @property
    def approximate(self) -> bool:
        return self.hedged or (self.by is not None and self.by.approximate)

    @property
    def lower(self) -> Bound | None:
        return None if self.by is None else self.by.lower

    @property
    def upper(self) -> Bound | None:
        return None if self.by is None else self.by.upper

    @property
    def unit(self) -> Unit | None:
        return None if self.by is None else self.by.unit

    def __str__(self) -> str:
        if self.by is None:
            return ("约" if self.hedged else "") + (self.sign or "") + self.base
        return f"{self.base}{self.change}{self.by}"


@dataclass(frozen=True, slots=True)
class Compound(Value):
    """Several values in one cell (12月底前100%到位, 2个；3次), in order of writing."""

    members: tuple[Value, ...]

    @property
    def kind(self) -> Kind:
        return Kind.COMPOUND

    @property
    def approximate(self) -> bool:
        return any(member.approximate for member in self.members)

    @property
    def parts(self) -> tuple[Value, ...]:
        return self.members

    def __str__(self) -> str:
        return "；".join(str(member) for member in self.members)


@dataclass(frozen=True, slots=True)
class Unparsed(Value):
    """A text with figures that cannot be read whole: `why` (a Reason), where, and what would fit.

    Two unreadable values are equal when the same was written.
    """

    words: str
    why: str
    at: int = field(default=0, compare=False)
    could_be: tuple[str, ...] = field(default=(), compare=False)

    @property
    def kind(self) -> Kind:
        return Kind.UNPARSED

    @property
    def reason(self) -> str:
        return self.why

    @property
    def position(self) -> int:
        return self.at

    @property
    def expected(self) -> tuple[str, ...]:
        return self.could_be

    def __str__(self) -> str:
        return self.words
