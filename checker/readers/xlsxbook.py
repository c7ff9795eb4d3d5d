"""What the sheets of an Excel workbook share: their names and parts, texts, and styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.pattern import late_pattern
from checker.ooxml import End, Handlers, Outline, Start, outline_of, relations, whole
from checker.readers.celltext import CellText
from checker.readers.numberformat import BUILT_IN
from checker.readers.script import lowered, raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.ooxml import Archive, OnEnd, OnStart
    from checker.readers.grid import Limits

_OF_STYLES = frozenset({"numFmt", "cellXfs", "fonts", "font", "strike", "xf"})
_OFF = frozenset({"0", "false"})
_ESCAPED = late_pattern(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell is shown: its number format, and whether its text is struck through."""

    number_format: str = "General"
    struck: bool = False


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
        self.starts: dict[str, OnStart] = {
            "t": self._start_text,
            "r": self._start_run,
            "vertAlign": self._align,
            "strike": self._strike,
        }
        self.ends: dict[str, OnEnd] = {"t": self._end_text, "r": self._end_run}

    def text(self, text: str) -> None:
        """Characters between tags."""
        if not self._reading or self._struck:
            return
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
        self._script, self._struck = "", False

    def _end_run(self) -> None:
        self._script, self._struck = "", False

    def _align(self, attributes: dict[str, str]) -> None:
        self._script = attributes.get("val", "")

    def _strike(self, attributes: dict[str, str]) -> None:
        self._struck = attributes.get("val", "1") not in _OFF


def _styles(archive: Archive, part: str) -> Iterator[Style]:
    if part not in archive:
        return
    own: dict[int, str] = {}
    struck: list[bool] = []
    inside = ""
    for event in archive.events(part, _OF_STYLES):
        match event:
            case Start("numFmt", attributes):
                own[whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "General")
            case Start(("cellXfs" | "fonts") as name, _):
                inside = name
            case End("cellXfs" | "fonts"):
                inside = ""
            case Start("font", _) if inside == "fonts":
                struck.append(False)
            case Start("strike", attributes) if inside == "fonts" and struck:
                struck[-1] = attributes.get("val", "1") not in _OFF
            case Start("xf", attributes) if inside == "cellXfs":
                number, font = whole(attributes.get("numFmtId")), whole(attributes.get("fontId"))
                number_format = own.get(number, BUILT_IN.get(number, "General"))
                yield Style(number_format, font < len(struck) and struck[font])
            case _:
                pass


def unescaped(text: str) -> str:
    """`_x000D_` is a carriage return: how a sheet writes characters that XML cannot hold."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
