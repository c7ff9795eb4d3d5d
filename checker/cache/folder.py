"""The folder for kept files, and reading and writing in it that trusts nobody else.

`GOALCHECK_CACHE_DIR` names it; empty, nothing is kept. Without it, it is where the system keeps
such files of a user: `$XDG_CACHE_HOME` or `~/.cache`, `~/Library/Caches`, `%LOCALAPPDATA%`.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

VARIABLE = "GOALCHECK_CACHE_DIR"
_NAME = "goalcheck"
# What group and others may not do with a kept file or its folder.
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def cache_folder() -> Path | None:
    """The folder, which need not be there yet; None where nothing is to be kept."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named and Path(named).is_absolute() else None
    home = _home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) / _NAME / "Cache" if local else None
    if home is None:
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / _NAME
    xdg = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(xdg) if xdg.startswith("/") else home / ".cache") / _NAME


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:  # a user without an entry in the system's list
        return None


def read_private(path: Path) -> bytes | None:
    """The bytes of a kept file, None where there is none that only this user could have written."""
    handle = _opened(path)
    if handle is None:
        return None
    with os.fdopen(handle, "rb") as stream:
        try:
            return stream.read()
        except OSError:
            return None


def map_private(path: Path) -> memoryview | None:
    """The same of a large file of which little is looked at: the rest is not read. Nobody writes
    in a kept file; another one takes its place, which Windows refuses while it is looked at."""
    if sys.platform == "win32":
        data = read_private(path)
        return None if data is None else memoryview(data)
    import mmap

    handle = _opened(path)
    if handle is None:
        return None
    try:
        return memoryview(mmap.mmap(handle, 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):  # an empty one
        return None
    finally:
        os.close(handle)


def _opened(path: Path) -> int | None:
    try:
        handle = os.open(
            path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        )
    except OSError:
        return None
    if _is_own(os.fstat(handle), stat.S_ISREG) and _is_own_folder(path.parent):
        return handle
    os.close(handle)
    return None


def write_private(path: Path, data: bytes) -> None:
    """Keeps a file, whole or not at all; where that cannot be, nothing happens."""
    from checker.base.atomic import written_beside  # only where something is kept

    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_own_folder(path.parent):
            return
        with written_beside(path, private=True) as unfinished:
            unfinished.write_bytes(data)


def _is_own_folder(folder: Path) -> bool:
    try:
        return _is_own(os.lstat(folder), stat.S_ISDIR)
    except OSError:
        return False


def _is_own(status: os.stat_result, is_kind: object) -> bool:
    """Whether a file is of the kind wanted, this user's, and nobody else's to write.

    Windows keeps the folder of a user from others by itself and knows no such bits; in a page
    there is one user alone. Neither knows who runs a program.
    """
    if not callable(is_kind) or not is_kind(status.st_mode):
        return False
    user = getattr(os, "geteuid", None)
    if user is None:
        return True
    return status.st_uid == user() and not status.st_mode & _OTHERS_WRITE
