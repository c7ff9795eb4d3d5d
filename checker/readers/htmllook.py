"""How a page shows the letters of a text: in capitals, in a font of signs, numbered as a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.number import whole
from checker.base.pattern import late_pattern
from checker.readers.listnumbers import written
from checker.readers.symbolfonts import in_font

if TYPE_CHECKING:
    from checker.readers.htmltokens import StartTag

_INLINE = frozenset({"span", "font", "b", "i", "p", "strong", "em", "u"})
LOOKS = _INLINE | {"ol", "ul", "li"}
"""The elements that change how a text is shown."""
_DEEPEST = 200
_FONT = late_pattern(r"(?<![\w-])font-family\s*:\s*[\"']?([^;,\"']+)", re.IGNORECASE)
_CAPITALS = late_pattern(
    r"(?<![\w-])(?:text-transform\s*:\s*uppercase|font-variant\s*:\s*small-caps)", re.IGNORECASE
)
_KINDS = {
    "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal",
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting", "simp-chinese-informal": "chineseCounting",
    "decimal": "decimal", "none": "none",
}  # fmt: skip
_LIST_STYLE = late_pattern(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
# An item that brings its own number needs none from the page.
_NUMBERED = late_pattern(r"\s*[(（]?[0-9０-９一二三四五六七八九十①-⑳]{1,3}[)）.．、:：]?")


@dataclass(frozen=True, slots=True)
class _Look:
    name: str
    font: str
    capitals: bool


@dataclass(slots=True)
class _List:
    kind: str
    number: int


@dataclass(slots=True)
class Looks:
    """The elements around a text of a cell that change its letters, and its lists."""

    open: list[_Look] = field(default_factory=list[_Look])
    lists: list[_List] = field(default_factory=list[_List])
    label: str = ""
    """The number of an item until its text comes."""

    def clear(self) -> None:
        """Begins a cell."""
        self.open.clear()
        self.lists.clear()
        self.label = ""

    def start(self, tag: StartTag) -> None:
        """Takes a start tag."""
        if tag.name in _INLINE:
            if len(self.open) < _DEEPEST:
                self.open.append(self._look(tag))
        elif tag.name in ("ol", "ul"):
            self._open_list(tag)
        elif tag.name == "li" and self.lists:
            one = self.lists[-1]
            given = tag.attributes.get("value")
            one.number = whole(given, one.number)
            number = written(one.kind, one.number)
            self.label = f"{number}." if number else ""
            one.number += 1

    def end(self, name: str) -> None:
        """Takes an end tag: what was opened within its element ends too."""
        if name in ("ol", "ul"):
            if self.lists:
                self.lists.pop()
        elif name in _INLINE and any(each.name == name for each in self.open):
            while self.open.pop().name != name:
                pass

    def shown(self, text: str) -> str:
        """The text as it is seen."""
        if self.label and text.strip():
            text = text if _NUMBERED.match(text) else self.label + text.lstrip()
            self.label = ""
        if not self.open:
            return text
        text = in_font(text, self.open[-1].font)
        return text.upper() if self.open[-1].capitals else text

    def _look(self, tag: StartTag) -> _Look:
        around = self.open[-1] if self.open else _Look("", "", capitals=False)
        if not tag.attributes:
            return _Look(tag.name, around.font, around.capitals)
        style = tag.attributes.get("style", "")
        font = _FONT.search(style)
        face = font[1].strip() if font else tag.attributes.get("face", "")
        capitals = around.capitals or bool(_CAPITALS.search(style))
        return _Look(tag.name, face or around.font, capitals)

    def _open_list(self, tag: StartTag) -> None:
        style = _LIST_STYLE.search(tag.attributes.get("style", ""))
        kind = style[1].lower() if style else tag.attributes.get("type", "1")
        start = tag.attributes.get("start")
        number = whole(start, 1)
        # A mark that only says that an item begins says nothing of it.
        named = _KINDS.get(kind, "none" if style else "decimal") if tag.name == "ol" else "none"
        if len(self.lists) < _DEEPEST:
            self.lists.append(_List(named, number))
