"""Shell patterns for paths, as exclusion, sets and per-file choices use them."""

from __future__ import annotations

import os
from fnmatch import fnmatch
from functools import lru_cache
from glob import escape
from pathlib import Path, PurePath, PurePosixPath

from checker.base.dataclass import dataclass
from checker.base.text import native, spelled

_WILD = "*?["


@dataclass(frozen=True, slots=True)
class SetPatterns:
    """One submission as configuration draws it: the files that match any of `patterns`."""

    patterns: tuple[str, ...]
    name: str | None = None

    @property
    def title(self) -> str:
        return self.name or " ".join(self.patterns)


def matches(path: str, pattern: str) -> bool:
    """Whether `pattern` fits a path as shown (`goals/草稿/01.yaml`), a folder above it, or one of
    its parts; `*` crosses folders and `**/` may stand for none.

    An absolute pattern, as configuration gives it, is held against the real path, so that it fits
    however the path was written on the command line.
    """
    wanted = pattern.rstrip("/")
    if PurePath(wanted).is_absolute():
        return _fits(_real(path), wanted)
    parts = path.split("/")
    return _fits(path, wanted) or any(fnmatch(part, wanted) for part in parts)


def anchored(pattern: str, folder: Path) -> str:
    """A pattern written in a file of `folder`, as an absolute one; a bare name (`草稿`, `*.docx`)
    fits at any depth and stays as it is."""
    if "/" not in pattern.rstrip("/"):
        return pattern
    whole = f"{escape(spelled(folder.resolve().as_posix()))}/{pattern}"
    return os.path.normpath(whole).replace("\\", "/")


def shown_pattern(pattern: str) -> str:
    """The pattern as people know it: an absolute one as seen from the working folder."""
    if not PurePath(pattern).is_absolute():
        return pattern
    plain = pattern.replace("[[]", "[")
    return from_here(Path(plain)).as_posix()


def root_of(pattern: str) -> Path:
    """The folder below which everything lies that a pattern can fit; a bare one fits anywhere
    here."""
    fixed: list[str] = []
    parts = PurePosixPath(pattern).parts
    for part in parts[:-1]:
        plain = part.replace("[[]", "[").replace("[*]", "*").replace("[?]", "?")
        if plain == part and any(mark in part for mark in _WILD):
            break
        fixed.append(plain)
    return Path(native(str(Path(*fixed))))


def from_here(path: Path) -> Path:
    """The path as seen from the working folder, where there is a way from it."""
    return seen_from(Path(), path)


def seen_from(folder: Path, path: Path) -> Path:
    """The path as seen from a folder, where there is a way from it."""
    try:
        return Path(os.path.relpath(path, folder))
    except ValueError:  # on another drive
        return path


def _fits(path: str, pattern: str) -> bool:
    """Whether the pattern fits the path or a folder above it."""
    parts = path.split("/")
    spellings = {pattern, pattern.removeprefix("**/"), pattern.replace("/**/", "/")}
    return any(
        fnmatch("/".join(parts[: end + 1]), one) for end in range(len(parts)) for one in spellings
    )


def _real(path: str) -> str:
    """The path with links above it followed; a link itself goes by its own name."""
    folder, _, name = path.rpartition("/")
    start = folder if folder or not path.startswith("/") else "/"
    return f"{_real_folder(start or '.', os.getcwd())}/{name}"  # noqa: PTH109


@lru_cache(maxsize=1024)
def _real_folder(folder: str, here: str) -> str:
    """Many files share a folder; `here` is what a relative one starts from."""
    return spelled(Path(os.path.realpath(Path(here) / native(folder))).as_posix())
