"""Which files a run reads: those that were named, and the others of the sets they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import Mistake, UsageError
from checker.matching import from_here, matches, root_of
from checker.readers import discover, read, read_text, speaking, with_own_words
from checker.sets import DocumentSet, group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from checker.job import Job
    from checker.model import Document

    Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """The documents of a run in their sets, and the files whose findings were asked for."""

    sets: tuple[DocumentSet, ...]
    asked: frozenset[str]
    notes: tuple[str, ...] = ()
    alone: bool = False
    """Whether a text from standard input was read without the set it belongs to."""


def read_sets(job: Job, progress: Progress | None = None) -> Reading:
    """Reads the files of `job` and all others of the sets they belong to."""
    with speaking(with_own_words(job.columns)):
        return _read_sets(job, progress)


def _read_sets(job: Job, progress: Progress | None) -> Reading:
    if job.stdin is not None:
        return _stdin_reading(job, *job.stdin)
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


def _stdin_reading(job: Job, text: str, name: str) -> Reading:
    """A text in place of the file of that name, read with the set of that file; a name that is
    no file's stands for itself.
    """
    known = Path(name).is_file()
    siblings = _siblings([_Source(Path(name), name, named=True)], job) if known else []
    others = [read(one.path, one.shown, encoding=job.encoding, named=one.named) for one in siblings]
    documents = [read_text(text, name), *(one for one in others if one.skipped is None)]
    sets = group(documents, job.sets)
    relevant = (one for one in sets if any(member.path == name for member in one.documents))
    return Reading(tuple(relevant), frozenset({name}), alone=not known)


@dataclass(frozen=True, slots=True)
class _Source:
    path: Path
    shown: str
    named: bool


def _sources(job: Job) -> list[_Source]:
    refuse_missing(job.paths)
    return [_Source(*entry) for entry in discover(map(Path, job.paths), job.exclude)]


def refuse_missing(paths: Iterable[str]) -> None:
    """Raises UsageError naming every path that is not there."""
    missing = [path for path in paths if not path or not Path(path).exists()]
    if missing:
        raise UsageError([Mistake(f"路径不存在：{path or '（空）'}") for path in missing])


def _siblings(sources: Sequence[_Source], job: Job) -> list[_Source]:
    """The other files of the sets that files named one by one may belong to: their folders, and
    the folders that configuration draws sets in.
    """
    named = [source for source in sources if source.named]
    if not named:
        return []
    known = {realpath(source.path) for source in sources}
    folders = sorted({source.path.parent for source in named})
    drawn = {root_of(pattern) for one in job.sets for pattern in one.patterns}
    roots = [from_here(root) for root in sorted(drawn) if root.is_dir()]
    found = [_Source(*entry) for entry in discover([*folders, *roots], job.exclude)]
    return [
        source
        for source in found
        if realpath(source.path) not in known
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
