"""The tables of the page, the worst first: verdict, opinion, form and findings of each, and what
filters them."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.finding import Verdict, worst_first
from checker.reports.opinion import opinion
from checker.reports.page.form import DrawnForm, form
from checker.reports.tally import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.base.place import Place
    from checker.finding import Finding, Judgement
    from checker.reports.options import ReportOptions

LOOKS = {
    Verdict.RETURN: "return",
    Verdict.UNCHECKED: "unchecked",
    Verdict.REVISE: "revise",
    Verdict.PARTIAL: "unchecked",
    Verdict.PASS: "pass",
}
"""Verdict -> its class in the styles, the worst first."""
NO_UNIT = "（没有单位名称）"
# Up to so many tables stand open at first.
_OPEN = 3


@dataclass(frozen=True, slots=True)
class Said:
    """One finding, as the page says it; `related` are other places, each with what it says."""

    anchor: str
    number: int
    finding: Finding
    where: str
    related: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """One table; `number` is its place in the run, from 1."""

    number: int
    name: str
    verdict: str
    """As it is called on this table."""
    look: str
    unit: str
    file: str
    counts: tuple[tuple[str, str, int], ...]
    """(class, label, number) of the severities that were found."""
    opinion: str
    form: DrawnForm | None
    findings: tuple[Said, ...]
    unlisted: int
    opened: bool


def table_views(judgements: Sequence[Judgement], options: ReportOptions) -> list[TableView]:
    numbers = {id(one): number for number, one in enumerate(judgements, 1)}
    opened = len(judgements) <= _OPEN
    return [_view(numbers[id(one)], one, options, opened=opened) for one in worst_first(judgements)]


def unit_of(finding: Finding) -> str:
    return (finding.table.unit if finding.table else None) or NO_UNIT


def _view(number: int, judgement: Judgement, options: ReportOptions, *, opened: bool) -> TableView:
    least = options.min_severity.rank
    listed = [found for found in judgement.findings if found.severity.rank >= least]
    table = judgement.table
    several = f"，第{table.index}张表" if table and table.index > 1 else ""
    return TableView(
        number=number,
        name=judgement.name if table else PurePosixPath(judgement.path).name,
        verdict=judgement.word,
        look=LOOKS[judgement.verdict],
        unit=(table.unit if table else None) or NO_UNIT,
        file=f"{judgement.path}{several}",
        counts=tuple(_counts(judgement)),
        opinion=opinion(judgement),
        form=form(number, table.content, listed) if table else None,
        findings=tuple(
            _said(f"f{number}-{position}", position, found)
            for position, found in enumerate(listed, 1)
        ),
        unlisted=len(judgement.findings) - len(listed),
        opened=opened,
    )


def _counts(judgement: Judgement) -> Iterable[tuple[str, str, int]]:
    for severity in SEVERITIES:
        if count := judgement.count(severity):
            yield severity.value, severity.label, count


def _said(anchor: str, number: int, finding: Finding) -> Said:
    where = finding.inside or ("整张表" if finding.table else "整个文件")
    related = tuple(
        f"{_seen_from(one.place, finding.place)}：{one.message}" for one in finding.related
    )
    return Said(anchor, number, finding, where, related)


def _seen_from(place: Place, here: Place) -> str:
    """A place in words, with its file where that is another one."""
    if place.path == here.path and place.spot:
        return place.spot
    return f"{place.path} {place.spot}".rstrip()
