"""The ledger: what became of every selected rule, summed over the sets of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.finding import LedgerEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.pipeline.judged import JudgedSet
    from checker.rule import Rule, RuleOutcome


def ledger_of(rules: Sequence[Rule], results: Sequence[JudgedSet]) -> tuple[LedgerEntry, ...]:
    """One entry a selected rule, summed over the sets, in order of id."""
    entries = {rule.id: LedgerEntry(rule.id, rule.title) for rule in rules}
    for result in results:
        for rule, outcome, suppressed in result.outcomes:
            entries[rule.id] = _add(entries[rule.id], outcome, suppressed)
        for rule in rules:
            if rule.reader:
                entries[rule.id] = _add_reading(entries[rule.id], result)
    return tuple(entries[rule] for rule in sorted(entries))


def _add(entry: LedgerEntry, outcome: RuleOutcome, suppressed: int) -> LedgerEntry:
    return replace(
        entry,
        checked=entry.checked + outcome.passed + outcome.failed,
        passed=entry.passed + outcome.passed,
        failed=entry.failed + outcome.failed,
        not_applicable=entry.not_applicable + outcome.not_applicable,
        unknown=entry.unknown + outcome.unknown,
        suppressed=entry.suppressed + suppressed,
        reasons=tuple(dict.fromkeys((*entry.reasons, *outcome.reasons))),
    )


def _add_reading(entry: LedgerEntry, result: JudgedSet) -> LedgerEntry:
    """Reading is checked file by file."""
    spoken = {finding.place.path for finding in result.problems if finding.rule == entry.rule}
    struck = spoken & set(result.files)
    return replace(
        entry,
        checked=entry.checked + len(result.files),
        passed=entry.passed + len(result.files) - len(struck),
        failed=entry.failed + len(struck),
    )
