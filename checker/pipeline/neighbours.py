"""Where the files of a run lie: those that were named, and the others of their sets."""

from __future__ import annotations

from os.path import lexists
from pathlib import Path
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.base.errors import Mistake, UsageError
from checker.base.globs import from_here, matches, root_of
from checker.readers import discover, real_path, searched_folders, survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.base.globs import SetPatterns
    from checker.pipeline.job import Job
    from checker.readers import Survey


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to be read: its path, the path as shown, whether the user named it."""

    path: Path
    shown: str
    named: bool


def survey_of(job: Job) -> Survey:
    """All that lies where a job looks for files. Raises UsageError naming every path that is not
    there."""
    if job.survey is not None:
        return job.survey
    refuse_missing(job.paths)
    return survey(map(Path, job.paths), job.exclude, job.own_files)


def with_survey(job: Job) -> Job:
    """The job with all that lies where it looks for files, so that it looks once. Raises
    UsageError."""
    found = survey_of(job)
    around = _around([SourceFile(*entry) for entry in found.sources], job)
    return replace(job, survey=found, surroundings=tuple(around))


def refuse_missing(paths: Iterable[str]) -> None:
    """Raises UsageError naming every path that is not there."""
    missing = [path for path in paths if not path or not lexists(path)]
    if missing:
        raise UsageError([Mistake(f"路径不存在：{path or '（空）'}") for path in missing])


def files_in_reach(job: Job) -> tuple[Path, ...]:
    """Every file that a run of a job may read as a table, copies of others among them."""
    sources = [SourceFile(*entry) for entry in survey_of(job).sources]
    return tuple(source.path for source in (*sources, *siblings_of(sources, job)))


def folders_in_reach(job: Job) -> tuple[Path, ...]:
    """Every folder that a run of a job looks for files in."""
    sources = [SourceFile(*entry) for entry in survey_of(job).sources]
    roots = [*map(Path, job.paths), *_roots(sources, job)]
    return tuple(dict.fromkeys(searched_folders(roots)))


def siblings_of(sources: Sequence[SourceFile], job: Job) -> list[SourceFile]:
    """The other files of the sets that the files may belong to: the folders of those that were
    named one by one, and what configuration draws into one set with any of them.
    """
    real = real_path()
    known: set[str] = set()
    folders = {source.path.parent for source in sources if source.named}
    drawn = _drawn(sources, job)
    siblings: list[SourceFile] = []
    for entry in _around(sources, job):
        one = SourceFile(*entry)
        known = known or {real(source.path) for source in sources}
        if real(one.path) in known:
            continue
        if one.path.parent in folders or any(_is_in(one, each) for each in drawn):
            siblings.append(one)
    return siblings


def _around(sources: Sequence[SourceFile], job: Job) -> Iterable[tuple[Path, str, bool]]:
    """What lies where the other files of the sets of the files are looked for."""
    if job.surroundings is not None:
        return job.surroundings
    roots = _roots(sources, job)
    return discover(roots, (*job.exclude, *job.own_files)) if roots else ()


def _roots(sources: Sequence[SourceFile], job: Job) -> list[Path]:
    """Where the other files of the sets of the files are looked for: what was searched for the
    files themselves is not searched again."""
    folders = sorted({source.path.parent for source in sources if source.named})
    searched = [Path(path).resolve() for path in job.paths if Path(path).is_dir()]
    drawn = {root_of(pattern) for one in _drawn(sources, job) for pattern in one.patterns}
    others = (root for root in sorted(drawn) if root.is_dir())
    return [
        *folders,
        *(
            from_here(root)
            for root in others
            if not any(map(root.resolve().is_relative_to, searched))
        ),
    ]


def _drawn(sources: Sequence[SourceFile], job: Job) -> list[SetPatterns]:
    """The sets of the configuration that any of the files is in."""
    return [one for one in job.sets if any(_is_in(source, one) for source in sources)]


def _is_in(source: SourceFile, drawn: SetPatterns) -> bool:
    return any(matches(source.shown, pattern) for pattern in drawn.patterns)
