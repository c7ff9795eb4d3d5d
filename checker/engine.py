"""The whole run, readable top to bottom: read, group into sets, apply rules, keep one finding per
root cause, say what was and what was not checked.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker import __version__
from checker.choosing import (
    check_profile,
    choice_notices,
    chosen_rules,
    with_severities,
    without_ignored,
)
from checker.coverage import gaps_of
from checker.diagnosis import diagnose
from checker.finding import (
    FileRecord,
    LedgerEntry,
    RuleNote,
    Run,
    Severity,
    TableContent,
    TableRecord,
    WrittenCell,
)
from checker.job import Job
from checker.language import RecordKey, bind_set, compose, looks_across, run_rule
from checker.model import SURE, layout_notes
from checker.packs import load_packs, select_rules
from checker.place import lines_of
from checker.repetition import tell_once
from checker.setreading import read_sets
from checker.values import counting
from checker.wholeness import doubt_passes, missing_from, whole_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.finding import Finding
    from checker.language import RuleOutcome, SetRecord
    from checker.model import Cell, Document, GoalTable
    from checker.packs import PackSet, Rule
    from checker.setreading import Progress, Reading
    from checker.sets import DocumentSet

__all__ = ["Job", "run"]


def run(job: Job, *, progress: Progress | None = None) -> Run:
    """Checks everything `job` names. Raises UsageError when that cannot be done as asked."""
    loaded = load_packs(job.packs, examples=True, today=job.today)
    packs = with_severities(loaded, job)
    notices = (*loaded.notices, *choice_notices(loaded, job), *job.notices)
    with counting(packs.units):
        return replace(_run(job, packs, progress), notices=notices)


def _run(job: Job, packs: PackSet, progress: Progress | None) -> Run:
    check_profile(packs, job.profile, dict(job.names))
    rules = chosen_rules(packs, job)
    reading = read_sets(job, progress)
    checked = [_check_set(documents, rules, packs, job, reading) for documents in reading.sets]
    findings = [
        finding
        for result in checked
        for finding in result.findings
        if job.whole_set or _touches(finding, reading.asked)
    ]
    documents = [
        document
        for documents in reading.sets
        for document in documents.documents
        if job.whole_set or document.path in reading.asked
    ]
    findings, ignored = without_ignored(findings, packs, job)
    if not job.every_row:
        findings = tell_once(findings, {rule.id for rule in packs.rules if rule.once})
    known = {key: facts for result in checked for key, facts in result.facts.items()}
    return Run(
        version=__version__,
        packs=packs.packs,
        files=tuple(
            sorted(
                (*map(_file_record, documents), *reading.skipped),
                key=lambda file: file.path.split("/"),
            )
        ),
        tables=tuple(_table_records(documents, known)),
        findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)),
        ledger=_ledger(rules, checked),
        rules=tuple(_rule_notes(packs, rules, findings)),
        lines=_lines(documents, findings),
        notes=(
            *packs.notes,
            *reading.notes,
            *_doubtful_tables(documents),
            *(note for result in checked for note in result.notes),
            *ignored,
        ),
    )


def _rule_notes(
    packs: PackSet, selected: Iterable[Rule], findings: Iterable[Finding]
) -> Iterable[RuleNote]:
    told = {rule.id for rule in selected} | {finding.rule for finding in findings}
    for rule in sorted(packs.rules, key=lambda rule: rule.id):
        if rule.id in told:
            yield RuleNote(
                rule.id, rule.name, rule.title, rule.severity,
                rule.why.strip(), rule.exceptions.strip(), rule.basis,
            )  # fmt: skip


def _lines(
    documents: Iterable[Document], findings: Iterable[Finding]
) -> dict[tuple[str, int], str]:
    """The lines of texts on which findings begin and end."""
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for finding in findings:
        wanted[finding.place.path] |= {finding.place.line or 0, finding.place.end_line or 0}
    texts = {document.path: document.text for document in documents if document.text}
    return {
        (path, number): line
        for path in wanted.keys() & texts.keys()
        for number, line in enumerate(lines_of(texts[path]), 1)
        if number in wanted[path]
    }


def _doubtful_tables(documents: Iterable[Document]) -> Iterable[str]:
    for document in documents:
        doubtful = [table for table in document.tables if table.confidence < SURE]
        yield from (f"{document.path}：{note}。" for note in layout_notes(doubtful))


@dataclass(frozen=True, slots=True)
class _SetResult:
    findings: tuple[Finding, ...]
    outcomes: tuple[tuple[Rule, RuleOutcome, int], ...]
    problems: tuple[Finding, ...]
    files: tuple[str, ...]
    """The files whose checks are counted."""
    facts: dict[tuple[str, int], _TableFacts]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _TableFacts:
    """What only the set knows of a table: its profile, and what of it was not checked."""

    profile: str
    unchecked: tuple[str, ...]


# A table that a reading rule says is not whole: no rule has looked at it.
_UNREAD_TABLE = _TableFacts("", ("整张表（没有读全，没有用规则查）",))


def _check_set(
    documents: DocumentSet, rules: Sequence[Rule], packs: PackSet, job: Job, reading: Reading
) -> _SetResult:
    counted = None if job.whole_set else reading.asked
    readers = {rule.id: rule for rule in _reading_rules(packs, rules, job)}
    problems = tuple(
        finding for document in documents.documents for finding in diagnose(document, readers)
    )
    tables = whole_tables(documents)
    record = bind_set(tables, year=job.year, profile=job.profile, packset=packs)
    outcomes = [(rule, run_rule(rule, record, counted)) for rule in rules if not rule.reader]
    missing = missing_from(documents, alone=reading.alone)
    if missing:
        doubt_passes((outcome for rule, outcome in outcomes if looks_across(rule, record)), missing)
    kept, suppressed = _supersede(outcomes, _read_wrong(problems, readers))
    composed = compose(kept, record, {rule.key: rule for rule in (*_usual(packs), *rules)}.values())
    return _SetResult(
        findings=(*problems, *composed),
        outcomes=tuple((rule, outcome, suppressed[rule.id]) for rule, outcome in outcomes),
        problems=problems,
        files=tuple(
            document.path
            for document in documents.documents
            if counted is None or document.path in counted
        ),
        facts=_facts(record, [rule for rule in packs.rules if rule.enabled]),
        notes=_set_notes(documents, record),
    )


def _usual(packs: PackSet) -> list[Rule]:
    """The rules that are on, whichever were asked for: advice must content them all."""
    return [rule for rule in packs.rules if rule.enabled and not rule.reader]


def _facts(whole: SetRecord, rules: Sequence[Rule]) -> dict[tuple[str, int], _TableFacts]:
    return {
        (one.table.path, one.table.index): _TableFacts(
            one.profile, tuple(gaps_of(one.table, whole, rules))
        )
        for one in whole.tables
    }


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


def _read_wrong(
    problems: Iterable[Finding], readers: Mapping[str, Rule]
) -> Iterable[tuple[RecordKey, Rule]]:
    """Rows and tables that reading has found at fault, with the rule that says so."""
    for finding in problems:
        if finding.table is not None:
            key = RecordKey(finding.place.path, finding.table.index, finding.indicator)
            yield key, readers[finding.rule]


def _supersede(
    outcomes: Sequence[tuple[Rule, RuleOutcome]],
    read_wrong: Iterable[tuple[RecordKey, Rule]],
) -> tuple[list[Finding], dict[str, int]]:
    """One finding per root cause: drops what a rule that failed on the same record speaks for."""
    silenced: dict[RecordKey, set[str]] = defaultdict(set)
    for key, rule in read_wrong:
        silenced[key].update(rule.supersedes)
    for rule, outcome in outcomes:
        for key, _ in outcome.findings:
            silenced[key].update(rule.supersedes)
    kept: list[Finding] = []
    dropped: dict[str, int] = defaultdict(int)
    for rule, outcome in outcomes:
        for key, finding in outcome.findings:
            if rule.id in silenced[key]:
                dropped[rule.id] += 1
            else:
                kept.append(finding)
    return kept, dropped


def _set_notes(documents: DocumentSet, record: SetRecord) -> tuple[str, ...]:
    undated = any(not table.text("年度") for table in documents.tables)
    if record.year is None or record.year_source != "全套多数" or not undated:
        return ()
    named = [table.path for table in documents.tables if _says_year(table, record.year)]
    source = (
        f"（取自 {named[0]}{f' 等 {len(named)} 张表' if len(named) > 1 else ''}）" if named else ""
    )
    where = "" if documents.name == "." else f"{documents.name}："
    return (f"{where}有的表没有写年度，按多数取 {record.year} 年为预算年度{source}。",)


def _says_year(table: GoalTable, year: int) -> bool:
    return str(year) in table.text("年度") or table.text("项目名称").startswith(str(year))


def _touches(finding: Finding, asked: frozenset[str]) -> bool:
    return finding.place.path in asked or any(
        related.place.path in asked for related in finding.related
    )


def _file_record(document: Document) -> FileRecord:
    return FileRecord(
        path=document.path,
        format=document.format,
        tables=len(document.tables),
        indicators=sum(len(table.indicators) for table in document.tables),
        unread=_unread(document),
    )


def _unread(document: Document) -> str | None:
    """Why the document, or a part of it, could not be read."""
    for problem in document.problems:
        if problem.rule == "GC011" or (problem.rule == "GC001" and not document.tables):
            return "。".join(filter(None, map(problem.arguments.get, ("原因", "建议"))))
    return None if document.tables else "没有读出表"


def _table_records(
    documents: Iterable[Document], known: Mapping[tuple[str, int], _TableFacts]
) -> Iterable[TableRecord]:
    for document in documents:
        for table in document.tables:
            facts = known.get((document.path, table.index), _UNREAD_TABLE)
            yield TableRecord(
                path=document.path,
                index=table.index,
                title=table.text("标题") or None,
                project=table.text("项目名称") or None,
                unit=table.text("单位名称") or None,
                layout=table.layout,
                confidence=table.confidence,
                profile=facts.profile,
                indicators=len(table.indicators),
                place=table.place,
                content=_content(table),
                code=table.text("单位编码") or None,
                unchecked=facts.unchecked,
            )


def _content(table: GoalTable) -> TableContent:
    return TableContent(
        head=_written(table.fields),
        goals=tuple(WrittenCell("绩效目标", goal.text, goal.place) for goal in table.goals),
        indicators=tuple(_written(indicator.fields) for indicator in table.indicators),
    )


def _written(fields: Mapping[str, Cell]) -> tuple[WrittenCell, ...]:
    return tuple(WrittenCell(label, cell.text, cell.place) for label, cell in fields.items())


def _ledger(rules: Sequence[Rule], results: Sequence[_SetResult]) -> tuple[LedgerEntry, ...]:
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


def _add_reading(entry: LedgerEntry, result: _SetResult) -> LedgerEntry:
    """Reading is checked file by file."""
    spoken = {finding.place.path for finding in result.problems if finding.rule == entry.rule}
    struck = spoken & set(result.files)
    return replace(
        entry,
        checked=entry.checked + len(result.files),
        passed=entry.passed + len(result.files) - len(struck),
        failed=entry.failed + len(struck),
    )
