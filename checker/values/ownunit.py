"""A unit an office adds to the table."""

from __future__ import annotations

from checker.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """A unit an office adds: of the family of `like`, or of a family of its own."""

    name: str
    like: str = ""
    aliases: tuple[str, ...] = ()
