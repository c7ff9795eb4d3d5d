"""Which files a run reads: those the user named, and the goal documents in named folders."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from checker.matching import matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# What a folder is searched for. Text, Markdown, CSV and HTML are read when they are named: a
# folder is full of them, and few are goal tables.
SEARCHED_SUFFIXES = frozenset(
    {
        ".yaml",
        ".yml",
        ".docx",
        ".docm",
        ".xlsx",
        ".xlsm",
        ".xls",
        ".et",
        ".pdf",
        ".doc",
        ".wps",
        ".ofd",
    }
)
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})
_LOCK_PREFIXES = ("~$", ".~")
# What this program itself wrote beside a document: `送审表.goalcheck.docx`.
_OWN_COPY = ".goalcheck"


def discover(paths: Iterable[Path], exclude: Sequence[str] = ()) -> list[tuple[Path, str, bool]]:
    """(path, path as shown, named by the user) of every file, folders searched in depth.

    Hidden folders, links to folders, Office lock files and our own copies are passed over.
    `exclude` holds shell patterns for the shown path, a part of it or a folder above it. A path
    that does not exist is returned as named: reading it says so.
    """
    found: dict[str, tuple[Path, str, bool]] = {}
    for path in paths:
        for file, named in _files(path):
            shown = file.as_posix()
            if any(matches(shown, pattern) for pattern in exclude):
                continue
            identity = os.path.realpath(file)
            if identity not in found or (named and not found[identity][2]):
                found[identity] = (file, shown, named)
    return sorted(found.values(), key=lambda entry: entry[1].split("/"))


def _files(path: Path) -> Iterator[tuple[Path, bool]]:
    if not path.is_dir():
        yield path, True
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _SKIPPED_FOLDERS
        )
        for name in sorted(names):
            passed_over = name.startswith(_LOCK_PREFIXES) or Path(name).stem.endswith(_OWN_COPY)
            if Path(name).suffix.lower() in SEARCHED_SUFFIXES and not passed_over:
                yield Path(folder) / name, False
