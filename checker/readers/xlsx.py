"""Excel files: every visible sheet a grid, numbers as they are shown, merged ranges as spans."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.readers.archive import Archive
from checker.readers.celltext import CellText, too_much_text
from checker.readers.grid import Grid, Limits, ReadError
from checker.readers.numberformat import BUILT_IN, shown
from checker.readers.parts import main_part, relations
from checker.readers.sheets import Range, Sheet, hidden_sheet, sheet_grid
from checker.readers.xmlstream import End, Start, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.readers.parts import Relation

WORKBOOK = "xl/workbook.xml"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MAX_SHEETS = 2_000


@dataclass(slots=True)
class _Book:
    """What sheets share: names and parts, strings, the number format of each style."""

    sheets: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    hidden: list[str] = field(default_factory=list[str])
    strings: list[str] = field(default_factory=list[str])
    formats: list[str] = field(default_factory=list[str])
    since_1904: bool = False


@dataclass(slots=True)
class _RawCell:
    """A cell as the sheet's XML has it; row and column count from 0."""

    row: int
    column: int
    kind: str
    style: int
    parts: dict[str, str] = field(default_factory=dict[str, str])
    """Text of the elements v (value), f (formula), t (inline text)."""

    def add(self, name: str, text: str, limit: int) -> None:
        """Adds to a part; raises ReadError where it gets too long."""
        self.parts[name] = self.parts.get(name, "") + text
        if len(self.parts[name]) > limit:
            raise too_much_text(limit)


def xlsx_grids(data: bytes, path: str, limits: Limits) -> Iterator[Grid]:
    """One grid a visible sheet; hidden sheets hold templates and code lists, and are only named."""
    archive = Archive(data, limits)
    workbook = main_part(archive, WORKBOOK)
    if workbook not in archive:
        raise ReadError("这不是 Excel 工作簿", "请用 Excel 或 WPS 打开后另存为 .xlsx")
    book = _book(archive, workbook, limits)
    for number, (name, part) in enumerate(book.sheets, 1):
        if part in archive:
            yield _sheet(archive, part, Sheet(path, number, name), book, limits)
    yield from map(hidden_sheet, book.hidden)


def sheet_parts(archive: Archive) -> list[tuple[str, str]]:
    """(name, part) of every visible sheet, in the order of their tabs."""
    workbook = main_part(archive, WORKBOOK)
    return _outline(archive, workbook, relations(archive, workbook)).sheets


def _book(archive: Archive, workbook: str, limits: Limits) -> _Book:
    related = relations(archive, workbook)
    book = _outline(archive, workbook, related)
    parts = {relation.kind: relation.target for relation in related}
    strings = parts.get("sharedStrings", "xl/sharedStrings.xml")
    book.strings = list(_shared_strings(archive, strings, limits))
    book.formats = _style_formats(archive, parts.get("styles", "xl/styles.xml"))
    return book


def _outline(archive: Archive, workbook: str, related: Iterable[Relation]) -> _Book:
    book = _Book()
    targets = {relation.id: relation.target for relation in related}
    for event in archive.events(workbook):
        match event:
            case Start("workbookPr", attributes):
                book.since_1904 = attributes.get("date1904") in ("1", "true")
            case Start("sheet", attributes) if attributes.get("state", "visible") != "visible":
                book.hidden.append(attributes.get("name", ""))
            case Start("sheet", attributes):
                part = targets.get(attributes.get("id", ""), "")
                book.sheets.append((attributes.get("name", ""), part))
            case _:
                pass
    if len(book.sheets) + len(book.hidden) > _MAX_SHEETS:
        raise ReadError(f"工作表超过 {_MAX_SHEETS} 张", "请把文件拆成几个")
    return book


def _shared_strings(archive: Archive, part: str, limits: Limits) -> Iterator[str]:
    if part not in archive:
        return
    text = CellText(limits.cell_chars)
    reading = phonetic = False
    for event in archive.events(part):
        match event:
            case Start("rPh", _):
                phonetic = True
            case End("rPh"):
                phonetic = False
            case Start("t", _):
                reading = not phonetic
            case Text(piece) if reading:
                text.add(piece)
            case End("t"):
                reading = False
            case End("si"):
                yield _unescaped(text.take())
            case _:
                pass


def _style_formats(archive: Archive, part: str) -> list[str]:
    if part not in archive:
        return []
    own: dict[int, str] = {}
    formats: list[str] = []
    inside = False
    for event in archive.events(part):
        match event:
            case Start("numFmt", attributes):
                own[_int(attributes.get("numFmtId"))] = attributes.get("formatCode", "General")
            case Start("cellXfs", _):
                inside = True
            case End("cellXfs"):
                inside = False
            case Start("xf", attributes) if inside:
                number = _int(attributes.get("numFmtId"))
                formats.append(own.get(number, BUILT_IN.get(number, "General")))
            case _:
                pass
    return formats


def _sheet(archive: Archive, part: str, sheet: Sheet, book: _Book, limits: Limits) -> Grid:
    merges: list[Range] = []
    texts = (
        (raw.row, raw.column, _text(raw, book)) for raw in _raw_cells(archive, part, merges, limits)
    )
    return sheet_grid(sheet, texts, merges, limits)


def _raw_cells(
    archive: Archive, part: str, merges: list[Range], limits: Limits
) -> Iterator[_RawCell]:
    """Cells in the sheet's order, those beyond the limits left out; merges on the way."""
    cell: _RawCell | None = None
    row = column = -1
    reading = ""
    phonetic = False
    for event in archive.events(part):
        match event:
            case Start("row", attributes):
                row, column = _int(attributes.get("r"), row + 2) - 1, -1
            case Start("c", attributes):
                row, column = _position(attributes.get("r", ""), row, column + 1)
                cell = _RawCell(row, column, attributes.get("t", "n"), _int(attributes.get("s")))
            case Start("rPh", _):
                phonetic = True
            case End("rPh"):
                phonetic = False
            case Start(("v" | "f" | "t") as name, _) if not phonetic:
                reading = name
                if cell:
                    cell.parts.setdefault(name, "")
            case Text(text) if cell and reading:
                cell.add(reading, text, limits.cell_chars)
            case End("v" | "f" | "t"):
                reading = ""
            case End("c") if cell and cell.column < limits.columns and cell.row < limits.rows:
                yield cell
            case Start("mergeCell", attributes) if len(merges) < limits.cells:
                merges += _range(attributes.get("ref", ""))
            case _:
                pass


def _text(raw: _RawCell, book: _Book) -> str:
    """What Excel shows; a formula that was never calculated is shown itself."""
    value, formula = raw.parts.get("v", ""), raw.parts.get("f", "")
    match raw.kind:
        case "s":
            index = _int(value, -1)
            return book.strings[index] if 0 <= index < len(book.strings) else ""
        case "inlineStr":
            return _unescaped(raw.parts.get("t", ""))
        case "b":
            return "是" if value == "1" else "否"
        case _ if not value:
            return f"={formula}" if "f" in raw.parts else ""
        case "str":
            return _unescaped(value)
        case "e":
            return value
        case "d":
            return _day(value)
        case _:
            known = 0 <= raw.style < len(book.formats)
            number_format = book.formats[raw.style] if known else "General"
            return shown(value, number_format, since_1904=book.since_1904)


_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _unescaped(text: str) -> str:
    """`_x000D_` is a carriage return: how a sheet writes characters that XML cannot hold."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _day(moment: str) -> str:
    """2025-12-31T00:00:00 without the time, where it has none."""
    day, _, time = moment.partition("T")
    return day if not time.strip("0:.Z") else f"{day} {time}"


def _position(reference: str, row: int, column: int) -> tuple[int, int]:
    match = _REFERENCE.fullmatch(reference)
    return (int(match[2]) - 1, _column(match[1])) if match else (max(row, 0), column)


def _range(reference: str) -> Iterator[Range]:
    corners = [_REFERENCE.fullmatch(part) for part in reference.split(":")]
    if len(corners) == 2 and corners[0] and corners[1]:
        top, left = int(corners[0][2]) - 1, _column(corners[0][1])
        bottom, right = int(corners[1][2]) - 1, _column(corners[1][1])
        if top <= bottom and left <= right:
            yield top, left, bottom, right


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _int(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else default
