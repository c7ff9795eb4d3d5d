"""A sweep: every set below a folder checked, its rows written, a manifest of what is done."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.base.dataclass import dataclass, fields, replace
from checker.base.errors import UsageError
from checker.base.resources import program_digest
from checker.pipeline import prepare
from checker.sweep.engine import here
from checker.sweep.extras import arrow
from checker.sweep.folders import LocalRoot, portions
from checker.sweep.lock import NAME as LOCK
from checker.sweep.lock import locked
from checker.sweep.manifest import (
    FAILED,
    GONE,
    MANIFEST_NAME,
    Basis,
    Manifest,
    SetLine,
    read_manifest,
)
from checker.sweep.merge import merged
from checker.sweep.root import is_address
from checker.sweep.schema import VERSION
from checker.sweep.shard import drop_shards, shards_in
from checker.sweep.worker import Setup

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator

    from checker.pipeline import Bench, Job
    from checker.sweep.engine import Engine
    from checker.sweep.root import Root, SweepSet


@dataclass(frozen=True, slots=True)
class SweepOrder:
    """What is asked of a sweep. `only` are the folders below the root that are checked."""

    root: Path | str
    """A folder; as text also an address of a kind that fsspec opens."""
    result: Path
    job: Job
    """How sets are checked; its paths do not matter."""
    engine: Engine = here
    only: tuple[str, ...] | None = None
    day: datetime.date | None = None
    """The day they are checked on, where somebody said."""


class Account(NamedTuple):
    """What a sweep came to."""

    lines: tuple[SetLine, ...]
    """The last line of every set that is there now."""
    unchanged: int
    checked: int
    anew: str = ""
    """Why sets that were done before were checked again, where they were."""

    @property
    def failed(self) -> tuple[SetLine, ...]:
        return tuple(line for line in self.lines if line.state == FAILED)


def sweep(order: SweepOrder, progress: Callable[[int, int], None] | None = None) -> Account:
    """Checks all sets below the root that were not checked before with the same rules.

    `progress` is told sets and tables done. Raises UsageError where it cannot be done as asked.
    """
    arrow("pyarrow.parquet")
    root = _root_at(order.root)
    root.refuse_missing()
    order.result.mkdir(parents=True, exist_ok=True)
    with locked(order.result):
        return _swept(order, root, progress)


def _root_at(place: Path | str) -> Root:
    if isinstance(place, Path) or not is_address(place):
        return LocalRoot(Path(place))
    from checker.sweep.remote import RemoteRoot

    return RemoteRoot(place)


def _swept(order: SweepOrder, root: Root, progress: Callable[[int, int], None] | None) -> Account:
    path = order.result / MANIFEST_NAME
    before, known = read_manifest(path)
    if not path.is_file() and any(one.name != LOCK for one in order.result.iterdir()):
        raise UsageError(f"{order.result.as_posix()} 里有别的东西，普查的结果请放进一个空文件夹。")
    job = _dated(order, before)
    basis = _basis(root.name, job, prepare(job))
    why = _why_anew(before, basis)
    there = shards_in(order.result)
    known = {} if why else {name: line for name, line in known.items() if line.shard in there}
    manifest = Manifest(path, basis, anew=before is None or bool(why))
    try:
        drop_shards(order.result, {line.shard for line in known.values()})
        setup = Setup(job, str(order.result), root)
        account = _all_sets(order, setup, known, manifest, progress)
        account = _in_few_shards(order.result, account, manifest)
    finally:
        manifest.close()
    drop_shards(order.result, {line.shard for line in account.lines})
    return account._replace(anew=why)


def _all_sets(
    order: SweepOrder,
    setup: Setup,
    known: dict[str, SetLine],
    manifest: Manifest,
    progress: Callable[[int, int], None] | None,
) -> Account:
    met: set[str] = set()
    last = dict(known)
    unchanged = checked = tables = 0
    for done in order.engine(setup, portions(_units(order, setup, known, met))):
        manifest.add(done.lines)
        last.update((line.set, line) for line in done.lines)
        checked += len(done.lines)
        unchanged += done.unchanged
        tables += sum(line.tables for line in done.lines)
        if progress is not None:
            progress(checked + unchanged, tables)
    gone = [] if order.only is not None else sorted(last.keys() - met)
    manifest.add(SetLine(name, GONE) for name in gone)
    left = {name: line for name, line in last.items() if name not in set(gone)}
    return Account(tuple(left[name] for name in sorted(left)), unchanged, checked)


def _in_few_shards(result: Path, account: Account, manifest: Manifest) -> Account:
    last = {line.set: line for line in account.lines}
    for lines in merged(result, account.lines):
        manifest.add(lines)
        last.update((line.set, line) for line in lines)
    return account._replace(lines=tuple(last.values()))


def _units(
    order: SweepOrder, setup: Setup, known: dict[str, SetLine], met: set[str]
) -> Iterator[SweepSet]:
    for unit in setup.root.units(setup.job.sets, order.result, order.only):
        met.add(unit.set)
        line = known.get(unit.set)
        yield unit._replace(digest=line.digest) if line else unit


def _dated(order: SweepOrder, before: Basis | None) -> Job:
    """The job on the day that was asked for, else that on which the sweep began: a sweep that goes
    on for a week is of one day."""
    import datetime

    day = order.day
    if day is None and before is not None:
        day = datetime.date.fromisoformat(before.day)
    return replace(order.job, today=day or order.job.day)


def _basis(root: str, job: Job, bench: Bench) -> Basis:
    chosen = {
        name: repr(getattr(job, name))
        for name in (one.name for one in fields(job))
        if name not in {"paths", "jobs", "stdin", "survey", "overlay", "today"}
    }
    packs = [(pack.id, pack.version, pack.digest) for pack in bench.packs.packs]
    files = [_digest_of(path) for path in (*job.exemptions, *job.columns, job.baseline) if path]
    text = json.dumps([VERSION, packs, files, sorted(chosen.items())], ensure_ascii=False)
    rules = sha256(text.encode(errors="backslashreplace")).hexdigest()
    return Basis(root, program_digest(), rules, job.day.isoformat())


def _digest_of(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


_NAMES = {"root": "文件夹写法", "program": "程序", "rules": "规则或配置", "day": "审核日期"}


def _why_anew(before: Basis | None, basis: Basis) -> str:
    """What is different from when the sets that are done were checked."""
    if before is None:
        return ""
    return "、".join(
        label for name, label in _NAMES.items() if getattr(before, name) != getattr(basis, name)
    )
