"""Whether a file is still as it was read: by size and times, which a look at the folder tells."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CLOCK = 2_000_000_000
"""Nanoseconds within which a file may change twice without its times telling it (FAT)."""


def stamp_of(path: Path) -> str | None:
    """What tells a file that is about to be read from what becomes of it later; None where it was
    changed so lately that nothing would."""
    try:
        status = os.stat(path)  # noqa: PTH116  # of thousands of paths
    except OSError:
        return None
    if time.time_ns() - max(status.st_mtime_ns, status.st_ctime_ns) < CLOCK:
        return None
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"
