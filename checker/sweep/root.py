"""What is swept: a folder of this machine, or one that lies elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from checker.base.globs import SetPatterns
    from checker.pipeline import Job
    from checker.readers import Survey


class SweepSet(NamedTuple):
    """What is checked at once: `set` names it, `paths` are its folders as lint would be given
    them, `digest` is what is known of it from before."""

    set: str
    paths: tuple[str, ...]
    files: int
    digest: str = ""


class AtHand(NamedTuple):
    """The files of a set where they can be read, and the bytes that are read instead of those of
    some, by the names they are shown under."""

    survey: Survey
    held: Mapping[str, bytes]


class Looked(NamedTuple):
    """What is known of a set before it is checked: a digest of all that lies there, and how to
    have it at hand."""

    digest: str
    at_hand: Callable[[], AbstractContextManager[AtHand]]


class Root(Protocol):
    """Where sets are found. Workers are told of it: it is plain data."""

    @property
    def name(self) -> str:
        """How it was written."""
        ...

    def refuse_missing(self) -> None:
        """Raises UsageError where nothing is there."""
        ...

    def units(
        self, drawn: Sequence[SetPatterns], apart: Path, only: Sequence[str] | None, /
    ) -> Iterator[SweepSet]:
        """The sets in the order of their paths; `apart` is a folder that is none of them, `only`
        are folders, from the root on, outside of which nothing is checked."""
        ...

    def look(self, unit: SweepSet, job: Job) -> Looked:
        """What lies in a set. Raises UsageError where that cannot be told."""
        ...


def is_address(place: str) -> bool:
    """Whether a text is the address of something that fsspec opens, and no path."""
    return "://" in place
