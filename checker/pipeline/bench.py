"""What a run works with, made ready once: the packs, the rules chosen of them, the thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.finding import Severity, Thresholds
from checker.packs import packs_to_run, select_rules
from checker.pipeline.choice import (
    check_profile,
    choice_notices,
    chosen_rules,
    named_rules,
    with_severities,
)
from checker.readers import sheet_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.finding import Notice
    from checker.packs import PackSet
    from checker.pipeline.job import Job
    from checker.rule import Rule


@dataclass(frozen=True, slots=True)
class Bench:
    """`rules` are those to run, `readers` the rules of reading (by id) whose findings are told."""

    packs: PackSet
    rules: tuple[Rule, ...]
    readers: Mapping[str, Rule]
    thresholds: Thresholds
    notices: tuple[Notice, ...]
    """What was changed or left out, for every report to say."""

    @property
    def locked(self) -> frozenset[str]:
        """The rules (ids) that allow no exemption."""
        return frozenset(rule.id for rule in self.packs.rules if rule.locked)

    @property
    def usual(self) -> list[Rule]:
        """The rules that are on, whichever were asked for: advice must content them all."""
        return [rule for rule in self.packs.rules if rule.enabled and not rule.reader]

    @property
    def once(self) -> frozenset[str]:
        """The rules (ids) that speak once a table."""
        return frozenset(rule.id for rule in self.packs.rules if rule.once)


def prepare(job: Job) -> Bench:
    """Loads the packs and chooses what `job` asks for. Raises UsageError for what fits nothing."""
    loaded = packs_to_run(job.packs, job.today, sheet_rows)
    packs = with_severities(loaded, job)
    check_profile(packs, job.profile, dict(job.names))
    rules = chosen_rules(packs, job)
    return Bench(
        packs,
        rules,
        {rule.id: rule for rule in _reading_rules(packs, rules, job)},
        _thresholds(packs, job),
        (*loaded.notices, *choice_notices(loaded, job), *job.notices),
    )


def _reading_rules(packs: PackSet, selected: Sequence[Rule], job: Job) -> Iterable[Rule]:
    """Selected reading rules, and those of severity error unless ignored by name: a file that
    could not be read must be seen whatever else was selected.
    """
    yield from (rule for rule in selected if rule.reader)
    ignore = job.ignore
    ignored = {rule.id for rule in select_rules(packs, ignore)} if ignore else set[str]()
    yield from (
        rule
        for rule in packs.rules
        if rule.reader
        and rule.severity is Severity.ERROR
        and (rule.locked or rule.id not in ignored)
    )


def _thresholds(packs: PackSet, job: Job) -> Thresholds:
    """The thresholds of the job, rules in them named by id."""
    if job.thresholds == Thresholds():
        return job.thresholds
    returned, revised = (
        replace(one, rules=tuple(rule.id for rule in named_rules(packs, one.rules, job)))
        for one in (job.thresholds.returned, job.thresholds.revised)
    )
    return Thresholds(returned, revised)
