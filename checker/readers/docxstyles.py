"""What the named styles of a Word document do to a text: hide or strike it, set it in capitals or
in a font of signs, number its paragraph.

A run names a style of characters, a paragraph one of paragraphs; styles rest on others. What a run
says itself comes before its style.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field, replace
from checker.base.number import whole
from checker.ooxml import End, Start, relations
from checker.readers.symbolfonts import is_symbol_font

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.ooxml import Archive, Event

OFF = frozenset({"0", "false", "off", "none"})
_LONGEST_CHAIN = 20
_FLAGS = {
    "vanish": "hidden",
    "strike": "struck",
    "dstrike": "struck",
    "caps": "capitals",
    "smallCaps": "capitals",
}
_NAMED = frozenset({"style", "basedOn", "rPr", "rFonts", "numId", "ilvl", *_FLAGS})
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says of a text; None where it leaves that to the style it rests on. `ascii` and
    `ansi` are the fonts of letters that ASCII has and of others, blank where these show what they
    are."""

    hidden: bool | None = None
    struck: bool | None = None
    capitals: bool | None = None
    ascii: str | None = None
    ansi: str | None = None

    def over(self, below: Look) -> Look:
        """This look where it says anything, else that of the style below."""
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.struck if self.struck is None else self.struck,
            below.capitals if self.capitals is None else self.capitals,
            below.ascii if self.ascii is None else self.ascii,
            below.ansi if self.ansi is None else self.ansi,
        )


def fonts_of(attributes: Mapping[str, str]) -> Look:
    """What `w:rFonts` says."""
    ascii_, ansi = attributes.get("ascii"), attributes.get("hAnsi")
    return Look(
        ascii=None if ascii_ is None else ascii_ if is_symbol_font(ascii_) else "",
        ansi=None if ansi is None else ansi if is_symbol_font(ansi) else "",
    )


@dataclass(frozen=True, slots=True)
class WordStyles:
    """Style to its look, and to the list and level that its paragraphs are numbered in. `usual` is
    the look of a paragraph that names no style."""

    looks: Mapping[str, Look] = field(default_factory=dict[str, Look])
    lists: Mapping[str, tuple[str, int]] = field(default_factory=dict[str, "tuple[str, int]"])
    usual: Look = Look()

    @classmethod
    def read(cls, archive: Archive, main: str) -> WordStyles:
        """The styles of a document whose main part is `main`."""
        usual = posixpath.join(posixpath.dirname(main), "styles.xml")
        named = [each.target for each in relations(archive, main) if each.kind == "styles"]
        part = next(iter(named), usual)
        return _read(archive.events(part, _NAMED)) if part in archive else cls()

    def look(self, style: str) -> Look:
        """The look of a style; that of an unknown one says nothing."""
        return self.looks.get(style) or Look()

    def list_of(self, style: str) -> tuple[str, int]:
        """The number of the list and the level within it; no list has a blank number."""
        return self.lists.get(style, ("", 0))


@dataclass(slots=True)
class _Styles:
    """The styles as they are written, each without those it rests on."""

    looks: dict[str, Look] = field(default_factory=dict[str, Look])
    lists: dict[str, str] = field(default_factory=dict[str, str])
    levels: dict[str, int] = field(default_factory=dict[str, int])
    base: dict[str, str] = field(default_factory=dict[str, str])
    usual: str = ""


def _read(events: Iterable[Event]) -> WordStyles:
    written = _written(events)
    looks = {name: _look(name, written) for name in {*written.looks, *written.base}}
    lists: dict[str, tuple[str, int]] = {}
    for name in {*written.lists, *written.base}:
        chain = list(_chain(name, written.base))
        number = next((written.lists[each] for each in chain if each in written.lists), "")
        level = next((written.levels[each] for each in chain if each in written.levels), 0)
        if number:
            lists[name] = (number, level)
    return WordStyles(looks, lists, looks.get(written.usual, Look()))


def _written(events: Iterable[Event]) -> _Styles:
    found = _Styles()
    style = ""
    in_run = False
    for event in events:
        match event:
            case Start("style", attributes):
                style = attributes.get("styleId", "")
                if attributes.get("type") == "paragraph" and attributes.get("default") == "1":
                    found.usual = style
            case End("style"):
                style = ""
            case Start("basedOn", attributes) if style:
                found.base[style] = attributes.get("val", "")
            case Start("numId", attributes) if style:
                found.lists[style] = attributes.get("val", "")
            case Start("ilvl", attributes) if style:
                found.levels[style] = min(whole(attributes.get("val")), _LEVELS - 1)
            case Start("rPr", _) if style:
                in_run = True
            case End("rPr"):
                in_run = False
            case Start(name, attributes) if style and in_run:
                look = found.looks.get(style, Look())
                found.looks[style] = _with(look, name, attributes)
            case _:
                pass
    return found


def _with(look: Look, name: str, attributes: Mapping[str, str]) -> Look:
    if name == "rFonts":
        return fonts_of(attributes).over(look)
    on = attributes.get("val", "1") not in OFF
    match _FLAGS[name]:
        case "hidden":
            return replace(look, hidden=on)
        case "struck":
            return replace(look, struck=on)
        case _:
            return replace(look, capitals=on)


def _look(name: str, written: _Styles) -> Look:
    """The look of a style with that of the styles it rests on."""
    look = Look()
    for each in _chain(name, written.base):
        look = look.over(written.looks.get(each, Look()))
    return look


def _chain(name: str, base: Mapping[str, str]) -> Iterable[str]:
    """A style and those it rests on, the nearest first."""
    for _ in range(_LONGEST_CHAIN):
        if not name:
            return
        yield name
        name = base.get(name, "")
