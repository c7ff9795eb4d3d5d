"""One finding per root cause: what a rule that failed on the same thing speaks for is dropped."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from checker.finding import Finding, Subject
    from checker.rule import Rule, RuleOutcome


def supersede(
    outcomes: Sequence[tuple[Rule, RuleOutcome]],
    read_wrong: Iterable[tuple[Subject, Rule]],
    counted: Container[str] | None = None,
) -> tuple[list[Finding], dict[str, int]]:
    """The findings that stand, and how many of each rule (id) another speaks for; with `counted`,
    how many in files of these paths."""
    silenced: defaultdict[Subject, set[str]] = defaultdict(set)
    for key, rule in read_wrong:
        silenced[key].update(rule.supersedes)
    for rule, outcome in outcomes:
        for key, finding in outcome.findings:
            if not finding.in_doubt:
                silenced[key].update(rule.supersedes)
    kept: list[Finding] = []
    dropped: defaultdict[str, int] = defaultdict(int)
    for rule, outcome in outcomes:
        for key, finding in outcome.findings:
            if rule.id in silenced[key]:
                dropped[rule.id] += counted is None or finding.place.path in counted
            else:
                kept.append(finding)
    return kept, dropped


def read_wrong(
    problems: Iterable[Finding], readers: Mapping[str, Rule]
) -> Iterable[tuple[Subject, Rule]]:
    """Rows and tables that reading has found at fault, with the rule that says so."""
    for finding in problems:
        if finding.table is not None:
            yield finding.subject.whole_row, readers[finding.rule]
