"""Which part of an Office package is which: told by its relations, not by its name."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from checker.ooxml.relationship import Relationship
from checker.ooxml.xmlstream import Start

if TYPE_CHECKING:
    from checker.ooxml.archive import Archive


_RELATIONSHIP = frozenset({"Relationship"})


def main_part(archive: Archive, usual: str) -> str:
    """The document itself: mostly its usual name, word/document2.xml where Office Online saved."""
    if usual in archive:
        return usual
    for relation in relations(archive, ""):
        if relation.kind == "officeDocument" and relation.target in archive:
            return relation.target
    return usual


def relations(archive: Archive, part: str) -> list[Relationship]:
    """The relations of a part, or of the package where `part` is empty; read once."""
    if part not in archive.relations:
        archive.relations[part] = _relations(archive, part)
    return archive.relations[part]


def _relations(archive: Archive, part: str) -> list[Relationship]:
    own = relations_part(part)
    if own not in archive:
        return []
    return [
        Relationship(
            event.attributes.get("Id", ""),
            event.attributes.get("Type", "").rpartition("/")[2],
            absolute_target(part, event.attributes.get("Target", "")),
        )
        for event in archive.events(own, _RELATIONSHIP)
        if isinstance(event, Start)
    ]


def relations_part(part: str) -> str:
    """The part that holds the relations of a part, or of the package where it is empty."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def absolute_target(part: str, target: str) -> str:
    """The name of the part that a relation of `part` leads to."""
    target = target.replace("\\", "/")
    folder = posixpath.dirname(part)
    whole = target if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(whole).lstrip("/")
