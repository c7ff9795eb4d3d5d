"""One sweep at a time in a result folder: a lock that the system lets go when its holder ends."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from checker.base.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

NAME = ".lock"


@contextmanager
def locked(folder: Path) -> Generator[None]:
    """Holds the folder. Raises UsageError where another sweep does."""
    with (folder / NAME).open("ab") as stream:
        try:
            _hold(stream.fileno())
        except OSError:
            message = f"另一个普查正在写 {folder.as_posix()}，等它查完，或换一个结果文件夹。"
            raise UsageError(message) from None
        yield


def _hold(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
