"""Puts new bytes in the place of a file, whole or not at all, and only if nobody else wrote it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


class SourceChanged(Exception):
    """The file is no longer what was read."""


def replace_file(path: Path, original: bytes, new: bytes) -> None:
    """Writes `new` over a file that still holds `original`; rights and links stay.

    Raises SourceChanged or OSError, and then the file is as it was.
    """
    target = Path(os.path.realpath(path))
    if target.read_bytes() != original:
        raise SourceChanged
    mode = target.stat().st_mode
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(new)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(mode & 0o7777)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def copy_beside(path: Path, folder: Path | None) -> Path:
    """Where the copy of a document goes: `送审表.goalcheck.docx`, beside it or in `folder`."""
    return (folder or path.parent) / f"{path.stem}.goalcheck{path.suffix}"
