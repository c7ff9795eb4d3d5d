"""The whole run, readable top to bottom: one call from what was asked to what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dataclass import replace
from checker.finding import Run
from checker.model import SURE, layout_notes
from checker.pipeline.baseline import apply_baseline, load_baseline
from checker.pipeline.bench import prepare
from checker.pipeline.choice import without_ignored
from checker.pipeline.documents import FoundFiles, ReadDocuments, find_files, read_files
from checker.pipeline.exemption import exempt
from checker.pipeline.judged import judge_set, touches
from checker.pipeline.ledger import ledger_of
from checker.pipeline.progress import part_of
from checker.pipeline.records import file_record, lines_found, rule_notes, table_records
from checker.pipeline.repetition import tell_once
from checker.resources import program_digest
from checker.values import counting
from checker.version import __version__

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from checker.finding import Finding
    from checker.model import Document
    from checker.pipeline.bench import Bench
    from checker.pipeline.job import Job
    from checker.pipeline.judged import JudgedSet, Listener
    from checker.pipeline.progress import Progress


def check(
    job: Job,
    *,
    progress: Progress | None = None,
    bench: Bench | None = None,
    listener: Listener | None = None,
) -> Run:
    """Checks everything `job` names: read, recognise, values, rules, one finding per root cause,
    exemptions, baseline. The verdict on a table is `checker.finding.judge` of the run.

    Raises UsageError when it cannot be done as asked. `progress` is told what is being done,
    and how much of how much of it is; `bench` is what `prepare` made of such a job before, for who
    has many with the same rules; `listener` is told every set when its rules have run.
    """
    today = job.day
    accepted = load_baseline(job.baseline) if job.baseline else None
    bench = bench or prepare(job)
    with counting(bench.packs.units):
        reading, judged = _judged(job, bench, progress, listener)
    documents = _documents(reading, job)
    run = _gathered(judged, documents, reading, bench, job)
    run = replace(run, settings=_settings(job, today))
    run = exempt(run, documents, bench, job, today)
    return run if accepted is None else apply_baseline(run, accepted, whole=job.covers_all)


def _judged(
    job: Job, bench: Bench, progress: Progress | None, listener: Listener | None
) -> tuple[ReadDocuments, list[JudgedSet]]:
    """Every set as it was read and judged; of a large one that was judged before, the part that
    what was asked for has to do with."""
    reading = found = find_files(job)
    if isinstance(found, FoundFiles):
        if job.keeps and listener is None:
            from checker.pipeline.near import judge_near

            near = judge_near(found, bench, job)
            if near is not None:
                return near[0], [near[1]]
        reading = read_files(found, job, progress)
    assert isinstance(reading, ReadDocuments)
    judged: list[JudgedSet] = []
    done, total = 0, sum(len(one.tables) for one in reading.sets)
    for one in reading.sets:
        told = part_of(progress, done, len(one.tables), total)
        judged.append(judge_set(one, bench, job, reading, listener, told))
        done += len(one.tables)
    return reading, judged


def _documents(reading: ReadDocuments, job: Job) -> list[Document]:
    """The documents that were asked for."""
    return [
        document
        for members in reading.sets
        for document in members.documents
        if job.whole_set or document.path in reading.asked
    ]


def _gathered(
    judged: Sequence[JudgedSet],
    documents: Sequence[Document],
    reading: ReadDocuments,
    bench: Bench,
    job: Job,
) -> Run:
    """All sets as one run: the findings that were asked for, and the records of the rest."""
    findings, ignored = without_ignored(list(_asked(judged, reading, job)), bench.packs, job)
    if not job.every_row:
        findings = tell_once(findings, bench.once)
    files = (*map(file_record, documents), *reading.skipped)
    facts = {key: known for one in judged for key, known in one.facts.items()}
    set_notes = [one.note for one in judged if one.note]
    return Run(
        version=__version__,
        packs=bench.packs.packs,
        files=tuple(sorted(files, key=lambda file: file.path.split("/"))),
        tables=tuple(table_records(documents, facts)),
        findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)),
        ledger=ledger_of(bench.rules, judged),
        rules=tuple(rule_notes(bench.packs, bench.rules, findings)),
        lines=lines_found(documents, findings),
        notes=(
            *bench.packs.notes,
            *reading.notes,
            *_doubtful_tables(documents),
            *set_notes,
            *ignored,
        ),
        notices=bench.notices,
        thresholds=bench.thresholds,
        words=job.words,
        digest=program_digest() if job.whole_set else None,
    )


def _asked(judged: Iterable[JudgedSet], reading: ReadDocuments, job: Job) -> Iterator[Finding]:
    """Findings that touch a file that was asked for."""
    for one in judged:
        yield from (
            finding for finding in one.findings if job.whole_set or touches(finding, reading.asked)
        )


def _doubtful_tables(documents: Iterable[Document]) -> Iterator[str]:
    for document in documents:
        doubtful = [table for table in document.tables if table.confidence < SURE]
        yield from (f"{document.path}：{note}。" for note in layout_notes(doubtful))


def _settings(job: Job, today: datetime.date) -> dict[str, str]:
    """What was asked for that the reader of a report should know."""
    asked = {
        "预算年度": job.year,
        "表样": job.profile,
        "基线": job.baseline and job.baseline.as_posix(),
        # An audit is dated; elsewhere the day is named only where something depends on it.
        "审核日期": today.isoformat() if job.whole_set or job.today else None,
    }
    return {name: str(value) for name, value in asked.items() if value}
