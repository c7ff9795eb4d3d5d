"""Dask does the work: on the machines of a cluster, or in this process to try it.

Scheduling, retries and lost workers are Dask's; here portions are handed out a few at a time.
Workers must see the same folders under the same names, those of the result too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.sweep.engine import LOST, WAITING
from checker.sweep.extras import library
from checker.sweep.worker import Done, check_portion, failed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.sweep.engine import Engine, Portion
    from checker.sweep.worker import Setup

SYNCHRONOUS = "synchronous"
_RETRIES = 1


def dask_engine(scheduler: str) -> Engine:
    """The engine for a scheduler at an address, or `synchronous`. Raises UsageError where Dask is
    not installed; the engine does where nobody answers."""
    dask = library("dask", "--engine dask ", "cluster")
    if scheduler == SYNCHRONOUS:
        return lambda setup, portions: _in_turn(dask, setup, portions)
    library("distributed", "--engine dask ", "cluster")
    return lambda setup, portions: _on_cluster(scheduler, setup, portions)


def _in_turn(dask: Any, setup: Setup, portions: Iterable[Portion]) -> Iterator[Done]:
    checked = dask.delayed(check_portion, pure=False)
    for portion in portions:
        (done,) = dask.compute(checked(setup, portion), scheduler=SYNCHRONOUS)
        yield done


def _on_cluster(address: str, setup: Setup, portions: Iterable[Portion]) -> Iterator[Done]:
    distributed = library("distributed", "--engine dask ", "cluster")
    from checker.base.errors import UsageError

    try:
        client = distributed.Client(address, timeout="10s")
    except (OSError, ValueError) as error:
        raise UsageError(f"连不上 Dask 调度器 {address}。") from error
    with client:
        yield from _Handed(client, distributed, setup).results(portions)


class _Handed:
    """What is under way on a cluster."""

    def __init__(self, client: Any, distributed: Any, setup: Setup) -> None:
        self._client = client
        self._killed = distributed.KilledWorker
        self._next_done = distributed.wait
        self._setup = setup
        self._waiting: dict[Any, Portion] = {}
        self._suspects: list[Portion] = []

    def results(self, portions: Iterable[Portion]) -> Iterator[Done]:
        for portion in portions:
            yield from self._taken(self._most() - 1)
            self._hand_out(portion)
        yield from self._taken(0)
        yield from self._tried_alone()

    def _most(self) -> int:
        """How much is handed out ahead; workers may come and go."""
        threads: int = sum(self._client.nthreads().values())
        return max(1, threads) * WAITING

    def _hand_out(self, portion: Portion) -> None:
        future = self._client.submit(
            check_portion, self._setup, portion, pure=False, retries=_RETRIES
        )
        self._waiting[future] = portion

    def _taken(self, most: int) -> Iterator[Done]:
        while len(self._waiting) > most:
            done, _ = self._next_done(list(self._waiting), return_when="FIRST_COMPLETED")
            for future in done:
                portion = self._waiting.pop(future)
                if future.status != "error":
                    yield future.result()
                elif not isinstance(future.exception(), self._killed):
                    future.result()  # raises what went wrong
                elif len(portion) == 1:
                    self._suspects.append(portion)
                else:
                    for unit in portion:
                        self._hand_out((unit,))

    def _tried_alone(self) -> Iterator[Done]:
        """A set may only have waited at a worker that another one killed; now none waits."""
        for portion in self._suspects:
            self._hand_out(portion)
            ((future, _),) = self._waiting.items()
            self._waiting.clear()
            self._next_done([future])
            if future.status == "error" and isinstance(future.exception(), self._killed):
                yield Done((failed(portion[0], LOST),), 0)
            else:
                yield future.result()
