"""Processes that work for this one: begun so that Ctrl-C is heard once, and ended together."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator
    from concurrent.futures import ProcessPoolExecutor


@contextmanager
def begun_together() -> Generator[None]:
    """Ctrl-C waits while processes begin: they take the mask along and never hear it themselves."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def ignore_interrupts() -> None:
    """What a process does first: whoever waits for it is told of Ctrl-C, and ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def end_together(executor: ProcessPoolExecutor) -> None:
    """Ends the processes of `executor` in the middle of their work.

    Nothing is cancelled: the executor tells each future itself that its process is gone, and
    stumbles over one that was cancelled meanwhile, or over a pipe closed before it was done.
    """
    for child in multiprocessing.active_children():
        child.terminate()
    executor.shutdown()
