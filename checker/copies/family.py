"""Which of a document and its copies is the one to check.

A copy nobody worked in says nothing that its document does not say: it is passed over. A copy
somebody corrected is what the document has become: it is checked in its place. Both are told.
"""

from __future__ import annotations

from functools import cache
from os.path import realpath
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.copies.name import CopyKind, original_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from checker.copies.mark import CopyMark, Origin

    Source = tuple[Path, str, bool]
    """A file as it was found: its path, the path as shown, whether the user named it."""
    Projects = Callable[[Path], frozenset[str]]

_MARKED = frozenset({".docx", ".xlsx", ".doc", ".xls", ".wps", ".et"})
_LARGEST = 64 * 1024 * 1024
_UNTOUCHED = "没有改过的副本（goalcheck 写的）"
_LIST = "goalcheck 写的清单"
_REPLACED = "另有改过的一份，查的是那一份"


@dataclass(frozen=True, slots=True)
class SettledFiles:
    """The files to read; what is to be told of the others; these, by shown path, with why."""

    kept: tuple[Source, ...]
    notes: tuple[str, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _File:
    source: Source
    mark: CopyMark | None = None
    original: _File | None = None
    copies: list[_File] = field(default_factory=list["_File"])
    _origin: Origin | None = None

    @property
    def path(self) -> Path:
        return self.source[0]

    @property
    def shown(self) -> str:
        return self.source[1]

    @property
    def origin(self) -> Origin:
        """What the mark of a copy made of this file would say."""
        if self._origin is None:
            from checker.copies.mark import origin_of

            self._origin = origin_of(self.path, self.path.read_bytes())
        return self._origin

    @property
    def is_untouched(self) -> bool:
        return self.mark is not None and self.mark.intact

    @property
    def corrected(self) -> _File:
        """Itself, or the copy that people went on with: the one that was saved last."""
        later = [one for copy in self.copies if not (one := copy.corrected).is_untouched]
        if any(self._has_changed_since(one) for one in later):
            later.append(self)
        return max(later, key=_last_saved) if later else self

    def _has_changed_since(self, copy: _File) -> bool:
        """Whether this document is no longer what the copy was made of."""
        if copy.mark is None or copy.original is not self:
            return False
        return self.origin.content != copy.mark.origin.content

    @property
    def root(self) -> _File:
        return self.original.root if self.original else self


def settle(
    found: Iterable[Source], projects: Projects, asked: frozenset[str] = frozenset()
) -> SettledFiles:
    """The files of `found` without the copies that are none of their own.

    `projects` reads the names of the projects in a file. Of a family that holds a file of `asked`
    (shown paths) only the files asked for stay: they are what the user wants to see.
    """
    files = _families(list(found), projects)
    wanted = {id(one.root) for one in files if one.shown in asked}
    chosen = {id(one.root): one.root.corrected for one in files if id(one.root) not in wanted}
    kept: list[Source] = []
    skipped: list[tuple[str, str]] = []
    for file in files:
        instead = chosen.get(id(file.root))
        if file.mark is not None and file.mark.kind is CopyKind.LIST and not file.source[2]:
            skipped.append((file.shown, _LIST))
        elif file is instead or (instead is None and file.shown in asked):
            kept.append(file.source)
        elif instead is not None and file.is_untouched:
            skipped.append((file.shown, _UNTOUCHED))
        elif instead is not None:
            skipped.append((file.shown, _REPLACED))
    if asked:
        told = [one for file in files if file.shown in asked for one in _told_of(file, asked)]
        return SettledFiles(tuple(kept), tuple(told), tuple(skipped))
    told = [note for file in files if chosen[id(file.root)] is file for note in _told(file)]
    return SettledFiles(tuple(kept), tuple(told), tuple(skipped))


def _told(chosen: _File) -> Iterable[str]:
    """What a person must know where one of several corrected files is checked."""
    others = [one for one in _members(chosen.root) if one is not chosen and not one.is_untouched]
    if not others:
        return
    named = "、".join(one.shown for one in others)
    if len(others) == 1 and chosen.original is others[0]:
        yield f"{named} 有改过的副本：查的是 {chosen.shown}，没有查 {named}。"
    else:
        yield f"同一份文件改过几份：查的是最后存的 {chosen.shown}，没有查 {named}。"


def _told_of(file: _File, asked: frozenset[str]) -> Iterable[str]:
    later = file.corrected
    if later is not file and later.shown not in asked:
        yield f"{file.shown} 有改过的副本 {later.shown}，这次查的是点名的 {file.shown}。"


def _members(root: _File) -> Iterable[_File]:
    yield root
    for copy in root.copies:
        yield from _members(copy)


def _last_saved(file: _File) -> tuple[float, str]:
    return file.path.stat().st_mtime, file.shown


def _families(found: Sequence[Source], projects: Projects) -> list[_File]:
    """The files, each knowing the one it was made of."""

    @cache
    def real(folder: Path) -> str:
        return realpath(folder)

    files = [_File(source, _mark_of(source[0])) for source in found]
    beside = {(real(one.path.parent), one.path.name): one for one in files}
    for file in files:
        original = _original_of(file, real(file.path.parent), files, beside, projects)
        if original is not None and original is not file and original.root is not file:
            file.original = original
            original.copies.append(file)
    return files


def _original_of(
    file: _File,
    folder: str,
    files: Sequence[_File],
    beside: Mapping[tuple[str, str], _File],
    projects: Projects,
) -> _File | None:
    """The document a file is a copy of: as its mark says, else as its name says."""
    named = original_names(file.path.name)
    by_name = next((beside[folder, name] for name in named if (folder, name) in beside), None)
    if file.mark is None or not file.mark.origin.name:
        return by_name
    origin = file.mark.origin
    of_mark = beside.get((folder, origin.name))
    if of_mark is not None and (file.is_untouched or of_mark.path.name in named):
        return of_mark
    others = [one for one in files if one is not file and one.path.suffix == file.path.suffix]
    same = [one for one in others if _is_origin(one.origin, origin)]
    if file.is_untouched and same:
        return same[0]
    # A copy may have become the draft of another project: then its tables say so.
    alike = [one for one in others if one.path.name == origin.name]
    own = projects(file.path)
    return next((one for one in (*same, *alike) if own & projects(one.path)), by_name)


def _is_origin(one: Origin, marked: Origin) -> bool:
    return one.place == marked.place or one.content == marked.content


def _mark_of(path: Path) -> CopyMark | None:
    if path.suffix.lower() not in _MARKED:
        return None
    from checker.copies.mark import read_mark

    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        return read_mark(path.read_bytes())
    except OSError:
        return None
