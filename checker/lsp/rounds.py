"""When the open files are looked at: each change at once, its set when the typing pauses.

There is one check of a file and one of a set at a time. What changes in the meantime is checked
next, and only as it then stands, so that fast typing never piles up work; what is said of a text
that is no longer there is not told.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from checker.base.dataclass import dataclass, field
from checker.lsp.buffer import Role

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from checker.lsp.buffer import Buffer
    from checker.lsp.desk import Desk, Opinion

    Tell = Callable[[Buffer, Opinion], None]
    Fail = Callable[[Exception], None]

P = ParamSpec("P")
T = TypeVar("T")

PAUSE = 0.4
"""Seconds without a change after which the set is looked at."""


@dataclass(slots=True)
class Rounds:
    """Checks what changed on the desk and tells what it came to. Lives in the loop it is used in.

    `fail` is told what went wrong inside a check: a bug, which must not end in silence.
    """

    desk: Desk
    tell: Tell
    fail: Fail
    pause: float = PAUSE
    _files: dict[str, None] = field(default_factory=dict[str, None])
    _sets: dict[str, None] = field(default_factory=dict[str, None])
    _timers: dict[str, asyncio.TimerHandle] = field(default_factory=dict[str, asyncio.TimerHandle])
    _tasks: dict[str, asyncio.Task[None]] = field(default_factory=dict[str, "asyncio.Task[None]"])
    _threads: dict[str, ThreadPoolExecutor] = field(default_factory=dict[str, ThreadPoolExecutor])

    def changed(self, uri: str) -> None:
        """A file was opened or has changed."""
        self._cancel(uri)
        self._files[uri] = None
        self._start("file", self._check_files)

    def all_changed(self) -> None:
        """Something that every check rests on has changed: a configuration, a pack."""
        for uri in self.desk.buffers:
            self.changed(uri)

    def left(self, uri: str) -> None:
        """A file was closed; those that were open beside it may stand differently now."""
        self._cancel(uri)
        self._files.pop(uri, None)
        self._sets.pop(uri, None)

    def stop(self) -> None:
        for timer in self._timers.values():
            timer.cancel()
        for threads in self._threads.values():
            threads.shutdown(wait=False, cancel_futures=True)

    async def run(self, name: str, work: Callable[P, T], *given: P.args, **more: P.kwargs) -> T:
        """`work` in the thread of that name, one piece after the other."""
        if name not in self._threads:
            self._threads[name] = ThreadPoolExecutor(1, f"goalcheck-{name}")
        done = partial(work, *given, **more)
        return await asyncio.get_running_loop().run_in_executor(self._threads[name], done)

    def _start(self, name: str, check: Callable[[], Awaitable[None]]) -> None:
        task = self._tasks.get(name)
        if task is None or task.done():
            self._tasks[name] = asyncio.ensure_future(self._guarded(check))

    async def _guarded(self, check: Callable[[], Awaitable[None]]) -> None:
        try:
            await check()
        except Exception as error:
            self.fail(error)

    async def _check_files(self) -> None:
        while self._files:
            uri = next(iter(self._files))
            del self._files[uri]
            buffer = self.desk.buffers.get(uri)
            if buffer is None:
                continue
            opinion = await self.run("file", self.desk.checked, buffer)
            if self._stands(buffer):
                self.tell(buffer, opinion)
                if buffer.role is Role.GOALS:
                    self._look_later(uri)

    def _look_later(self, uri: str) -> None:
        self._cancel(uri)
        loop = asyncio.get_running_loop()
        self._timers[uri] = loop.call_later(self.pause, self._look, uri)

    def _look(self, uri: str) -> None:
        self._sets[uri] = None
        self._start("set", self._check_sets)

    async def _check_sets(self) -> None:
        while self._sets:
            uri = next(iter(self._sets))
            del self._sets[uri]
            buffer = self.desk.buffers.get(uri)
            if buffer is None:
                continue
            for member, opinion in await self.run("set", self.desk.checked_set, buffer):
                if self._stands(member):
                    # It has been looked at with the others.
                    self._sets.pop(member.uri, None)
                    self.tell(member, opinion)

    def _stands(self, buffer: Buffer) -> bool:
        """Whether the file is still open as it was checked."""
        return self.desk.buffers.get(buffer.uri) is buffer

    def _cancel(self, uri: str) -> None:
        timer = self._timers.pop(uri, None)
        if timer is not None:
            timer.cancel()
