"""The public corpus of value shapes, `tests/cases/values/*.tsv`, and how a value is compared."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.values.numerals import plain

if TYPE_CHECKING:
    from checker.values import Value

FOLDER = Path(__file__).parent.parent / "cases" / "values"
SHAPES = (
    "signs", "words", "numbers", "percent", "money", "counts", "units", "rates", "durations",
    "dates", "periods", "deadlines", "ranges", "hedges", "references", "compounds", "qualitative",
    "ministries", "parsers", "tables", "silence",
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One line: a text and what it means. `bounds` is an interval, `[22,)` or `(,10]` or
    `[3,5]`; `days` the first and last day, `2025-01-01..2025-12-31`."""

    shape: str
    text: str
    kind: str
    normalised: str = ""
    bounds: str = ""
    unit: str = ""
    days: str = ""

    def __str__(self) -> str:
        return f"{self.shape}:{self.text}"


def title(shape: str) -> str:
    """The heading of a file, its first line."""
    return (FOLDER / f"{shape}.tsv").read_text(encoding="utf-8").split("\n")[0].removeprefix("# ")


def rows(name: str) -> list[list[str]]:
    """The cells of every case line of a file; comment and heading are left out."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines[2:] if line]


def cases(shape: str) -> list[Case]:
    return [Case(shape, *row) for row in rows(shape)]


def as_case(shape: str, text: str, value: Value) -> Case:
    """A value in the form of a case, to be compared with what was expected of it."""
    if value.kind == "unparsed":
        return Case(shape, text, "unparsed")
    unit = value.unit
    return Case(
        shape,
        text,
        value.kind.value,
        str(value),
        interval(value),
        "" if unit is None else unit.base,
        f"{value.start or ''}..{value.end or ''}" if value.start or value.end else "",
    )


def interval(value: Value) -> str:
    """`[22,)` for a lower bound of 22, inclusive; empty for a value without bounds."""
    low, high = value.lower, value.upper
    if low is None and high is None:
        return ""
    left = "(" if low is None else ("[" if low.inclusive else "(") + plain(low.value)
    right = ")" if high is None else plain(high.value) + ("]" if high.inclusive else ")")
    return f"{left},{right}"
