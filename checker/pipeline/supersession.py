"""One finding per root cause: what a rule that failed on the same thing speaks for is dropped."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.form.records import RecordKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.finding import Finding
    from checker.packs import Rule
    from checker.rule import RuleOutcome


def supersede(
    outcomes: Sequence[tuple[Rule, RuleOutcome]],
    read_wrong: Iterable[tuple[RecordKey, Rule]],
) -> tuple[list[Finding], dict[str, int]]:
    """The findings that stand, and how many of each rule (id) another speaks for."""
    silenced: defaultdict[RecordKey, set[str]] = defaultdict(set)
    for key, rule in read_wrong:
        silenced[key].update(rule.supersedes)
    for rule, outcome in outcomes:
        for key, _ in outcome.findings:
            silenced[key].update(rule.supersedes)
    kept: list[Finding] = []
    dropped: defaultdict[str, int] = defaultdict(int)
    for rule, outcome in outcomes:
        for key, finding in outcome.findings:
            if rule.id in silenced[key]:
                dropped[rule.id] += 1
            else:
                kept.append(finding)
    return kept, dropped


def read_wrong(
    problems: Iterable[Finding], readers: Mapping[str, Rule]
) -> Iterable[tuple[RecordKey, Rule]]:
    """Rows and tables that reading has found at fault, with the rule that says so."""
    for finding in problems:
        if finding.table is not None:
            key = RecordKey(finding.place.path, finding.table.index, finding.indicator)
            yield key, readers[finding.rule]
