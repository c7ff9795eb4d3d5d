"""Which sets a sweep checks: the folders below its root that hold files, in portions.

Folders are found as the sweep goes on, so that a million of them need no memory. Where
configuration draws sets across folders, those that share one are checked together.
"""

from __future__ import annotations

import os
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.errors import UsageError
from checker.base.globs import matches
from checker.base.limits import Limits
from checker.base.text import spelled
from checker.readers import searched_folders, survey
from checker.sweep.root import AtHand, Looked, SweepSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.base.globs import SetPatterns
    from checker.pipeline import Job
    from checker.readers import Survey

FILES_A_PORTION, SETS_A_PORTION = 200, 100
"""How much is checked before it is written: what a kill can cost, and how large shards are."""


@dataclass(frozen=True, slots=True)
class LocalRoot:
    """A folder of this machine, or one that it sees as its own."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.as_posix()

    def refuse_missing(self) -> None:
        if not self.folder.is_dir():
            raise UsageError(f"{self.name} 不是文件夹：普查查一个文件夹下面的各套材料。")

    def units(
        self, drawn: Sequence[SetPatterns], apart: Path, only: Sequence[str] | None, /
    ) -> Iterator[SweepSet]:
        root = self.folder
        found = _folders(root, apart, only)
        if not drawn:
            yield from (SweepSet(_name(root, [path]), (path.as_posix(),), n) for path, n in found)
            return
        for group in _joined([path for path, _ in found], drawn):
            files = sum(len(_files(path) or ()) for path in group)
            yield SweepSet(_name(root, group), tuple(path.as_posix() for path in group), files)

    def look(self, unit: SweepSet, job: Job) -> Looked:
        """Reads the files: what is checked is what was looked at, whatever happens meanwhile."""
        found = survey(map(Path, unit.paths), job.exclude, job.own_files, shallow=True)
        read = {shown: _bytes_of(path) for path, shown, _ in found.sources}
        digest = _digest_of(found, {shown: _known(data) for shown, data in read.items()})
        held = {shown: data for shown, data in read.items() if isinstance(data, bytes)}
        return Looked(digest, lambda: nullcontext(AtHand(found, held)))


def _digest_of(found: Survey, known: Mapping[str, str]) -> str:
    """Of what lies in a set; `known` says of the files that are read what they hold."""
    digest = sha256()
    for _, shown, _ in found.sources:
        digest.update(f"\0{shown}\0{known[shown]}".encode(errors="backslashreplace"))
    for one in found.passed_over:
        digest.update(f"\1{one.shown}\0{one.reason}\0".encode(errors="backslashreplace"))
    return digest.hexdigest()


def _known(data: bytes | str) -> str:
    return sha256(data).hexdigest() if isinstance(data, bytes) else data


def _bytes_of(path: Path) -> bytes | str:
    """What a file holds; of one that is not read as it is, what can be known from outside."""
    try:
        known = path.stat()
        if known.st_size > Limits().file_bytes or not path.is_file():
            return f"{known.st_size} {known.st_mtime_ns}"
        return path.read_bytes()
    except OSError as error:
        return str(error.errno)


def _folders(root: Path, apart: Path, only: Sequence[str] | None) -> Iterator[tuple[Path, int]]:
    """Every folder with files in it, and how many."""
    result = os.path.realpath(apart)
    seen: set[str] = set()
    starts = [root] if only is None else [root / one for one in only]
    missing = [start.as_posix() for start in starts if not start.is_dir()]
    if missing:
        raise UsageError(f"不是文件夹：{'、'.join(missing[:5])}。")
    for start in starts:
        for folder in searched_folders([start], closed=True):
            place = os.path.realpath(folder)
            if place == result or place.startswith(result + os.sep):
                continue
            if place in seen:
                continue
            if only is not None:  # folders that are named may lie in one another
                seen.add(place)
            files = _files(folder)
            if files is None or files:
                yield folder, len(files or ())


def _files(folder: Path) -> list[str] | None:
    """The names of what lies in a folder beside folders; None where it cannot be opened."""
    try:
        return [one.name for one in os.scandir(folder) if not one.is_dir(follow_symlinks=False)]
    except OSError:
        return None


def _name(root: Path, folders: Sequence[Path]) -> str:
    names = (spelled(PurePosixPath(os.path.relpath(one, root)).as_posix()) for one in folders)
    return " 与 ".join(names)


def _joined(folders: Sequence[Path], drawn: Sequence[SetPatterns]) -> Iterator[list[Path]]:
    """The folders in groups: those whose files are in one drawn set."""
    leader: dict[int, int] = {}

    def first(number: int) -> int:
        while leader.get(number, number) != number:
            number = leader[number]
        return number

    holder: dict[int, int] = {}
    for number, folder in enumerate(folders):
        for at in {
            _drawn_in(f"{folder.as_posix()}/{name}", drawn) for name in _files(folder) or ()
        }:
            if at is not None:
                other = first(holder.setdefault(at, number))
                leader[max(other, first(number))] = min(other, first(number))
    groups: dict[int, list[Path]] = {}
    for number, folder in enumerate(folders):
        groups.setdefault(first(number), []).append(folder)
    yield from groups.values()


def _drawn_in(path: str, drawn: Sequence[SetPatterns]) -> int | None:
    return next(
        (
            number
            for number, one in enumerate(drawn)
            if any(matches(spelled(path), pattern) for pattern in one.patterns)
        ),
        None,
    )


def portions(units: Iterable[SweepSet]) -> Iterator[tuple[SweepSet, ...]]:
    """Units in portions of some files; one that is larger is a portion of its own."""
    held: list[SweepSet] = []
    files = 0
    for unit in units:
        if held and (files + unit.files > FILES_A_PORTION or len(held) == SETS_A_PORTION):
            yield tuple(held)
            held, files = [], 0
        held.append(unit)
        files += unit.files
    if held:
        yield tuple(held)
