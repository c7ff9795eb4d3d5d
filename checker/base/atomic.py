"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def written_beside(path: Path, *, private: bool = False, durable: bool = False) -> Generator[Path]:
    """Where to write what is to stand at a path: beside its place, and moved there when it is whole
    (and on disk, where `durable`), so that a reader sees all of it or nothing. A `private` file is
    for its owner alone, any other has the rights a new file has here.

    What is no longer there by then is not moved; where writing fails nothing is left.
    """
    import tempfile  # brings half the archive formats along

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    unfinished = Path(name)
    try:
        yield unfinished
        if not unfinished.exists():
            return
        if durable:
            to_disk(unfinished)
        if not private:
            _allow_reading(unfinished)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def to_disk(path: Path) -> None:
    """Waits until what was written to a file is on disk."""
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


def _allow_reading(path: Path) -> None:
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
