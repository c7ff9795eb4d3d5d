"""Patterns of the configuration that fit no file: a folder that was renamed, a slip of the pen."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from checker.base.globs import matches, root_of, shown_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from checker.base.place import Place
    from checker.pipeline.job import Job


def idle_notes(job: Job, files: Collection[str]) -> Iterator[str]:
    """A sentence for each pattern that fits none of `files` (all that were met, those passed over
    too). Only where all is looked at that a pattern can fit can that be told."""
    places = dict(job.names)
    folders = [Path(path).resolve() for path in job.paths if Path(path).is_dir()]
    for key, pattern in _patterns(job):
        place = places.get(pattern)
        if place is None or not _is_covered(place, pattern, folders):
            continue
        if not any(matches(file, pattern) for file in files):
            said = f"{key} 的“{shown_pattern(pattern)}”没有匹配到任何文件"
            yield f"{said}，不起作用（{place}）。"


def _patterns(job: Job) -> Iterator[tuple[str, str]]:
    yield from (("exclude", pattern) for pattern in job.exclude)
    yield from (("sets", pattern) for one in job.sets for pattern in one.patterns)
    yield from (("per-file-ignores", pattern) for pattern, _ in job.file_ignores)


def _is_covered(place: Place, pattern: str, folders: Collection[Path]) -> bool:
    """Whether the folder below which a pattern of a configuration looks lies in one that is looked
    at; a bare name looks everywhere below the configuration."""
    whole = PurePath(pattern).is_absolute()
    folder = root_of(pattern) if whole else Path(place.path).resolve().parent
    return any(folder.is_relative_to(one) for one in folders)
