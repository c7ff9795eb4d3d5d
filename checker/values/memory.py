"""Memories of what is worked out from the unit table, emptied when an office adds its own units."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T", bound="Callable[..., Any]")

_MEMORIES: list[Any] = []


def remembered(function: T) -> T:
    """`functools.cache` for whatever depends on the units that are known."""
    return within(None)(function)


def within(size: int | None) -> Callable[[T], T]:
    """The same, remembering the last `size` calls."""

    def remember(function: T) -> T:
        made: Any = lru_cache(maxsize=size)(function)
        _MEMORIES.append(made)
        remembering: T = made
        return remembering

    return remember


def forget() -> None:
    """Empties every such memory."""
    for memory in _MEMORIES:
        memory.cache_clear()
