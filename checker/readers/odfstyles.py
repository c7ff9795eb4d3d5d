"""The styles of an OpenDocument file, as far as they hide, strike, raise or number a text, or show
other letters than are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.number import whole
from checker.readers.listnumbers import BULLET, written
from checker.readers.symbolfonts import is_symbol_font

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.ooxml import OnStart

    Attributes = dict[str, str]

_LEVELS = 10
# The ways to write a number that OpenDocument knows by an example, and what Word calls them.
_NUMBERS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "一": "chineseCounting",
    "壹": "chineseLegalSimplified",
    "甲": "ideographTraditional",
    "子": "ideographZodiac",
    "①": "decimalEnclosedCircle",
    "１": "decimalFullWidth",
}


@dataclass(frozen=True, slots=True)
class OdfLook:
    """What a style makes of a text: `hidden`, `struck`, `super` or `sub`; capitals; the font of
    signs it stands in."""

    kind: str = ""
    capitals: bool = False
    font: str = ""

    def over(self, below: OdfLook) -> OdfLook:
        """This look where it says anything, else that of what it stands in."""
        return OdfLook(
            self.kind or below.kind, self.capitals or below.capitals, self.font or below.font
        )


@dataclass(slots=True)
class _Level:
    number: str = ""
    before: str = ""
    behind: str = ""
    bullet: str = ""
    start: int = 1


@dataclass(slots=True)
class _Style:
    look: OdfLook = OdfLook()
    parent: str = ""
    hides_table: bool = False


@dataclass(slots=True)
class OdfStyles:
    """Handlers for the styles, which stand before the content or in a part of their own."""

    _styles: dict[str, _Style] = field(default_factory=dict[str, _Style])
    _lists: dict[str, dict[int, _Level]] = field(default_factory=dict[str, "dict[int, _Level]"])
    _style: _Style = field(default_factory=_Style)
    _levels: dict[int, _Level] = field(default_factory=dict[int, _Level])

    @property
    def starts(self) -> dict[str, OnStart]:
        """What takes the styles of a part."""
        return {
            "style": self._start,
            "text-properties": self._text,
            "table-properties": self._table,
            "list-style": self._start_list,
            "list-level-style-number": self._number,
            "list-level-style-bullet": self._bullet,
        }

    def look(self, names: Iterable[str]) -> OdfLook:
        """The look of a text in styles one within another, the innermost first."""
        look = OdfLook()
        for name in names:
            style = self._styles.get(name)
            for _ in range(_LEVELS):
                if style is None:
                    break
                look = look.over(style.look)
                style = self._styles.get(style.parent)
        return look

    def hide(self, name: str) -> bool:
        """Whether a style hides its table."""
        return name in self._styles and self._styles[name].hides_table

    def label(self, name: str, level: int, number: int) -> str:
        """What stands before an item of a list, the `number`-th of its level from 0."""
        found = self._lists.get(name, {}).get(level)
        if found is None:
            return ""
        if found.bullet:
            return found.bullet
        if not found.number:
            return ""
        kind = _NUMBERS.get(found.number[0], "decimal")
        return found.before + written(kind, found.start + number) + found.behind

    def _start(self, attributes: Attributes) -> None:
        self._style = _Style(parent=attributes.get("parent-style-name", ""))
        self._styles[attributes.get("name", "")] = self._style

    def _text(self, attributes: Attributes) -> None:
        font = attributes.get("font-name") or attributes.get("font-family", "")
        capitals = (attributes.get("text-transform"), attributes.get("font-variant"))
        self._style.look = OdfLook(
            _kind(attributes),
            "uppercase" in capitals or "small-caps" in capitals,
            font if is_symbol_font(font) else "",
        )

    def _table(self, attributes: Attributes) -> None:
        if attributes.get("display") == "false":
            self._style.hides_table = True

    def _start_list(self, attributes: Attributes) -> None:
        self._levels = self._lists.setdefault(attributes.get("name", ""), {})

    def _number(self, attributes: Attributes) -> None:
        self._levels[whole(attributes.get("level"), 1)] = _Level(
            attributes.get("num-format", ""),
            attributes.get("num-prefix", ""),
            attributes.get("num-suffix", ""),
            start=whole(attributes.get("start-value"), 1),
        )

    def _bullet(self, attributes: Attributes) -> None:
        mark = attributes.get("bullet-char", BULLET)
        mark = BULLET if "\ue000" <= mark <= "\uf8ff" else mark
        self._levels[whole(attributes.get("level"), 1)] = _Level(bullet=mark)


def _kind(attributes: Attributes) -> str:
    position = attributes.get("text-position", "").split(" ")[0]
    if attributes.get("display") == "none":
        return "hidden"
    if attributes.get("text-line-through-style", "none") != "none":
        return "struck"
    if position == "super" or (position[:1].isdigit() and position not in ("0%", "0")):
        return "super"
    return "sub" if position == "sub" or position.startswith("-") else ""
