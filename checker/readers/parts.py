"""Which part of an Office package is which: told by its relations, not by its name."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.readers.xmlstream import Start

if TYPE_CHECKING:
    from checker.readers.archive import Archive


@dataclass(frozen=True, slots=True)
class Relation:
    """`kind` is the last word of the relation's type: worksheet, styles, sharedStrings."""

    id: str
    kind: str
    target: str


def main_part(archive: Archive, usual: str) -> str:
    """The document itself: mostly its usual name, word/document2.xml where Office Online saved."""
    if usual in archive:
        return usual
    for relation in relations(archive, ""):
        if relation.kind == "officeDocument" and relation.target in archive:
            return relation.target
    return usual


def relations(archive: Archive, part: str) -> list[Relation]:
    """The relations of a part, or of the package where `part` is empty."""
    folder, name = posixpath.split(part)
    own = posixpath.join(folder, "_rels", f"{name}.rels")
    if own not in archive:
        return []
    return [
        Relation(
            event.attributes.get("Id", ""),
            event.attributes.get("Type", "").rpartition("/")[2],
            _absolute(folder, event.attributes.get("Target", "")),
        )
        for event in archive.events(own)
        if isinstance(event, Start) and event.name == "Relationship"
    ]


def _absolute(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    whole = target if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(whole).lstrip("/")
