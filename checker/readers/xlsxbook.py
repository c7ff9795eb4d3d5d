"""What the sheets of an Excel workbook share: their names and parts, texts, and styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.number import whole
from checker.base.pattern import late_pattern
from checker.ooxml import End, Handlers, Outline, Start, outline_of, relations
from checker.readers.celltext import CellText
from checker.readers.numberformat import BUILT_IN
from checker.readers.script import lowered, raised
from checker.readers.symbolfonts import in_font, is_symbol_font

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.ooxml import Archive, OnEnd, OnStart
    from checker.readers.grid import Limits

_OF_STYLES = frozenset(
    {
        *("numFmt", "cellXfs", "xf"),
        *("fonts", "font", "strike", "name", "color"),
        *("fills", "fill", "patternFill", "fgColor"),
    }
)
_OFF = frozenset({"0", "false"})
_ESCAPED = late_pattern(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell is shown: its number format, whether its text is struck through, the font of signs
    it stands in, and whether its letters are as white as the sheet behind them."""

    number_format: str = "General"
    struck: bool = False
    font: str = ""
    white: bool = False


@dataclass(slots=True)
class Book:
    """The outline of a workbook, its shared texts and its styles."""

    outline: Outline
    strings: list[str] = field(default_factory=list[str])
    styles: list[Style] = field(default_factory=list[Style])


def book_of(archive: Archive, workbook: str, limits: Limits) -> Book:
    """Everything but the sheets themselves."""
    related = relations(archive, workbook)
    book = Book(outline_of(archive, workbook))
    parts = {relation.kind: relation.target for relation in related}
    strings = parts.get("sharedStrings", "xl/sharedStrings.xml")
    if strings in archive:
        book.strings = _shared_strings(archive, strings, limits)
    book.styles = list(_styles(archive, parts.get("styles", "xl/styles.xml")))
    return book


def _shared_strings(archive: Archive, part: str, limits: Limits) -> list[str]:
    strings: list[str] = []
    text = RichText(limits.cell_chars)

    def end() -> None:
        strings.append(text.take())

    handlers = Handlers(text.starts, {**text.ends, "si": end}, text.text, frozenset({"rPh"}))
    for _ in archive.read(part, handlers):
        limits.tick()
    return strings


class RichText:
    """Handlers for a text in runs, some of them raised or struck through."""

    def __init__(self, limit: int) -> None:
        self._text = CellText(limit)
        self._reading = False
        self._script = ""
        self._struck = False
        self._font = ""
        self.starts: dict[str, OnStart] = {
            "t": self._start_text,
            "r": self._start_run,
            "vertAlign": self._align,
            "strike": self._strike,
            "rFont": self._choose_font,
        }
        self.ends: dict[str, OnEnd] = {"t": self._end_text, "r": self._end_run}

    def text(self, text: str) -> None:
        """Characters between tags."""
        if not self._reading or self._struck:
            return
        text = in_font(text, self._font) if self._font else text
        if self._script == "superscript":
            text = raised(text)
        elif self._script == "subscript":
            text = lowered(text, self._text.last)
        self._text.add(text)

    def take(self) -> str:
        """The whole text, with the characters that XML cannot hold put back."""
        return unescaped(self._text.take())

    def _start_text(self, _: dict[str, str]) -> None:
        self._reading = True

    def _end_text(self) -> None:
        self._reading = False

    def _start_run(self, _: dict[str, str]) -> None:
        self._end_run()

    def _end_run(self) -> None:
        self._script, self._struck, self._font = "", False, ""

    def _choose_font(self, attributes: dict[str, str]) -> None:
        self._font = attributes.get("val", "")

    def _align(self, attributes: dict[str, str]) -> None:
        self._script = attributes.get("val", "")

    def _strike(self, attributes: dict[str, str]) -> None:
        self._struck = attributes.get("val", "1") not in _OFF


@dataclass(slots=True)
class _Font:
    struck: bool = False
    name: str = ""
    white: bool = False


@dataclass(slots=True)
class _Looks:
    """What the styles of cells are made of, as far as it was read."""

    formats: dict[int, str] = field(default_factory=dict[int, str])
    fonts: list[_Font] = field(default_factory=list[_Font])
    empty_fills: list[bool] = field(default_factory=list[bool])
    """Of every fill, whether it leaves the sheet as white as it is."""

    def style(self, attributes: dict[str, str]) -> Style:
        """The style of an `xf`."""
        number, at = whole(attributes.get("numFmtId")), whole(attributes.get("fontId"))
        fill = whole(attributes.get("fillId"))
        font = self.fonts[at] if at < len(self.fonts) else _Font()
        bare = fill < len(self.empty_fills) and self.empty_fills[fill]
        return Style(
            self.formats.get(number, BUILT_IN.get(number, "General")),
            font.struck,
            font.name if is_symbol_font(font.name) else "",
            font.white and bare,
        )


def _styles(archive: Archive, part: str) -> Iterator[Style]:
    if part not in archive:
        return
    looks = _Looks()
    inside = ""
    for event in archive.events(part, _OF_STYLES):
        match event:
            case Start("numFmt", attributes):
                code = attributes.get("formatCode", "General")
                looks.formats[whole(attributes.get("numFmtId"))] = code
            case Start(("cellXfs" | "fonts" | "fills") as name, _):
                inside = name
            case End("cellXfs" | "fonts" | "fills"):
                inside = ""
            case Start(name, attributes) if inside == "fonts":
                _describe_font(looks.fonts, name, attributes)
            case Start(name, attributes) if inside == "fills":
                _describe_fill(looks.empty_fills, name, attributes)
            case Start("xf", attributes) if inside == "cellXfs":
                yield looks.style(attributes)
            case _:
                pass


def _describe_font(fonts: list[_Font], name: str, attributes: dict[str, str]) -> None:
    if name == "font":
        fonts.append(_Font())
    elif fonts and name == "strike":
        fonts[-1].struck = attributes.get("val", "1") not in _OFF
    elif fonts and name == "name":
        fonts[-1].name = attributes.get("val", "")
    elif fonts and name == "color":
        fonts[-1].white = _is_white(attributes)


def _describe_fill(fills: list[bool], name: str, attributes: dict[str, str]) -> None:
    if name == "fill":
        fills.append(False)
    elif fills and name == "patternFill":
        fills[-1] = attributes.get("patternType", "none") == "none"
    elif fills and name == "fgColor":
        fills[-1] = fills[-1] or _is_white(attributes)


def _is_white(attributes: dict[str, str]) -> bool:
    """White itself, the first colour of the theme (which is that of the sheet), or number 9."""
    if "tint" in attributes:
        return False
    colours = (attributes.get("rgb", "").upper()[-6:], attributes.get("theme"))
    return "FFFFFF" in colours or "0" in colours or attributes.get("indexed") in ("1", "9")


def unescaped(text: str) -> str:
    """`_x000D_` is a carriage return: how a sheet writes characters that XML cannot hold."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
