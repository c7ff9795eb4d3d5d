"""Who does the work: this process, or several of this machine.

An engine takes portions and gives what became of each, in any order. It holds a few at a time, so
that memory depends on the largest set and not on their number.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
from itertools import chain, islice
from typing import TYPE_CHECKING, Protocol

from checker.base.processes import begun_together, end_together, ignore_interrupts
from checker.sweep.worker import Done, check_portion, failed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.sweep.root import SweepSet
    from checker.sweep.worker import Setup

    Portion = Sequence[SweepSet]


class Engine(Protocol):
    """Checks portions of sets."""

    def __call__(self, setup: Setup, portions: Iterable[Portion], /) -> Iterator[Done]: ...


WAITING = 2
"""Portions a worker that are handed out ahead."""
RENEWED = 10
"""Portions a process checks before it is replaced: what it remembers of the texts it has read
grows by 4 MB with each of them."""
LOST = "检查这一套的进程两次中途没有了（内存不够，或被系统结束）"


def here(setup: Setup, portions: Iterable[Portion]) -> Iterator[Done]:
    """One after the other in this process."""
    return (check_portion(setup, portion) for portion in portions)


def processes(count: int) -> Engine:
    """In so many processes of this machine; one is this, until it has grown."""
    if count == 1:
        return _here_first

    def run(setup: Setup, portions: Iterable[Portion]) -> Iterator[Done]:
        with _Pool(setup, count) as pool:
            yield from pool.results(portions)

    return run


def _here_first(setup: Setup, portions: Iterable[Portion]) -> Iterator[Done]:
    """Few portions are not worth a process of their own."""
    left = iter(portions)
    yield from here(setup, islice(left, RENEWED))
    for portion in left:
        with _Pool(setup, 1) as pool:
            yield from pool.results(chain([portion], left))


class _Pool:
    """Processes that are started anew when one of them was killed."""

    def __init__(self, setup: Setup, count: int) -> None:
        self._setup = setup
        self._count = count
        self._executor = self._started(count)

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:  # Ctrl-C, or nobody takes the results: what is under way is left
            end_together(self._executor)
        self._executor.shutdown()

    def _started(self, count: int) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(count, context, _begin)

    def results(self, portions: Iterable[Portion]) -> Iterator[Done]:
        waiting: dict[Future[Done], Portion] = {}
        for number, portion in enumerate(portions):
            if number and not number % (RENEWED * self._count):
                yield from self._taken(waiting, 0)
                self._executor.shutdown()
                self._executor = self._started(self._count)
            yield from self._taken(waiting, self._count * WAITING - 1)
            self._hand_out(portion, waiting)
        yield from self._taken(waiting, 0)

    def _hand_out(self, portion: Portion, waiting: dict[Future[Done], Portion]) -> None:
        try:
            with begun_together():
                waiting[self._executor.submit(check_portion, self._setup, portion)] = portion
        except BrokenProcessPool as error:
            lost: Future[Done] = Future()
            lost.set_exception(error)
            waiting[lost] = portion

    def _taken(self, waiting: dict[Future[Done], Portion], most: int) -> Iterator[Done]:
        """What is done, until no more than `most` are under way."""
        while len(waiting) > most:
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            lost: list[Portion] = []
            for future in done:
                portion = waiting.pop(future)
                if isinstance(future.exception(), BrokenProcessPool):
                    lost.append(portion)
                else:
                    yield future.result()
            if lost:
                # One process took all others along: nobody knows at which set it died.
                yield from self._recovered([*lost, *waiting.values()])
                waiting.clear()

    def _recovered(self, portions: Iterable[Portion]) -> Iterator[Done]:
        """Set by set, so that one that kills its process again is known by name."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._started(1)
        for unit in (unit for portion in portions for unit in portion):
            # Twice, as this may be the first time that this one is begun.
            yield self._alone(unit) or self._alone(unit) or Done((failed(unit, LOST),), 0)
        self._executor.shutdown()
        self._executor = self._started(self._count)

    def _alone(self, unit: SweepSet) -> Done | None:
        """None where the process that checks it was lost."""
        try:
            with begun_together():
                future = self._executor.submit(check_portion, self._setup, (unit,))
            return future.result()
        except BrokenProcessPool:
            self._executor = self._started(1)
            return None


def _begin() -> None:
    """Makes a process ready: the end of the one that waits for it is its own too."""
    ignore_interrupts()
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    from multiprocessing.connection import wait as wait_for

    wait_for([sentinel])
    os._exit(1)
