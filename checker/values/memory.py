"""What is worked out from the units that are known, remembered apart for every table of units.

An office adds units of its own. A run reads values with its own table, and what is remembered of
one table is never asked for another: a run in one thread touches nothing of a run beside it.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from checker.made import kept

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Hashable

T = TypeVar("T", bound="Callable[..., Any]")

_MOST_TABLES = 8
"""Tables of units whose memories are kept beside the common one."""

# Every function that remembers, with how many calls; a memory has one cache for each.
_FUNCTIONS: list[tuple[Callable[..., Any], int | None]] = []


class Memory:
    """What was worked out with one table of units; `own` are the units added to the common one."""

    __slots__ = ("caches", "own")

    def __init__(self, own: Hashable) -> None:
        self.own = own
        self.caches: dict[int, Callable[..., Any]] = {}

    def cache(self, number: int) -> Callable[..., Any]:
        """The remembering form of the function of a number, one and the same for all threads."""
        function, size = _FUNCTIONS[number]
        return self.caches.setdefault(number, lru_cache(maxsize=size)(function))


_COMMON = Memory(())
_OTHERS: dict[Hashable, Memory] = {}
_current: ContextVar[Memory] = ContextVar("memory", default=_COMMON)


def remembered(function: T) -> T:
    """`functools.cache` for whatever depends on the units that are known."""
    return within(None)(function)


def within(size: int | None) -> Callable[[T], T]:
    """The same, remembering the last `size` calls."""

    def remember(function: T) -> T:
        number = len(_FUNCTIONS)
        _FUNCTIONS.append((function, size))

        def call(*arguments: Any) -> Any:
            memory = _current.get()
            try:
                cache = memory.caches[number]
            except KeyError:
                cache = memory.cache(number)
            return cache(*arguments)

        remembering: Any = call
        remembering.__doc__ = function.__doc__
        remembering.__wrapped__ = function
        made: T = remembering
        return made

    return remember


def stocked(function: T) -> T:
    """`remembered`, for a function without arguments whose result is kept between runs as long as
    no office adds units: see `checker.made`."""
    from_stock: Any = kept(function)

    def found() -> Any:
        return function() if own_units() else from_stock()

    found.__doc__ = function.__doc__
    made: Any = remembered(found)
    remembering: T = made
    return remembering


def own_units() -> Any:
    """The units that are added to the common table here and now."""
    return _current.get().own


@contextmanager
def memory_of(own: Hashable) -> Generator[None]:
    """Remembers apart, until the block ends, what is worked out with the units `own` added."""
    token = _current.set(_memory(own))
    try:
        yield
    finally:
        _current.reset(token)


def _memory(own: Hashable) -> Memory:
    if own == ():
        return _COMMON
    found = _OTHERS.pop(own, None) or Memory(own)
    while len(_OTHERS) >= _MOST_TABLES:
        _OTHERS.pop(next(iter(_OTHERS)), None)
    _OTHERS[own] = found
    return found
