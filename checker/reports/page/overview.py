"""The upper part of the page: verdicts, what was found by rule and by unit, and both together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.finding import Severity, verdict_counts
from checker.reports.page.tables import LOOKS, unit_of
from checker.reports.tally import SEVERITIES, by_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.finding import Finding, Judgement, Run

# Bars that are seen at once; the others are one click away.
FIRST = 6
_WEIGHTY = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Card:
    verdict: str
    """As it is called on these tables."""
    look: str
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A rule or a unit. `parts` are (class, start, width) in hundredths of the longest bar of its
    kind: a hint is never drawn on the scale of an error."""

    label: str
    key: str
    said: str
    parts: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class TroubleMatrix:
    """Units down, rules across: who has which kind of trouble."""

    rules: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Overview:
    cards: tuple[Card, ...]
    rules: tuple[Bar, ...]
    units: tuple[Bar, ...]
    matrix: TroubleMatrix


def overview(run: Run, judgements: Sequence[Judgement], listed: Sequence[Finding]) -> Overview:
    """Cards over all tables; bars and matrix over the findings that the page lists, so that every
    one leads to something."""
    return Overview(
        cards=tuple(
            Card(word, LOOKS[verdict], count) for verdict, word, count in verdict_counts(judgements)
        ),
        rules=_rule_bars(run, {found.severity for found in listed}),
        units=_unit_bars(listed),
        matrix=_matrix(listed),
    )


def _rule_bars(run: Run, severities: set[Severity]) -> tuple[Bar, ...]:
    rows = [row for row in by_rule(run) if row.severity in severities]
    most = {
        severity: max((row.count for row in rows if row.severity is severity), default=1)
        for severity in SEVERITIES
    }
    return tuple(
        Bar(
            f"{row.rule} {row.title}",
            row.rule,
            f"{row.severity.label} {row.count}",
            ((row.severity.value, 0, _share(row.count, most[row.severity])),),
        )
        for row in rows
    )


def _unit_bars(listed: Sequence[Finding]) -> tuple[Bar, ...]:
    """By errors, then warnings; hints are counted in words and not drawn."""
    counts = Counter((unit_of(found), found.severity) for found in listed)
    units = sorted(
        {unit for unit, _ in counts},
        key=lambda unit: (*(-counts[unit, one] for one in SEVERITIES), unit),
    )
    most = max((sum(counts[unit, one] for one in _WEIGHTY) for unit in units), default=1) or 1
    bars: list[Bar] = []
    for unit in units:
        parts: list[tuple[str, float, float]] = []
        start = 0.0
        for one in _WEIGHTY:
            share = _share(counts[unit, one], most)
            parts += [(one.value, start, share)] if share else []
            start += share
        said = "，".join(
            f"{one.label} {counts[unit, one]}" for one in SEVERITIES if counts[unit, one]
        )
        bars.append(Bar(unit, unit, said, tuple(parts)))
    return tuple(bars)


def _matrix(listed: Sequence[Finding]) -> TroubleMatrix:
    weighty = [found for found in listed if found.severity in _WEIGHTY]
    counts = Counter((unit_of(found), found.rule) for found in weighty)
    titles = {found.rule: found.title for found in weighty}
    by_unit = Counter(unit for unit, _ in counts.elements())
    units = sorted(by_unit, key=lambda unit: (-by_unit[unit], unit))
    rules = sorted(titles)
    return TroubleMatrix(
        tuple((rule, titles[rule]) for rule in rules),
        tuple((unit, tuple(counts[unit, rule] for rule in rules)) for unit in units),
    )


def _share(count: int, most: int) -> float:
    return round(100 * count / most, 1)
