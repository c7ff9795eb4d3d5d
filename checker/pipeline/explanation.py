"""Why a rule did or did not speak on given files: run again with its steps written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.form import bind_set
from checker.packs import load_packs
from checker.pipeline.choice import check_profile
from checker.pipeline.diagnosis import diagnose
from checker.pipeline.documents import read_sets
from checker.readers import sheet_rows
from checker.rule import run_rule, trace_rule

if TYPE_CHECKING:
    from checker.finding import Finding, Subject
    from checker.form import SetRecord
    from checker.packs import PackSet
    from checker.pipeline.job import Job
    from checker.rule import RecordTrace, Rule


@dataclass(frozen=True, slots=True)
class ExplainedRecord:
    """What the rule did with one record; `spoken_by` are the rules that speak in its place."""

    trace: RecordTrace
    spoken_by: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule on files: its records, or for a rule of reading what reading found."""

    rule: Rule
    records: tuple[ExplainedRecord, ...]
    problems: tuple[Finding, ...]


def explain_on(job: Job, name: str) -> Explanation:
    """What the rule `name` does on the files of `job`. Raises UsageError.

    The sets the files belong to are read whole, only what stands in the files is told.
    """
    packs = load_packs(job.packs, today=job.today, sheets=sheet_rows)
    check_profile(packs, job.profile, dict(job.names))
    rule = packs.rule(name)
    reading = read_sets(job)
    records: list[ExplainedRecord] = []
    problems: list[Finding] = []
    for members in reading.sets:
        for document in members.documents:
            if document.path in reading.asked:
                problems += diagnose(document, {rule.id: rule} if rule.reader else {})
        whole = bind_set(
            members.tables, year=job.year, profile=job.profile, today=job.day, packset=packs
        )
        records += _records(rule, whole, packs, reading.asked)
    return Explanation(rule, tuple(records), tuple(problems))


def _records(
    rule: Rule, whole: SetRecord, packs: PackSet, asked: frozenset[str]
) -> list[ExplainedRecord]:
    if rule.reader:
        return []
    failed = _failures_of_others(rule, whole, packs)
    return [
        ExplainedRecord(trace, tuple(other for other, keys in failed if trace.subject in keys))
        for trace in trace_rule(rule, whole)
        if trace.subject.path in asked
    ]


def _failures_of_others(
    rule: Rule, whole: SetRecord, packs: PackSet
) -> list[tuple[Rule, set[Subject]]]:
    """The rules that supersede this one, with the records they found wrong themselves."""
    return [
        (other, {key for key, _ in run_rule(other, whole).findings})
        for other in packs.rules
        if rule.id in other.supersedes and other.enabled and not other.reader
    ]
