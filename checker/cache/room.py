"""How much is kept: the oldest goes first where there is too much, and all of it on request."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def touch(path: Path) -> None:
    """Marks a kept file as used now."""
    with suppress(OSError):
        os.utime(path)


def prune(folder: Path, most: int) -> None:
    """Removes the files that were not used for longest until at most `most` bytes are left."""
    found = sorted(_files(folder), reverse=True)
    taken = 0
    for _, size, path in found:
        taken += size
        if taken > most:
            with suppress(OSError):
                path.unlink()


def clear(folder: Path) -> tuple[int, int]:
    """Removes all that is kept below a folder; how many files and bytes that was."""
    count = freed = 0
    for below in _folders(folder):
        for _, size, path in _files(below):
            with suppress(OSError):
                path.unlink()
                count, freed = count + 1, freed + size
        if below != folder:
            with suppress(OSError):
                below.rmdir()
    return count, freed


def _folders(folder: Path) -> list[Path]:
    """The folder and those in it; links are not followed."""
    below: list[Path] = []
    with suppress(OSError):
        entries = list(os.scandir(folder))
        below += [Path(one.path) for one in entries if one.is_dir(follow_symlinks=False)]
    return [*below, folder]


def _files(folder: Path) -> Iterator[tuple[int, int, Path]]:
    """Time of last use, size and path of every file in a folder."""
    with suppress(OSError):
        for entry in os.scandir(folder):
            with suppress(OSError):
                if entry.is_file(follow_symlinks=False):
                    status = entry.stat(follow_symlinks=False)
                    yield status.st_mtime_ns, status.st_size, Path(entry.path)
