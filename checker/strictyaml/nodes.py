"""What strict reading gives: scalars, mappings and sequences that know their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass

if TYPE_CHECKING:
    from checker.base.place import Place


@dataclass(frozen=True, slots=True)
class YamlScalar:
    """A scalar as text (`6.30`, `353101`, `2025-01` stay what was written)."""

    text: str
    place: Place
    style: str  # "plain" | "single" | "double" | "literal" | "folded"
    source: str = ""
    """The characters of the file from start to end of the scalar, indicators included."""


@dataclass(frozen=True, slots=True)
class YamlMapping:
    """Entries in order of writing; a duplicate key is reported and left out."""

    entries: tuple[tuple[YamlScalar, YamlNode], ...]
    place: Place

    def get(self, key: str) -> YamlNode | None:
        return next((value for name, value in self.entries if name.text == key), None)


@dataclass(frozen=True, slots=True)
class YamlSequence:
    items: tuple[YamlNode, ...]
    place: Place


YamlNode = YamlScalar | YamlMapping | YamlSequence


@dataclass(frozen=True, slots=True)
class YamlProblem:
    """Something strict reading refuses or warns of.

    `code`: syntax, duplicate-key, anchor, alias, tag, needs-quotes, needs-colon, lost-after-hash,
    too-deep, too-large, merge-key, non-scalar-key, control-character.
    `text` is what stands there (for syntax: what is wrong, in Chinese), `suggestion` the right
    spelling of the whole `place` where reading knows it.
    """

    code: str
    place: Place
    text: str = ""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """One document of a stream; `root` is None when it is empty or could not be read."""

    root: YamlNode | None
    place: Place
    problems: tuple[YamlProblem, ...] = ()
