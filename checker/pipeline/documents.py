"""Which files a run reads: those that were named, and the others of the sets they belong to."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.base.place import Place
from checker.copies import SettledFiles, settle
from checker.finding import FileRecord
from checker.model import Problem
from checker.pipeline.idlepatterns import idle_notes
from checker.pipeline.neighbours import SourceFile, siblings_of, survey_of
from checker.pipeline.passedover import NothingToCheck, all_excluded, no_table, skip_notes
from checker.pipeline.progress import READING
from checker.pipeline.rounds import joined
from checker.pipeline.sets import DocumentSet, group
from checker.pipeline.stamps import stamp_of
from checker.readers import (
    EMPTY,
    EXCLUDED,
    read,
    read_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.model import Document
    from checker.pipeline.job import Job
    from checker.pipeline.progress import Progress
    from checker.readers import Vocabulary


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files of a run, those of which findings were asked for and the others of their sets."""

    wanted: tuple[SourceFile, ...]
    asked: frozenset[str]
    passed_over: tuple[FileRecord, ...]
    notes: tuple[str, ...]
    stamps: tuple[str | None, ...]
    """How each file was before it was read, where that is wanted: see `stamp_of`."""


@dataclass(frozen=True, slots=True)
class ReadDocuments:
    """The documents of a run in their sets, and the files whose findings were asked for."""

    sets: tuple[DocumentSet, ...]
    asked: frozenset[str]
    skipped: tuple[FileRecord, ...] = ()
    """Files of the named folders that were passed over, or read and hold no goal table."""
    notes: tuple[str, ...] = ()
    alone: bool = False
    """Whether a file or a text was read without the set it belongs to."""
    found: FoundFiles | None = None
    """The files they were read from."""


def read_sets(job: Job, progress: Progress | None = None) -> ReadDocuments:
    """Reads the files of `job` and all others of the sets they belong to."""
    found = find_files(job)
    return found if isinstance(found, ReadDocuments) else read_files(found, job, progress)


def find_files(job: Job) -> FoundFiles | ReadDocuments:
    """The files of `job` and all others of the sets they belong to, not yet read; where there are
    none to read, all there is to say."""
    words = _own_words(job) if job.columns else None
    return _found(job, words) if job.stdin is None else _stdin_reading(job, words, *job.stdin)


def _found(job: Job, words: Vocabulary | None) -> FoundFiles | ReadDocuments:
    found = survey_of(job)
    sources = [SourceFile(*entry) for entry in found.sources]
    passed_over = [FileRecord(one.shown, "", 0, 0, one.reason) for one in found.passed_over]
    if not sources:
        return _nothing_to_read(job, passed_over)
    sources, about_copies = _without_copies(sources, job, words)
    passed_over += [FileRecord(path, "", 0, 0, why) for path, why in about_copies.skipped]
    asked = frozenset(source.shown for source in sources)
    # Rounds are compared as they were given: what lies beside them is no part of them.
    others = [] if job.rounds or job.alone else siblings_of(sources, job)
    wanted, notes = [*sources, *others], about_copies.notes
    if len(wanted) > len(sources):
        wanted, about_asked = _without_copies(wanted, job, words, asked)
        notes += about_asked.notes
    stamps = tuple(stamp_of(one.path) for one in wanted) if job.keeps else ()
    return FoundFiles(tuple(wanted), asked, tuple(passed_over), notes, stamps)


def read_files(found: FoundFiles, job: Job, progress: Progress | None = None) -> ReadDocuments:
    """Reads all that was found."""
    sets: list[DocumentSet] = []
    skipped: list[FileRecord] = []
    for part in read_parts(found, job, progress):
        sets += part.sets
        skipped += part.skipped
    sets.sort(key=lambda one: one.documents[0].path)
    return reading_of(tuple(sets), found, skipped, job)


def read_parts(
    found: FoundFiles, job: Job, progress: Progress | None = None
) -> Iterator[ReadDocuments]:
    """Reads all that was found, of which no set is in more than one part; who has done with a part
    may let it go before the next one is read."""
    words = _own_words(job) if job.columns else None
    done = 0
    for sources in _parts(found, job):
        documents: list[Document] = []
        for source in sources:
            if progress is not None:
                progress(READING, done, len(found.wanted))
            documents.append(read_source(source, job, words))
            done += 1
        yield _part_of(documents, found, job)


def _parts(found: FoundFiles, job: Job) -> Iterable[Sequence[SourceFile]]:
    """The files folder by folder, where no set is drawn over several."""
    if job.sets or job.rounds:
        return (found.wanted,)
    folders: dict[PurePosixPath, list[SourceFile]] = {}
    for source in found.wanted:
        folders.setdefault(PurePosixPath(source.shown).parent, []).append(source)
    return folders.values()


def _part_of(documents: Sequence[Document], found: FoundFiles, job: Job) -> ReadDocuments:
    documents = _with_lost(documents)
    kept = [document for document in documents if document.skipped is None]
    skipped = tuple(
        FileRecord(document.path, document.format, 0, 0, document.skipped)
        for document in documents
        if document.skipped is not None and document.path in found.asked
    )
    sets = group(kept, joined(job.rounds) if job.rounds else job.sets)
    relevant = tuple(
        members
        for members in sets
        if any(document.path in found.asked for document in members.documents)
    )
    return ReadDocuments(relevant, found.asked, skipped, alone=job.alone, found=found)


def reading_of(
    sets: tuple[DocumentSet, ...], found: FoundFiles, skipped: Sequence[FileRecord], job: Job
) -> ReadDocuments:
    """What was read of the files that were found, with what is to be said of the others. Raises
    UsageError where no set was read."""
    skipped, notes = left_out(found, skipped, job, read=bool(sets))
    return ReadDocuments(sets, found.asked, skipped, notes, alone=job.alone, found=found)


def left_out(
    found: FoundFiles, skipped: Sequence[FileRecord], job: Job, *, read: bool
) -> tuple[tuple[FileRecord, ...], tuple[str, ...]]:
    """The files that were passed over, those `skipped` when they were read among them, and what is
    to be said of them. Raises UsageError where nothing was `read`."""
    order = {one.shown: at for at, one in enumerate(found.wanted)}
    every = (*found.passed_over, *sorted(skipped, key=lambda one: order[one.path]))
    if not read:
        raise no_table(job, every)
    met = {*found.asked, *(one.path for one in found.passed_over)}
    return every, (*skip_notes(every), *found.notes, *idle_notes(job, met))


def _stdin_reading(job: Job, words: Vocabulary | None, text: str, name: str) -> ReadDocuments:
    """A text in place of the file of that name, read with the set of that file; a name that is
    no file's stands for itself.
    """
    known = Path(name).is_file() and not job.alone
    siblings = siblings_of([SourceFile(Path(name), name, named=True)], job) if known else []
    others = [read_source(one, job, words) for one in siblings]
    documents = [
        read_text(text, name, words=words),
        *(one for one in others if one.skipped is None),
    ]
    sets = group(documents, job.sets)
    relevant = (one for one in sets if any(member.path == name for member in one.documents))
    return ReadDocuments(tuple(relevant), frozenset({name}), alone=not known)


def _with_lost(documents: Sequence[Document]) -> list[Document]:
    """The documents, in which an empty file among goal files is one that could not be read: it was
    one of them before somebody lost what it held."""
    among = {PurePosixPath(one.path).parent for one in documents if one.tables and one.text}
    return [
        _lost(one) if one.skipped == EMPTY and PurePosixPath(one.path).parent in among else one
        for one in documents
    ]


def _lost(document: Document) -> Document:
    arguments = {"原因": EMPTY, "建议": "请核对是否保存成功；不是目标文件的，删掉或移到别处"}
    problem = Problem("GC011", Place(document.path), arguments)
    return replace(document, skipped=None, problems=(problem,))


def read_source(source: SourceFile, job: Job, words: Vocabulary | None) -> Document:
    return read(
        source.path,
        source.shown,
        encoding=job.encoding,
        named=source.named,
        allow_convert=job.allow_convert,
        data=job.overlay.get(source.shown),
        words=words,
    )


def asked_of(job: Job, asked: frozenset[str]) -> frozenset[str] | None:
    """The files whose findings are told, None for all of the sets: of the folders that were given
    the `asked` files, whatever configuration draws into one set with them."""
    of_folders = bool(job.sets) and all(Path(path).is_dir() for path in job.paths)
    return None if job.whole_set and not of_folders else asked


def files_to_read(job: Job) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The files, as shown, that a run reads of the paths it is given, and those it passes over
    with why. Raises UsageError."""
    found = survey_of(job)
    sources, copies = _without_copies(
        [SourceFile(*entry) for entry in found.sources], job, _own_words(job)
    )
    passed_over = [(one.shown, one.reason) for one in found.passed_over]
    return tuple(source.shown for source in sources), (*passed_over, *copies.skipped)


def _without_copies(
    sources: Sequence[SourceFile],
    job: Job,
    words: Vocabulary | None,
    asked: frozenset[str] = frozenset(),
) -> tuple[list[SourceFile], SettledFiles]:
    """The sources without the copies of others, see `checker.copies`."""

    def projects(path: Path) -> frozenset[str]:
        document = read(path, path.as_posix(), encoding=job.encoding, named=False, words=words)
        names = {table.text("项目名称") for table in document.tables}
        return frozenset(names - {""})

    settled = settle([(one.path, one.shown, one.named) for one in sources], projects, asked)
    return [SourceFile(*entry) for entry in settled.kept], settled


def _nothing_to_read(job: Job, passed_over: Sequence[FileRecord]) -> ReadDocuments:
    """Files were named and all of them excluded: fine, with a note. Otherwise a mistake."""
    named_files = job.paths and all(Path(path).is_file() for path in job.paths)
    if named_files:
        notes = ("给出的文件都被排除（exclude），没有检查任何表。",)
        return ReadDocuments((), frozenset(), tuple(passed_over), notes)
    if any(one.skipped == EXCLUDED for one in passed_over):
        raise NothingToCheck(all_excluded(job, passed_over), passed_over)
    raise no_table(job, passed_over)


def _own_words(job: Job) -> Vocabulary | None:
    """The words of forms with those of the office, which most have not."""
    from checker.readers import with_own_words

    return with_own_words(job.columns)
