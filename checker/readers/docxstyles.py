"""Which named styles of a Word document hide or strike a text.

A run names a style of characters, a paragraph one of paragraphs; styles rest on others. What a run
says itself comes before its style.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.ooxml import End, Start, relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.ooxml import Archive, Event

OFF = frozenset({"0", "false", "off", "none"})
_LONGEST_CHAIN = 20
_NAMED = frozenset({"style", "basedOn", "rPr", "vanish", "strike", "dstrike"})


@dataclass(frozen=True, slots=True)
class Look:
    """Whether a style hides or strikes; None where it leaves that to the style it rests on."""

    hidden: bool | None = None
    struck: bool | None = None

    def over(self, below: Look) -> Look:
        """This look where it says anything, else that of the style below."""
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.struck if self.struck is None else self.struck,
        )


@dataclass(frozen=True, slots=True)
class RunStyles:
    """Style to its look; only styles that hide or strike, or show again, are kept."""

    looks: Mapping[str, Look] = field(default_factory=dict[str, Look])

    @classmethod
    def read(cls, archive: Archive, main: str) -> RunStyles:
        """The styles of a document whose main part is `main`."""
        usual = posixpath.join(posixpath.dirname(main), "styles.xml")
        named = [each.target for each in relations(archive, main) if each.kind == "styles"]
        part = next(iter(named), usual)
        return cls(_looks(archive.events(part, _NAMED))) if part in archive else cls()

    def look(self, style: str) -> Look:
        """The look of a style; that of an unknown one says nothing."""
        return self.looks.get(style) or Look()


def _looks(events: Iterable[Event]) -> dict[str, Look]:
    own: dict[str, Look] = {}
    base: dict[str, str] = {}
    style = ""
    in_run = False
    for event in events:
        match event:
            case Start("style", attributes):
                style = attributes.get("styleId", "")
            case End("style"):
                style = ""
            case Start("basedOn", attributes) if style:
                base[style] = attributes.get("val", "")
            case Start("rPr", _) if style:
                in_run = True
            case End("rPr"):
                in_run = False
            case Start("vanish", attributes) if style and in_run:
                own[style] = Look(_on(attributes), own.get(style, Look()).struck)
            case Start("strike" | "dstrike", attributes) if style and in_run:
                own[style] = Look(own.get(style, Look()).hidden, _on(attributes))
            case _:
                pass
    if not own:
        return {}
    return {name: _whole(name, own, base) for name in {*own, *base}}


def _whole(name: str, own: dict[str, Look], base: dict[str, str]) -> Look:
    """The look of a style with that of the styles it rests on."""
    look = own.get(name, Look())
    for _ in range(_LONGEST_CHAIN):
        if (name := base.get(name, "")) == "":
            break
        look = look.over(own.get(name, Look()))
    return look


def _on(attributes: dict[str, str]) -> bool:
    return attributes.get("val", "1") not in OFF
