"""How one part of an Office package leads to another."""

from __future__ import annotations

from checker.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Relationship:
    """`kind` is the last word of the relation's type: worksheet, styles, sharedStrings."""

    id: str
    kind: str
    target: str
