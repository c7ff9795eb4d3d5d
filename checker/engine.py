"""The whole run, readable top to bottom: read, group into sets, apply rules, keep one finding per
root cause, say what was and what was not checked.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker import __version__
from checker.choosing import chosen_rules, with_severities, without_ignored
from checker.diagnosis import diagnose
from checker.errors import Mistake, UsageError
from checker.finding import (
    FileRecord,
    LedgerEntry,
    Run,
    Severity,
    TableContent,
    TableRecord,
    WrittenCell,
)
from checker.job import Job
from checker.language import bind_set, run_rule
from checker.matching import from_here, matches, root_of
from checker.packs import load_packs, select_rules
from checker.readers import discover, read, read_text, speaking, with_own_words
from checker.sets import DocumentSet, group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from checker.finding import Finding
    from checker.language import RecordKey, RuleOutcome, SetRecord
    from checker.model import Cell, Document, GoalTable
    from checker.packs import PackSet, Rule

    Progress = Callable[[int, int], None]

__all__ = ["Job", "Reading", "read_sets", "run"]


@dataclass(frozen=True, slots=True)
class Reading:
    """The documents of a run in their sets, and the files whose findings were asked for."""

    sets: tuple[DocumentSet, ...]
    asked: frozenset[str]
    notes: tuple[str, ...] = ()


def run(job: Job, *, progress: Progress | None = None) -> Run:
    """Checks everything `job` names. Raises UsageError when that cannot be done as asked."""
    packs = with_severities(load_packs(job.packs, today=job.today), job)
    rules = chosen_rules(packs, job)
    reading = read_sets(job, progress)
    checked = [_check_set(documents, rules, packs, job) for documents in reading.sets]
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
    profiles = {key: name for result in checked for key, name in result.profiles.items()}
    return Run(
        version=__version__,
        packs=packs.packs,
        files=tuple(_file_record(document) for document in documents),
        tables=tuple(_table_records(documents, profiles)),
        findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)),
        ledger=_ledger(rules, checked),
        notes=(
            *packs.notes,
            *reading.notes,
            *(note for result in checked for note in result.notes),
            *ignored,
        ),
    )


def read_sets(job: Job, progress: Progress | None = None) -> Reading:
    """Reads the files of `job` and all others of the sets they belong to."""
    with speaking(with_own_words(job.columns)):
        return _read_sets(job, progress)


def _read_sets(job: Job, progress: Progress | None) -> Reading:
    if job.stdin is not None:
        text, name = job.stdin
        return Reading(group([read_text(text, name)], job.sets), frozenset({name}))
    sources = _sources(job)
    if not sources:
        return _nothing_to_read(job)
    asked = frozenset(source.shown for source in sources)
    wanted = [*sources, *_siblings(sources, job)]
    documents: list[Document] = []
    for done, source in enumerate(wanted, 1):
        documents.append(
            read(
                source.path,
                source.shown,
                encoding=job.encoding,
                named=source.named,
                allow_convert=job.allow_convert,
                data=job.overlay.get(source.shown),
            )
        )
        if progress is not None:
            progress(done, len(wanted))
    skipped = [document for document in documents if document.skipped is not None]
    if len(skipped) == len(documents):
        raise UsageError(f"没有找到绩效目标表：{_looked_at(job, skipped)}。请检查路径是否写对。")
    sets = group((document for document in documents if document.skipped is None), job.sets)
    relevant = tuple(
        members for members in sets if any(document.path in asked for document in members.documents)
    )
    return Reading(relevant, asked, _skip_notes(skipped, asked))


@dataclass(frozen=True, slots=True)
class _Source:
    path: Path
    shown: str
    named: bool


def _sources(job: Job) -> list[_Source]:
    missing = [path for path in job.paths if not Path(path).exists()]
    if missing:
        raise UsageError([Mistake(f"路径不存在：{path}") for path in missing])
    return [_Source(*entry) for entry in discover(map(Path, job.paths), job.exclude)]


def _siblings(sources: Sequence[_Source], job: Job) -> list[_Source]:
    """The other files of the sets that files named one by one may belong to: their folders, and
    the folders that configuration draws sets in.
    """
    named = [source for source in sources if source.named]
    if not named:
        return []
    known = {source.path.resolve() for source in sources}
    folders = sorted({source.path.parent for source in named})
    drawn = {root_of(pattern) for one in job.sets for pattern in one.patterns}
    roots = [from_here(root) for root in sorted(drawn) if root.is_dir()]
    found = [_Source(*entry) for entry in discover([*folders, *roots], job.exclude)]
    return [
        source
        for source in found
        if source.path.resolve() not in known
        and (source.path.parent in folders or _is_drawn(source, job))
    ]


def _is_drawn(source: _Source, job: Job) -> bool:
    return any(matches(source.shown, pattern) for one in job.sets for pattern in one.patterns)


def _nothing_to_read(job: Job) -> Reading:
    """Files were named and all of them excluded: fine, with a note. Otherwise a mistake."""
    named_files = job.paths and all(Path(path).is_file() for path in job.paths)
    if not named_files:
        raise UsageError(f"没有找到绩效目标表：{_looked_at(job, ())}。请检查路径是否写对。")
    return Reading((), frozenset(), ("给出的文件都被排除（exclude），没有检查任何表。",))


def _looked_at(job: Job, documents: Sequence[Document]) -> str:
    where = "、".join(job.paths) or "."
    if not documents:
        return f"{where} 里没有可读的文件"
    return f"{where} 里的 {len(documents)} 个文件都不是绩效目标表"


def _skip_notes(skipped: Sequence[Document], asked: frozenset[str]) -> tuple[str, ...]:
    count = sum(document.path in asked for document in skipped)
    return (f"跳过了 {count} 个不是绩效目标表的文件。",) if count else ()


@dataclass(frozen=True, slots=True)
class _SetResult:
    findings: tuple[Finding, ...]
    outcomes: tuple[tuple[Rule, RuleOutcome, int], ...]
    problems: tuple[Finding, ...]
    files: int
    profiles: dict[tuple[str, int], str]
    notes: tuple[str, ...]


def _check_set(
    documents: DocumentSet, rules: Sequence[Rule], packs: PackSet, job: Job
) -> _SetResult:
    readers = {rule.id: rule for rule in _reading_rules(packs, rules, job)}
    problems = tuple(
        finding for document in documents.documents for finding in diagnose(document, readers)
    )
    record = bind_set(documents.tables, year=job.year, profile=job.profile, packset=packs)
    outcomes = [(rule, run_rule(rule, record)) for rule in rules if not rule.reader]
    kept, suppressed = _supersede(outcomes)
    return _SetResult(
        findings=(*problems, *kept),
        outcomes=tuple((rule, outcome, suppressed[rule.id]) for rule, outcome in outcomes),
        problems=problems,
        files=len(documents.documents),
        profiles=record.profiles,
        notes=_set_notes(documents, record),
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
        if rule.reader and rule.severity is Severity.ERROR and rule.id not in ignored
    )


def _supersede(
    outcomes: Sequence[tuple[Rule, RuleOutcome]],
) -> tuple[list[Finding], dict[str, int]]:
    """One finding per root cause: drops what a rule that failed on the same record speaks for."""
    silenced: dict[RecordKey, set[str]] = defaultdict(set)
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
    return (f"{documents.name}：表内没有写年度，按多数项目名称取 {record.year} 年为预算年度。",)


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
    )


def _table_records(
    documents: Iterable[Document], profiles: dict[tuple[str, int], str]
) -> Iterable[TableRecord]:
    for document in documents:
        for table in document.tables:
            yield TableRecord(
                path=document.path,
                index=table.index,
                title=table.text("标题") or None,
                project=table.text("项目名称") or None,
                unit=table.text("单位名称") or None,
                layout=table.layout,
                profile=profiles.get((document.path, table.index), ""),
                indicators=len(table.indicators),
                place=table.place,
                content=_content(table),
                code=table.text("单位编码") or None,
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
    struck = {finding.place.path for finding in result.problems if finding.rule == entry.rule}
    return replace(
        entry,
        checked=entry.checked + result.files,
        passed=entry.passed + result.files - len(struck),
        failed=entry.failed + len(struck),
    )
