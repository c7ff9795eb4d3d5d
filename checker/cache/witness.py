"""What a kept answer rests on: files, folders and names as they were, and whether they still are.

Nothing here knows what is checked: the command reads this before any other part of the program,
and where everything still is as it was reads nothing else.
"""

from __future__ import annotations

import os
import stat

from checker.base.digest import blake2b

# A file, a folder or a name, by how it is told whether it is the same.
CONTENT = "content"
"""The bytes of a file; of what is no goal file the time of change too, which tells a document from
a copy of it."""
STAMP = "stamp"
"""Size and time of change of a file of the program."""
FOLDER = "folder"
"""The names in a folder, what kind each is, and where links lead."""
NAME = "name"
"""Whether something of that name is there, and where it really is."""

Witness = tuple[str, str, str]
"""How it is told, the path, and what was found."""

_TIMELESS = (".yaml", ".yml")
_LARGEST = 64 * 1024 * 1024
# What only libraries of others can read, with limits on time: the same file may be read tomorrow.
_OF_OTHERS = (b"%PDF", b"\xd0\xcf\x11\xe0")
_OPENING = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


def witness_of(how: str, path: str) -> Witness | None:
    """What is found at a path, None where nothing that can be told again is there."""
    found = _TOLD[how](path)
    return None if found is None else (how, path, found)


def stands(one: Witness) -> bool:
    """Whether everything is as this says."""
    how, path, found = one
    return how in _TOLD and _TOLD[how](path) == found


def _content(path: str) -> str | None:
    try:
        handle = os.open(path, _OPENING)
    except (OSError, ValueError):
        return None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            return None
        data = _bytes(handle, status.st_size)
    except OSError:
        return None
    finally:
        os.close(handle)
    if data.startswith(_OF_OTHERS):
        return None
    time = "" if path.lower().endswith(_TIMELESS) else str(status.st_mtime_ns)
    return blake2b(data, digest_size=16).hexdigest() + time


def _bytes(handle: int, size: int) -> bytes:
    data = os.read(handle, size + 1)
    while len(data) <= size and (more := os.read(handle, size + 1)):
        data += more
    return data


def _stamp(path: str) -> str | None:
    try:
        status = os.stat(path)  # noqa: PTH116  # as below: no pathlib for thousands of paths
    except (OSError, ValueError):
        return None
    return f"{status.st_size} {status.st_mtime_ns}"


def _folder(path: str) -> str | None:
    try:
        with os.scandir(path) as entries:
            lines = sorted(_entry(entry) for entry in entries)
    except (OSError, ValueError):
        return None
    return blake2b("\0".join(lines).encode(errors="surrogatepass"), digest_size=16).hexdigest()


def _entry(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return f"{entry.name} -> {os.path.realpath(entry.path)} {_kind(entry.path)}"
    return f"{entry.name} {entry.is_dir()} {entry.is_file()}"


def _name(path: str) -> str:
    return f"{_kind(path)} {os.path.realpath(path)}"


def _kind(path: str) -> str:
    if os.path.isdir(path):  # noqa: PTH112  # as above
        return "folder"
    if os.path.isfile(path):  # noqa: PTH113  # as above
        return "file"
    return "other" if os.path.lexists(path) else ""


_TOLD = {CONTENT: _content, STAMP: _stamp, FOLDER: _folder, NAME: _name}
