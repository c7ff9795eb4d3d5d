"""Where the characters of a text that was put together stand in the files it was made from.

Plain data that can be called: what is read from a pack is kept beside it as bytes, and a function
within a function cannot be kept.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.base.place import Place
    from checker.language import Source


@dataclass(frozen=True, slots=True)
class AllAt:
    """Every character stands at one place."""

    place: Place

    def __call__(self, _: int) -> Place:
        return self.place


@dataclass(frozen=True, slots=True)
class AtFirstOf:
    """Every character stands where the first one of another text does."""

    locate: Callable[[int], Place]

    def __call__(self, _: int) -> Place:
        return self.locate(0)


@dataclass(frozen=True, slots=True)
class PartOf:
    """The characters of a text from `start` on."""

    source: Source
    start: int

    def __call__(self, index: int) -> Place:
        return self.source.locate(self.source.offset + self.start + index)


@dataclass(frozen=True, slots=True)
class Joined:
    """Texts one behind the other: where each begins, and where its characters stand."""

    starts: tuple[int, ...]
    parts: tuple[Callable[[int], Place], ...]

    def __call__(self, index: int) -> Place:
        at = max(bisect_right(self.starts, index) - 1, 0)
        return self.parts[at](index - self.starts[at])
