"""What a run of this Python costs, as the operating system accounts for it."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parents[1]


class Cost(NamedTuple):
    """CPU seconds of a process and all it started, seconds by the clock, and the largest of them in
    megabytes; `code` is what it ended in."""

    cpu: float
    wall: float
    memory: float
    code: int


def cost(*arguments: str, environment: Mapping[str, str] | None = None) -> Cost:
    """What one run costs, with `environment` beside that of this process."""
    around = {**os.environ, **(environment or {})}
    around.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=around,
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    cpu, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    return Cost(cpu, wall, memory, process.returncode)


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    figures = (statistics.median(one[at] for one in costs) for at in range(3))
    return Cost(*figures, max(one.code for one in costs))
