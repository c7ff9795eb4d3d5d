"""Puts new bytes in the place of a file, whole or not at all, and only if nobody else wrote it."""

from __future__ import annotations

import os
from pathlib import Path

from checker.base.atomic import to_disk, written_beside
from checker.base.text import native


class SourceChanged(Exception):
    """The file is no longer what was read."""


def replace_file(path: Path, original: bytes, new: bytes) -> None:
    """Writes `new` over a file that still holds `original`; rights and links of both kinds stay.

    Raises SourceChanged or OSError, and then the file is as it was.
    """
    target = Path(os.path.realpath(native(str(path))))
    if target.read_bytes() != original:
        raise SourceChanged
    state = target.stat()
    with written_beside(target, private=True) as unfinished:
        unfinished.write_bytes(new)
        to_disk(unfinished)
        if state.st_nlink > 1:
            _write_through(target, original, new)
            unfinished.unlink()
        else:
            unfinished.chmod(state.st_mode & 0o7777)


def _write_through(target: Path, original: bytes, new: bytes) -> None:
    """Writes into a file that has other names, which a file put in its place would not have. There
    is room for it: the new text stands beside it already."""
    try:
        _overwrite(target, new)
    except BaseException:
        _overwrite(target, original)
        raise


def _overwrite(target: Path, data: bytes) -> None:
    with target.open("r+b") as stream:
        stream.write(data)
        stream.truncate()
        stream.flush()
        os.fsync(stream.fileno())
