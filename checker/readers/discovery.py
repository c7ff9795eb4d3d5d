"""Which files a run reads: those the user named, and the documents in named folders.

Nothing that lies in a folder goes unaccounted for: what is not opened is passed over with its
reason, so that "not looked at" can be told from "looked at and fine".
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.globs import matches
from checker.base.text import spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

# What a folder is searched for: goal files, and every kind of document in which people hand in
# tables. Those of them that cannot be read are opened too, to say so by name.
SEARCHED_SUFFIXES = frozenset(
    {
        *(".yaml", ".yml"),
        *(".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt"),
        *(".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".xlt", ".et", ".ett", ".ods"),
        *(".pdf", ".ofd", ".pages", ".numbers"),
        *(".zip", ".rar", ".7z"),
    }
)
# A folder is full of these, and few are goal tables.
_NAMED_ONLY = frozenset({".txt", ".md", ".markdown", ".csv", ".tsv", ".html", ".htm"})
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp"})
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})
_LOCK_PREFIXES = ("~$", ".~")

EXCLUDED = "按 exclude 排除"


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file of a searched folder that is not opened: its path as shown, and why not."""

    shown: str
    reason: str


@dataclass(frozen=True, slots=True)
class Survey:
    """What a search met: (path, path as shown, named by the user) of every file to be read, and
    the files that are passed over; both in the order of their shown paths."""

    sources: tuple[tuple[Path, str, bool], ...]
    passed_over: tuple[PassedOver, ...]


def discover(paths: Iterable[Path], exclude: Sequence[str] = ()) -> list[tuple[Path, str, bool]]:
    """The sources of `survey`."""
    return list(survey(paths, exclude).sources)


def survey(
    paths: Iterable[Path],
    exclude: Sequence[str] = (),
    own: Sequence[str] = (),
    *,
    shallow: bool = False,
    below: Path | None = None,
) -> Survey:
    """Every file that is named or lies in a named folder, folders searched in depth unless
    `shallow`; shown as seen from the folder `below` where one is given.

    Hidden files and folders are no part of a folder; links to folders are not followed. `exclude`
    holds shell patterns for the shown path, a part of it or a folder above it; `own` such patterns
    for files that say how to check and are not even counted. A path that does not exist is a
    source: reading it says so.
    """
    real = real_path()
    found: dict[str, tuple[Path, str, bool]] = {}
    passed: dict[str, PassedOver] = {}
    for path in paths:
        for file, named, leads_away in _files(path, shallow=shallow):
            shown = spelled((file.relative_to(below) if below else file).as_posix())
            if any(matches(shown, pattern) for pattern in own):
                continue
            reason = _why_not(file, shown, exclude, named=named, leads_away=leads_away)
            if reason is not None:
                passed.setdefault(shown, PassedOver(shown, reason))
                continue
            identity = real(file)
            if identity not in found or (named and not found[identity][2]):
                found[identity] = (file, shown, named)
    sources = sorted(found.values(), key=lambda entry: entry[1].split("/"))
    read = {shown for _, shown, _ in sources}
    others = sorted(passed.values(), key=lambda one: one.shown.split("/"))
    return Survey(tuple(sources), tuple(one for one in others if one.shown not in read))


def real_path() -> Callable[[Path], str]:
    """Tells where a file really is, and looks only once for where its folder is."""
    folders: dict[str, str] = {}

    def real(file: Path) -> str:
        folder, name = os.path.split(file)
        # Windows has several names for a file; of thousands a Path costs too much.
        if sys.platform == "win32" or name in ("", "..") or os.path.islink(file):  # noqa: PTH114
            return os.path.realpath(file)
        if folder not in folders:
            folders[folder] = os.path.realpath(folder)
        return os.path.join(folders[folder], name)  # noqa: PTH118

    return real


def searched_folders(paths: Iterable[Path], *, closed: bool = False) -> Iterator[Path]:
    """The named folders and those below them that are searched; with `closed` also those that
    cannot be opened."""
    for path in paths:
        if path.is_dir():
            errors: list[OSError] = []
            yield from (Path(folder) for folder, _, _ in _walk(path, errors))
            if closed:
                yield from (Path(error.filename) for error in errors)


def _walk(path: Path, closed: list[OSError]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Folders with what is in them; those that cannot be opened go to `closed`."""
    for folder, folders, names in os.walk(path, onerror=closed.append):
        folders[:] = sorted(filter(is_searched, folders))
        yield folder, folders, names


def is_searched(name: str) -> bool:
    """Whether a folder of that name is searched where one above it is."""
    return not name.startswith(".") and name not in _SKIPPED_FOLDERS


def _files(path: Path, *, shallow: bool) -> Iterator[tuple[Path, bool, bool]]:
    """Files, whether each is named, and whether it is a link to a folder."""
    if not path.is_dir():
        yield path, True, False
        return
    closed: list[OSError] = []
    for folder, folders, names in _walk(path, closed):
        yield from (
            (Path(folder) / one, False, True) for one in folders if Path(folder, one).is_symlink()
        )
        for name in sorted(names):
            if not name.startswith(".") or name.startswith(_LOCK_PREFIXES):
                yield Path(folder) / name, False, False
        if shallow:
            break
    # Reading them says so: what lies in them is not known.
    yield from ((Path(error.filename), True, False) for error in closed)


def _why_not(
    file: Path, shown: str, exclude: Sequence[str], *, named: bool, leads_away: bool
) -> str | None:
    """Why a file is not opened, None where it is; a file somebody named is, unless excluded."""
    if any(matches(shown, pattern) for pattern in exclude):
        return EXCLUDED
    if named:
        return None
    suffix = file.suffix.lower()
    if leads_away:
        return "通往别的文件夹的链接"
    if file.name.startswith(_LOCK_PREFIXES):
        return "Office 的锁文件（文档打开着）"
    if suffix in SEARCHED_SUFFIXES:
        return None
    if suffix in _NAMED_ONLY:
        return "文字、网页类文件，写出文件名才读"
    return "图片" if suffix in _PICTURES else "其他类型的文件"
