"""The whole run, readable top to bottom: one call from what was asked to what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.base.globs import from_here
from checker.base.resources import program_digest
from checker.base.version import __version__
from checker.finding import Run
from checker.pipeline.baseline import apply_baseline, load_baseline
from checker.pipeline.bench import prepare
from checker.pipeline.choice import without_ignored
from checker.pipeline.documents import (
    FoundFiles,
    ReadDocuments,
    asked_of,
    find_files,
    left_out,
    read_parts,
)
from checker.pipeline.doubles import double_notes
from checker.pipeline.exemption import exempt
from checker.pipeline.judged import judge_set, touches
from checker.pipeline.ledger import ledger_of
from checker.pipeline.progress import part_of
from checker.pipeline.records import rule_notes
from checker.pipeline.remains import remains_of
from checker.pipeline.repetition import tell_once

if TYPE_CHECKING:
    import datetime
    from collections.abc import Container, Iterable, Iterator, Sequence

    from checker.finding import FileRecord, Finding
    from checker.pipeline.bench import Bench
    from checker.pipeline.job import Job
    from checker.pipeline.judged import Listener
    from checker.pipeline.progress import Progress
    from checker.pipeline.remains import SetRemains


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
    judged = _judged(job, bench, progress, listener)
    run = _gathered(judged, bench, job)
    run = replace(run, settings=_settings(job, today))
    marked = [one for members in judged.sets for one in members.marked]
    run = exempt(run, marked, bench, job, today)
    return run if accepted is None else apply_baseline(run, accepted, job.paths)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is left of every set, in their order, and what is to be said of files passed over."""

    sets: Sequence[SetRemains]
    asked: Container[str] | None
    """The files whose findings were asked for; None for all."""
    skipped: tuple[FileRecord, ...]
    notes: tuple[str, ...]


def _judged(
    job: Job, bench: Bench, progress: Progress | None, listener: Listener | None
) -> _Judged:
    """Every set as it was read and judged, one after the other; of a large one that was judged
    before, the part that what was asked for has to do with."""
    found = find_files(job)
    if isinstance(found, FoundFiles) and job.keeps and listener is None:
        from checker.pipeline.near import judge_near

        near = judge_near(found, bench, job)
        if near is not None:
            reading, judged = near
            asked = asked_of(job, reading.asked)
            remains = remains_of(reading.sets[0], judged, asked, job)
            return _Judged((remains,), asked, reading.skipped, reading.notes)
    asked = asked_of(job, found.asked)
    if isinstance(found, ReadDocuments):
        sets = _judged_parts((found,), job, bench, progress, listener, expected=0)
        return _Judged(sets, asked, found.skipped, found.notes)
    skipped: list[FileRecord] = []

    def parts() -> Iterator[ReadDocuments]:
        for part in read_parts(found, job, progress):
            skipped.extend(part.skipped)
            yield part

    sets = _judged_parts(parts(), job, bench, progress, listener, expected=len(found.wanted))
    return _Judged(sets, asked, *left_out(found, skipped, job, read=bool(sets)))


def _judged_parts(
    parts: Iterable[ReadDocuments],
    job: Job,
    bench: Bench,
    progress: Progress | None,
    listener: Listener | None,
    *,
    expected: int,
) -> list[SetRemains]:
    """What is left of every set of all parts, in their order, of which each is let go before the
    next one is read; about so many tables are `expected`."""
    sets: list[SetRemains] = []
    done = 0
    for part in parts:
        total = max(done + sum(len(one.tables) for one in part.sets), expected)
        for one in part.sets:
            told = part_of(progress, done, len(one.tables), total)
            judged = judge_set(one, bench, job, part, listener, told)
            asked = asked_of(job, part.asked)
            sets.append(remains_of(one, judged, asked, job))
            done += len(one.tables)
    return sorted(sets, key=lambda one: one.first)


def _gathered(judged: _Judged, bench: Bench, job: Job) -> Run:
    """All sets as one run: the findings that were asked for, and the records of the rest."""
    results = [one.judged for one in judged.sets]
    findings, ignored = without_ignored(list(_asked(judged)), bench.packs, job)
    if not job.every_row:
        findings = tell_once(findings, bench.once)
    files = (*(file for one in judged.sets for file in one.files), *judged.skipped)
    return Run(
        version=__version__,
        packs=bench.packs.packs,
        files=tuple(sorted(files, key=lambda file: file.path.split("/"))),
        tables=tuple(table for one in judged.sets for table in one.tables),
        findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)),
        ledger=ledger_of(bench.rules, results),
        rules=tuple(rule_notes(bench.packs, bench.rules, findings)),
        lines=_lines(judged.sets, findings),
        notes=(
            *bench.packs.notes,
            *judged.notes,
            *(note for one in judged.sets for note in one.notes),
            *double_notes((one.first, one.contents, len(one.tables)) for one in judged.sets),
            *(one.note for one in results if one.note),
            *ignored,
        ),
        notices=bench.notices,
        thresholds=bench.thresholds,
        words=job.words,
        digest=program_digest() if job.whole_set else None,
    )


def _lines(sets: Iterable[SetRemains], findings: Iterable[Finding]) -> dict[tuple[str, int], str]:
    """The lines on which findings that are left begin and end."""
    if not any(one.lines for one in sets):
        return {}
    known = {key: line for one in sets for key, line in one.lines.items()}
    places = [one.place for one in findings]
    wanted = {(one.path, number or 0) for one in places for number in (one.line, one.end_line)}
    return {key: line for key, line in known.items() if key in wanted}


def _asked(judged: _Judged) -> Iterator[Finding]:
    """Findings that touch a file that was asked for."""
    for one in judged.sets:
        yield from (
            finding
            for finding in one.judged.findings
            if judged.asked is None or touches(finding, judged.asked)
        )


def _settings(job: Job, today: datetime.date) -> dict[str, str]:
    """What was asked for that the reader of a report should know."""
    asked = {
        "预算年度": job.year,
        "表样": job.profile,
        "基线": job.baseline and from_here(job.baseline).as_posix(),
        # An audit is dated; elsewhere the day is named only where something depends on it.
        "审核日期": today.isoformat() if job.whole_set or job.today else None,
    }
    return {name: str(value) for name, value in asked.items() if value}
