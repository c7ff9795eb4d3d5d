"""The units values are read with, and what is worked out from them.

An office adds units of its own. Which units are known is an argument of whatever depends on it, and
what is worked out from them is remembered with them: two runs in one process share nothing but what
is the same for both.
"""

from __future__ import annotations

from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from checker.cache import kept, kept_piece

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.values.ownunit import OwnUnit

P = ParamSpec("P")
R = TypeVar("R")

_MOST_TABLES = 8
"""Tables of units that are found again by what an office adds to the common one."""


class Units:
    """The units that are known; `own` are those added to the ones of `rules/vocabulary`. What is
    worked out from them is kept in `caches`, by the number of the function."""

    __slots__ = ("caches", "own")

    def __init__(self, own: tuple[OwnUnit, ...] = ()) -> None:
        self.own = own
        self.caches: dict[int, Callable[..., Any]] = {}

    def cache(self, number: int) -> Callable[..., Any]:
        """The remembering form of the function of a number, one and the same for all threads."""
        function, size = _FUNCTIONS[number]
        remembering = lru_cache(maxsize=size)(partial(function, self))
        return self.caches.setdefault(number, remembering)


COMMON = Units()
"""The units of `rules/vocabulary/units.yaml` and no others."""

# Every function that remembers, with how many calls; a table of units has one cache for each.
_FUNCTIONS: list[tuple[Callable[..., Any], int | None]] = []


@lru_cache(maxsize=_MOST_TABLES)
def _of(own: tuple[OwnUnit, ...]) -> Units:
    return Units(own)


def units_with(own: tuple[OwnUnit, ...]) -> Units:
    """The common units and those an office adds; what was worked out for the same ones before is
    found again."""
    return _of(own) if own else COMMON


def remembered(
    function: Callable[Concatenate[Units, P], R],
) -> Callable[Concatenate[Units, P], R]:
    """`functools.cache` for what depends on the units that are known, its first argument."""
    return within(None)(function)


def within(
    size: int | None,
) -> Callable[[Callable[Concatenate[Units, P], R]], Callable[Concatenate[Units, P], R]]:
    """The same, remembering the last `size` calls."""

    def remember(
        function: Callable[Concatenate[Units, P], R],
    ) -> Callable[Concatenate[Units, P], R]:
        number = len(_FUNCTIONS)
        _FUNCTIONS.append((function, size))

        def call(units: Units, *arguments: Any) -> Any:
            try:
                cached = units.caches[number]
            except KeyError:
                cached = units.cache(number)
            return cached(*arguments)

        remembering: Any = call
        remembering.__doc__ = function.__doc__
        remembering.__wrapped__ = function
        made: Callable[Concatenate[Units, P], R] = remembering
        return made

    return remember


def stocked(function: Callable[[Units], R]) -> Callable[[Units], R]:
    """`remembered`, for a function of the units alone whose result is kept between runs for the
    common ones: see `checker.cache.made`."""

    def of_common() -> R:
        return function(COMMON)

    of_common.__module__, of_common.__qualname__ = function.__module__, function.__qualname__
    kept(of_common)
    name = f"{function.__module__}.{function.__qualname__}"

    def found(units: Units) -> Any:
        piece = None if units.own else kept_piece(name)
        return function(units) if piece is None else piece

    found.__doc__ = function.__doc__
    return remembered(found)


def constant(function: Callable[[], R]) -> Callable[[], R]:
    """For what the words that ship come to and no office changes: worked out once, and kept between
    runs."""
    return cache(kept(function))
