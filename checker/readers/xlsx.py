"""Excel files: every visible sheet a grid, numbers as they are shown, merged ranges as spans."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from checker.base.number import whole
from checker.base.pattern import late_pattern
from checker.ooxml import WORKBOOK, Archive, Handlers, main_part, position_of
from checker.readers.celltext import too_much_text
from checker.readers.dateformat import EPOCH, is_date_format
from checker.readers.errorvalues import UNKNOWN_FORMULA
from checker.readers.grid import ReadError
from checker.readers.numberformat import hides_all, shown, shown_text
from checker.readers.sheets import Sheet, SheetContent, hidden_sheet, sheet_grids, unread_sheet
from checker.readers.sheetshapes import shapes_of
from checker.readers.symbolfonts import in_font
from checker.readers.xlsxbook import (
    RichText,
    Style,
    book_of,
    unescaped,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.ooxml import OnEnd, OnStart
    from checker.readers.grid import Grid, Limits
    from checker.readers.sheets import Range
    from checker.readers.xlsxbook import Book

_TEXT_FORMULA = late_pattern(r'"((?>(?:[^"]|"")*))"')
_NUMBER_FORMULA = late_pattern(r"-?\d{1,15}(?:\.\d{1,15})?%?")
_ZERO = late_pattern(r"-?0(?:\.0{1,20})?(?:E0)?")
_TEXTS = frozenset({"s", "str", "inlineStr"})
_PLAIN = Style()
_ON = frozenset({"1", "true"})


def xlsx_grids(data: bytes, path: str, limits: Limits, *, folded: bool = False) -> Iterator[Grid]:
    """One grid a visible sheet; hidden sheets hold templates and code lists, and are only named.

    With `folded` hidden rows and columns are read, too: in a workbook of ours they are only put
    away, in one that was submitted nobody sees them.
    """
    archive = Archive(data, limits)
    workbook = main_part(archive, WORKBOOK)
    if workbook not in archive:
        raise ReadError("这不是 Excel 工作簿", "请用 Excel 或 WPS 打开后另存为 .xlsx")
    book = book_of(archive, workbook, limits)
    for number, (name, part) in enumerate(book.outline.sheets, 1):
        sheet = Sheet(path, number, name)
        if part in archive:
            content = _content(archive, part, book, limits)
            if folded:
                content.hidden_rows.clear()
                content.hidden_columns.clear()
            yield from sheet_grids(sheet, content, limits)
            empty = not any(text for _, _, text in content.texts)
            yield from shapes_of(archive, part, name, limits, empty=empty)
        else:
            yield unread_sheet(sheet, "文件里缺少这张工作表")
    yield from map(hidden_sheet, book.outline.hidden)


def _content(archive: Archive, part: str, book: Book, limits: Limits) -> SheetContent:
    reader = _SheetReader(book, limits)
    for _ in archive.read(part, reader.handlers):
        limits.tick()
    return reader.finish()


class _SheetReader:
    """Handlers for the XML of one sheet."""

    def __init__(self, book: Book, limits: Limits) -> None:
        self.book = book
        self.limits = limits
        self.content = SheetContent()
        self.row = self.column = -1
        self.kind = ""
        self.style = 0
        self.reading = ""
        self.in_cell = False
        self.parts: dict[str, str] = {}
        """Text of the elements v (value) and f (formula)."""
        self.inline = RichText(limits.cell_chars)
        self.shows_zeros = True
        self.white: list[int] = []
        """Which of the texts are as white as the sheet."""
        self.coloured = False
        """Whether the sheet has colours that are not those of its cells."""
        starts: dict[str, OnStart] = {
            **self.inline.starts,
            "row": self._start_row,
            "c": self._start_cell,
            "v": lambda _: self._start_part("v"),
            "f": lambda _: self._start_part("f"),
            "mergeCell": self._merge,
            "col": self._column,
            "sheetView": self._view,
            **dict.fromkeys(("conditionalFormatting", "tablePart", "picture"), self._colour),
        }
        ends: dict[str, OnEnd] = {
            **self.inline.ends,
            "c": self._end_cell,
            "v": self._end_part,
            "f": self._end_part,
        }
        self.handlers = Handlers(starts, ends, self._characters, frozenset({"rPh"}))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.row, self.column = whole(attributes.get("r"), self.row + 2) - 1, -1
        if attributes.get("hidden") in _ON or attributes.get("ht") in ("0", "0.0"):
            self.content.hidden_rows.add(self.row)

    def _column(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in _ON or attributes.get("width") in ("0", "0.0"):
            first, last = whole(attributes.get("min"), 1), whole(attributes.get("max"), 1)
            self.content.hide_columns(first - 1, min(last, self.limits.columns))

    def _view(self, attributes: dict[str, str]) -> None:
        self.shows_zeros = attributes.get("showZeros", "1") in _ON

    def _colour(self, _: dict[str, str]) -> None:
        self.coloured = True

    def finish(self) -> SheetContent:
        """The content of the sheet, without what nobody sees on it."""
        for at in () if self.coloured else self.white:
            row, column, _ = self.content.texts[at]
            self.content.texts[at] = (row, column, "")
            self.content.masked += 1
        return self.content

    def _start_cell(self, attributes: dict[str, str]) -> None:
        position = position_of(attributes.get("r", ""))
        if position is not None:
            self.row, self.column = position
        else:
            self.row, self.column = max(self.row, 0), self.column + 1
        self.kind = attributes.get("t", "n")
        self.style = whole(attributes.get("s"))
        self.parts = {}
        self.in_cell = True

    def _start_part(self, name: str) -> None:
        self.reading = name
        self.parts.setdefault(name, "")

    def _end_part(self) -> None:
        self.reading = ""

    def _characters(self, text: str) -> None:
        if self.reading:
            self.parts[self.reading] = self.parts.get(self.reading, "") + text
            if len(self.parts[self.reading]) > self.limits.cell_chars:
                raise too_much_text(self.limits.cell_chars)
        elif self.in_cell:
            self.inline.text(text)

    def _end_cell(self) -> None:
        self.in_cell = False
        styles = self.book.styles
        style = styles[self.style] if self.style < len(styles) else _PLAIN
        text = self._text(style)
        if style.font and self.kind in _TEXTS:
            text = in_font(text, style.font)
        if self.row >= self.limits.rows:
            return
        if not text and hides_all(style.number_format) and (self.parts or self.kind == "inlineStr"):
            self.content.masked += 1
        if self.column >= self.limits.columns:
            self.content.beyond += bool(text)
        elif style.struck and text:
            self.content.struck += 1
            self.content.texts.append((self.row, self.column, ""))
        else:
            if style.white and text:
                self.white.append(len(self.content.texts))
            self.content.texts.append((self.row, self.column, text))
        if len(self.content.texts) > self.limits.cells:
            raise ReadError(
                f"工作表超过 {self.limits.cells} 格", "请删去多余的格子或把文件拆成几个"
            )

    def _text(self, style: Style) -> str:
        """What Excel shows; a formula that was never calculated is shown itself."""
        value, inline = self.parts.get("v", ""), self.inline.take()
        match self.kind:
            case "s":
                index = whole(value, -1)
                known = 0 <= index < len(self.book.strings)
                return shown_text(self.book.strings[index] if known else "", style.number_format)
            case "inlineStr":
                return shown_text(inline, style.number_format)
            case "b":
                return "是" if value == "1" else "否"
            case "str" if "v" in self.parts:
                return shown_text(unescaped(value), style.number_format)
            case _ if not value:
                return _constant(self.parts["f"]) if "f" in self.parts else ""
            case "e":
                return value
            case "d":
                return shown_day(value, style.number_format)
            case _ if not self.shows_zeros and _ZERO.fullmatch(value):
                self.content.masked += 1
                return ""
            case _:
                return shown(value, style.number_format, since_1904=self.book.outline.since_1904)

    def _merge(self, attributes: dict[str, str]) -> None:
        if len(self.content.merges) < self.limits.cells:
            self.content.merges += _range(attributes.get("ref", ""))


def _constant(formula: str) -> str:
    """The value of a formula that is nothing but one: how programs keep 80.00 from becoming 80."""
    if match := _TEXT_FORMULA.fullmatch(formula):
        return match[1].replace('""', '"')
    if not formula:
        return UNKNOWN_FORMULA
    return formula if _NUMBER_FORMULA.fullmatch(formula) else f"={formula}"


def _day(moment: str) -> str:
    """2025-12-31T00:00:00 without the time, where it has none."""
    day, _, time = moment.partition("T")
    return day if not time.strip("0:.Z") else f"{day} {time}"


def shown_day(moment: str, number_format: str) -> str:
    """A moment in ISO 8601 as a format shows it; as it is where it is no moment."""
    try:
        when = datetime.datetime.fromisoformat(moment.strip())
    except ValueError:
        return _day(moment)
    if not is_date_format(number_format):
        return _day(moment)
    days = (when.replace(tzinfo=None) - EPOCH) / datetime.timedelta(days=1)
    return shown(repr(days), number_format)


def _range(reference: str) -> Iterator[Range]:
    corners = [position_of(part) for part in reference.split(":")]
    if len(corners) == 2 and corners[0] is not None and corners[1] is not None:
        (top, left), (bottom, right) = corners[0], corners[1]
        if top <= bottom and left <= right:
            yield top, left, bottom, right
