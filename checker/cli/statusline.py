"""The line on a terminal that says how far a long job is, and is gone when the job is done.

It is shown from two seconds on: what takes less needs no sign of life. A clock of the system draws
it anew also while nothing is told, where there is one; no thread does, as the processes of a run
are forked.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from checker.base.text import clip, width

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from types import FrameType

AFTER = 2.0
"""Seconds before a person looks for a sign of life."""
EVERY = 0.2
"""Seconds between two looks of the line."""
_NARROWEST = 20


class StatusLine:
    """What is told of a job, on the last line of a terminal."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._begun = clock()
        self._drawn = self._begun - EVERY
        self._said = "正在准备"
        self._counts: dict[str, tuple[int, int]] = {}
        self._columns = 0
        self._hidden = False

    def tell(self, stage: str, done: int = 0, total: int = 0) -> None:
        """What is being done, and how much of how much of it is. What is counted and not done yet
        stays beside what is told next: sets are read and checked in turns."""
        if not total or done < self._counts.get(stage, (0, 0))[0]:
            self._counts = {}
        if total:
            self._counts[stage] = done, total
        counts = self._counts.items()
        shown = [f"{name} {n}/{of}" for name, (n, of) in counts if n < of or name == stage]
        self._said = "，".join(shown) or stage
        self.look()

    def look(self) -> None:
        """Draws the line where it is time to."""
        now = self._clock()
        if self._hidden or now - self._begun < AFTER or now - self._drawn < EVERY:
            return
        self._drawn = now
        self._draw(f"{self._said}，已用 {now - self._begun:.0f} 秒")

    @contextmanager
    def hidden(self) -> Generator[None]:
        """Takes the line away while somebody else writes to the terminal, or types."""
        before, self._hidden = self._hidden, True
        self._draw("")
        try:
            yield
        finally:
            self._hidden = before

    def _draw(self, text: str) -> None:
        # No sequences that an old console would print: blanks take the last look away.
        text = clip(text, max(self._room(), _NARROWEST))
        columns, before = width(text), self._columns
        if not columns and not before:
            return
        self._columns = columns
        blanks = " " * max(before - columns, 0)
        self._write(f"\r{text}{blanks}\r" if not columns else f"\r{text}{blanks}")

    def _room(self) -> int:
        """The columns of the terminal but the last, in which some begin a new line."""
        try:
            columns = os.get_terminal_size(self._stream.fileno()).columns
        except (OSError, ValueError):
            columns = 0
        return (columns or 80) - 1

    def _write(self, text: str) -> None:
        """Past the buffer of the stream: the clock may strike while something is put into it."""
        data = text.encode(self._stream.encoding, "replace")
        with suppress(OSError, ValueError):
            os.write(self._stream.fileno(), data)


@contextmanager
def kept_drawn(line: StatusLine) -> Generator[None]:
    """Draws a line anew at every stroke of the clock; it is gone when the job is done."""
    try:
        with _clock_striking(line.look):
            yield
    finally:
        with line.hidden():
            pass


@contextmanager
def _clock_striking(look: Callable[[], None]) -> Generator[None]:
    """Calls `look` from time to time in the midst of whatever is done, where the system can."""
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return

    def struck(_number: int, _frame: FrameType | None) -> None:
        look()

    before = signal.signal(signal.SIGALRM, struck)
    signal.setitimer(signal.ITIMER_REAL, AFTER, 2 * EVERY)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
