"""What a worker does: it checks the sets of a portion, one after the other, and writes a shard.

The rule book is made ready once a worker. Whatever goes wrong in one set is said of that set.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.base.dataclass import dataclass, replace
from checker.base.errors import UsageError, said_of
from checker.base.text import spelled
from checker.pipeline import NothingToCheck, check, prepare
from checker.sweep.manifest import CHECKED, EMPTY, FAILED, SetLine
from checker.sweep.rows import rows_of, unread_rows
from checker.sweep.shard import shard_name, write_shard

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from checker.finding import Run
    from checker.form import SetRecord
    from checker.pipeline import Bench, Job
    from checker.sweep.root import Root, SweepSet
    from checker.sweep.rows import Row


@dataclass(frozen=True, slots=True)
class Setup:
    """What every worker is told: the job without its paths, where shards go, and what is swept."""

    job: Job
    result: str
    root: Root


class Done(NamedTuple):
    """What became of a portion: a line for every set of it that was checked, how many there were
    that have not changed, how many tables those and all others have."""

    lines: tuple[SetLine, ...]
    unchanged: int


_ready: list[tuple[Setup, Bench]] = []
"""In a worker: the rule book it has made ready, for whom."""


def check_portion(setup: Setup, units: Sequence[SweepSet]) -> Done:
    """Checks the sets of a portion, but for those whose files have not changed, and writes the
    shard their rows stand in."""
    with _young_garbage():
        return _check_portion(setup, units)


@contextmanager
def _young_garbage() -> Generator[None]:
    """The records of a set lead to one another, and go only when garbage is looked for. Looking
    seldom, and at the end of a portion among what it made alone, costs a tenth of looking through
    all there is, and nothing of a portion grows old: else a worker takes more with every one."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, 1_000, 1_000)
    try:
        yield
    finally:
        gc.collect(1)
        gc.set_threshold(*before)


def _check_portion(setup: Setup, units: Sequence[SweepSet]) -> Done:
    rows: dict[str, list[Row]] = {}
    lines: list[SetLine] = []
    unchanged = 0
    for unit in units:
        line, made = _done(unit, setup)
        if line is None:
            unchanged += 1
            continue
        lines.append(line)
        for table, some in made.items():
            rows.setdefault(table, []).extend({"set": unit.set, **row} for row in some)
    if not lines:
        return Done((), unchanged)
    shard = shard_name(lines)
    for some in rows.values():
        for row in some:
            row["shard"] = shard
    try:
        write_shard(Path(setup.result), shard, rows)
    except OSError as error:
        raise UsageError(f"写不了普查结果 {setup.result}：{said_of(error)}。") from error
    return Done(tuple(line._replace(shard=shard) for line in lines), unchanged)


def failed(unit: SweepSet, reason: str) -> SetLine:
    """A set that could not be checked. Without a digest it is tried again by the next run."""
    return SetLine(unit.set, FAILED, reason=reason, files=unit.files)


def _bench(setup: Setup) -> Bench:
    # Another thread may put another in its place at any moment.
    for known, bench in tuple(_ready):
        if known == setup:
            return bench
    bench = prepare(setup.job)
    _ready[:] = [(setup, bench)]
    return bench


def _done(unit: SweepSet, setup: Setup) -> tuple[SetLine | None, Mapping[str, list[Row]]]:
    """What a set comes to; None where it has not changed."""
    bench = _bench(setup)
    try:
        looked = setup.root.look(unit, setup.job)
        if looked.digest == unit.digest:
            return None, {}
        with looked.at_hand() as (found, held):
            job = replace(setup.job, paths=unit.paths, survey=found, overlay=held)
            line, made = _checked(unit, job, bench)
    except UsageError as error:
        return failed(unit, str(error)), {}
    return (line if line.state == FAILED else line._replace(digest=looked.digest)), made


def _checked(unit: SweepSet, job: Job, bench: Bench) -> tuple[SetLine, Mapping[str, list[Row]]]:
    wholes: list[SetRecord] = []
    try:
        run = check(job, bench=bench, listener=wholes.append)
        return _line(unit, run), rows_of(run, wholes)
    except NothingToCheck as nothing:
        line = SetLine(unit.set, EMPTY, reason=str(nothing), files=unit.files)
        return line, {"unread": unread_rows(nothing.files)}
    except UsageError as error:
        return failed(unit, str(error)), {}
    except Exception as error:
        import traceback

        where = traceback.extract_tb(error.__traceback__)[-1]
        said = f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
        return failed(unit, spelled(said)), {}


def _line(unit: SweepSet, run: Run) -> SetLine:
    severities = [finding.severity.value for finding in run.findings]
    return SetLine(
        unit.set,
        CHECKED,
        files=len(run.files),
        tables=len(run.tables),
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        infos=severities.count("info"),
    )
