"""One set of documents held against the rules: values, rules, one finding per root cause."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.form import bind_set, head_of, let_go
from checker.pipeline.coverage import facts_of
from checker.pipeline.diagnosis import diagnose
from checker.pipeline.documents import asked_of
from checker.pipeline.rounds import filed, meeting_note
from checker.pipeline.supersession import read_wrong, supersede
from checker.pipeline.wholeness import doubt_passes, missing_from, whole_tables
from checker.rule import compose, looks_across, run_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from checker.finding import Finding
    from checker.form import SetRecord, TableRecord
    from checker.model import GoalTable
    from checker.pipeline.bench import Bench
    from checker.pipeline.coverage import TableFacts
    from checker.pipeline.documents import ReadDocuments
    from checker.pipeline.job import Job
    from checker.pipeline.progress import Told
    from checker.pipeline.sets import DocumentSet
    from checker.rule import Rule, RuleOutcome

    Listener = Callable[[SetRecord], None]


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """What the rules found in a set, what became of each, and what was not checked."""

    findings: tuple[Finding, ...]
    outcomes: tuple[tuple[Rule, RuleOutcome, int], ...]
    """A rule, its outcome, and how many of its findings another rule speaks for."""
    problems: tuple[Finding, ...]
    """The findings of reading, which are among `findings`."""
    files: tuple[str, ...]
    """The files whose checks are counted."""
    facts: Mapping[tuple[str, int], TableFacts]
    """What only the set knows of a table, by path and index."""
    note: str
    """What a person should know of the set: whose year was taken, whose project met whose."""


def judge_set(
    documents: DocumentSet,
    bench: Bench,
    job: Job,
    reading: ReadDocuments,
    listener: Listener | None = None,
    told: Told | None = None,
) -> JudgedSet:
    """Reads the values of the set and runs the rules of `bench` over it; `listener` is told it,
    and `told` how far the rules are."""
    counted = asked_of(job, reading.asked)
    whole = bind_set(
        whole_tables(documents),
        year=job.year,
        profile=job.profile,
        rounds=filed(documents.documents, job.rounds or job.years),
        today=job.day,
        packset=bench.packs,
        operands=job.operands,
    )
    outcomes = _outcomes(whole, bench, counted, job, told)
    judged = judge_bound(documents, whole, outcomes, bench, job, counted, alone=reading.alone)
    if job.keeps and job.jobs == 1 and reading.found is not None:
        # Imported here: small sets and runs that keep nothing do without.
        from checker.pipeline.keptset import keep_set

        keep_set(whole, documents, reading.found, bench, job)
    if listener is None:
        let_go(whole)
    else:
        listener(whole)
    return judged


def judge_bound(
    documents: DocumentSet,
    whole: SetRecord,
    outcomes: Sequence[tuple[Rule, RuleOutcome]],
    bench: Bench,
    job: Job,
    counted: frozenset[str] | None,
    *,
    alone: bool = False,
    note: str | None = None,
) -> JudgedSet:
    """What the rules came to on a set that is bound, as one finding per root cause and the rest;
    `note` is what is to be said of it, where that is known.

    A rule that looks across a set of which a part is missing has passed nothing for sure.
    """
    problems = tuple(
        finding for document in documents.documents for finding in diagnose(document, bench.readers)
    )
    missing = missing_from(documents, alone=alone)
    if missing:
        doubt_passes((outcome for rule, outcome in outcomes if looks_across(rule, whole)), missing)
    kept, suppressed = supersede(outcomes, read_wrong(problems, bench.readers), counted)
    deciding = {rule.key: rule for rule in (*bench.usual, *bench.rules)}
    told = _everything if counted is None else partial(touches, paths=counted)
    composed = compose(kept, whole, deciding.values(), told)
    if note is None:
        note = (
            meeting_note(whole, job.rounds, sound=not problems)
            if job.rounds
            else year_note(documents.name, whole, map(_head, documents.tables))
        )
    return JudgedSet(
        findings=(*problems, *composed),
        outcomes=tuple((rule, outcome, suppressed[rule.id]) for rule, outcome in outcomes),
        problems=problems,
        files=tuple(
            document.path
            for document in documents.documents
            if counted is None or document.path in counted
        ),
        facts=facts_of(whole, [rule for rule in bench.packs.rules if rule.enabled]),
        note=note,
    )


def touches(finding: Finding, paths: Container[str]) -> bool:
    """Whether a finding is about one of the files, or names a place in one."""
    return finding.place.path in paths or any(
        related.place.path in paths for related in finding.related
    )


def _everything(_: Finding) -> bool:
    return True


def _outcomes(
    whole: SetRecord, bench: Bench, counted: frozenset[str] | None, job: Job, told: Told | None
) -> list[tuple[Rule, RuleOutcome]]:
    """What became of every rule. Where a part of the set was asked for, what a rule about one
    table finds in another file is told nowhere: it is only asked where a finding needs it."""
    rules = [rule for rule in bench.rules if not rule.reader]
    if counted is None or all(one.table.path in counted for one in whole.tables):
        return list(zip(rules, _run(rules, whole, counted, job, told), strict=True))
    across = [rule for rule in rules if looks_across(rule, whole)]
    return with_own(_run(across, whole, counted, job, told), rules, whole, counted)


def with_own(
    across: Iterable[RuleOutcome],
    rules: Iterable[Rule],
    whole: SetRecord,
    counted: frozenset[str],
) -> list[tuple[Rule, RuleOutcome]]:
    """What became of every rule where it is known of those that look across the set: the others
    are asked of the files that count, and of those that a finding about these names, as far as
    they have a say in it."""
    found = {outcome.rule.key: outcome for outcome in across}
    named = [
        finding
        for outcome in found.values()
        for _, finding in outcome.findings
        if finding.place.path not in counted and touches(finding, counted)
    ]
    others = [rule for rule in rules if rule.key not in found]
    own = [one for one in whole.tables if one.table.path in counted]
    found |= {one.rule.key: one for one in run_rules(others, whole, counted, own)}
    for several, tables in _having_a_say(others, named, whole):
        for more in run_rules(several, whole, counted, tables):
            found[more.rule.key].findings.extend(more.findings)
    return [(rule, found[rule.key]) for rule in rules]


def _having_a_say(
    others: Sequence[Rule], named: Sequence[Finding], whole: SetRecord
) -> Iterator[tuple[Sequence[Rule], list[TableRecord]]]:
    """Rules with the tables in which they may speak for one of some findings, or ask something else
    of its cell."""
    rules, cells = defaultdict[str, set[str]](set), set[str]()
    for finding in named:
        rules[finding.place.path].add(finding.rule)
        if finding.indicator is not None:
            cells.add(finding.place.path)
    if cells:
        yield others, [one for one in whole.tables if one.table.path in cells]
    left = [one for one in whole.tables if one.table.path in rules.keys() - cells]
    for rule in others:
        tables = [one for one in left if not rules[one.table.path].isdisjoint(rule.supersedes)]
        if tables:
            yield [rule], tables


def _run(
    rules: Sequence[Rule],
    whole: SetRecord,
    counted: frozenset[str] | None,
    job: Job,
    told: Told | None,
) -> list[RuleOutcome]:
    if job.jobs > 1:
        # Imported here: most runs have one process.
        from checker.pipeline.sidebyside import is_worth_it, run_side_by_side

        if is_worth_it(job.jobs, len(whole.tables)):
            return run_side_by_side(rules, whole, counted, job, told)
    return run_rules(rules, whole, counted, told=told)


def year_note(name: str, whole: SetRecord, heads: Iterable[tuple[str, str, str]]) -> str:
    """Says once whose year was taken for tables that name none; `heads` are the path, 年度 and
    项目名称 of every table of the set called `name`."""
    if whole.year is None or whole.year_source != "全套多数":
        return ""
    tables = list(heads)
    if all(year for _, year, _ in tables):
        return ""
    said = str(whole.year)
    named = [path for path, year, project in tables if said in year or project.startswith(said)]
    more = f" 等 {len(named)} 张表" if len(named) > 1 else ""
    source = f"（取自 {named[0]}{more}）" if named else ""
    where = "" if name == "." else f"{name}："
    return f"{where}有的表没有写年度，按多数取 {whole.year} 年为预算年度{source}。"


def _head(table: GoalTable) -> tuple[str, str, str]:
    return (table.path, *head_of(table))
