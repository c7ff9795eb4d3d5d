"""Excel files: every visible sheet a grid, numbers as they are shown, merged ranges as spans."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from checker.place import Place
from checker.readers.archive import Archive
from checker.readers.grid import Grid, GridCell, Limits, ReadError
from checker.readers.numberformat import BUILT_IN, shown
from checker.readers.xmlstream import End, Start, Text, xml_events

if TYPE_CHECKING:
    from collections.abc import Iterator

WORKBOOK = "xl/workbook.xml"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MAX_SHEETS = 2_000


@dataclass(slots=True)
class _Book:
    """What sheets share: names and parts, strings, the number format of each style."""

    sheets: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
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


def xlsx_grids(data: bytes, path: str, limits: Limits) -> Iterator[Grid]:
    """One grid a visible sheet; hidden sheets hold templates and code lists, not tables."""
    archive = Archive(data, limits)
    if WORKBOOK not in archive:
        raise ReadError("这不是 Excel 工作簿", "请用 Excel 或 WPS 打开后另存为 .xlsx")
    book = _book(archive, limits)
    for number, (name, part) in enumerate(book.sheets, 1):
        if part in archive:
            yield _sheet(archive, part, (number, name), book, path, limits)


def _book(archive: Archive, limits: Limits) -> _Book:
    book = _Book()
    targets: dict[str, str] = {}
    relations = "xl/_rels/workbook.xml.rels"
    if relations in archive:
        for event in xml_events(archive.chunks(relations), limits.xml_depth):
            if isinstance(event, Start) and event.name == "Relationship":
                target = event.attributes.get("Target", "")
                targets[event.attributes.get("Id", "")] = posixpath.normpath(
                    target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                )
    for event in xml_events(archive.chunks(WORKBOOK), limits.xml_depth):
        match event:
            case Start("workbookPr", attributes):
                book.since_1904 = attributes.get("date1904") in ("1", "true")
            case Start("sheet", attributes) if attributes.get("state", "visible") == "visible":
                part = targets.get(attributes.get("id", ""), "")
                book.sheets.append((attributes.get("name", ""), part))
            case _:
                pass
    if len(book.sheets) > _MAX_SHEETS:
        raise ReadError(f"工作表超过 {_MAX_SHEETS} 张", "请把文件拆成几个")
    book.strings = list(_shared_strings(archive, limits))
    book.formats = _style_formats(archive, limits)
    return book


def _shared_strings(archive: Archive, limits: Limits) -> Iterator[str]:
    part = "xl/sharedStrings.xml"
    if part not in archive:
        return
    text: list[str] = []
    reading = phonetic = False
    for event in xml_events(archive.chunks(part), limits.xml_depth):
        match event:
            case Start("si", _):
                text = []
            case Start("rPh", _):
                phonetic = True
            case End("rPh"):
                phonetic = False
            case Start("t", _):
                reading = not phonetic
            case Text(piece) if reading:
                text.append(piece)
            case End("t"):
                reading = False
            case End("si"):
                yield "".join(text)
            case _:
                pass


def _style_formats(archive: Archive, limits: Limits) -> list[str]:
    part = "xl/styles.xml"
    if part not in archive:
        return []
    own: dict[int, str] = {}
    formats: list[str] = []
    inside = False
    for event in xml_events(archive.chunks(part), limits.xml_depth):
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


def _sheet(
    archive: Archive, part: str, sheet: tuple[int, str], book: _Book, path: str, limits: Limits
) -> Grid:
    merges: list[tuple[int, int, int, int]] = []
    cells: dict[tuple[int, int], GridCell] = {}
    number, name = sheet
    for raw in _raw_cells(archive, part, merges, limits):
        place = Place(
            path,
            cell=f"{name}!{_letters(raw.column)}{raw.row + 1}",
            order=(number, raw.row, raw.column),
        )
        text = _text(raw, book).replace("\r\n", "\n").replace("\r", "\n").strip()
        cells[raw.row, raw.column] = GridCell(text, raw.row, raw.column, place)
        if len(cells) > limits.cells:
            raise ReadError(
                f"工作表“{name}”超过 {limits.cells} 格", "请删去多余的格子或把文件拆成几个"
            )
    covered = _merge(cells, merges)
    kept = [cell for cell in cells.values() if (cell.row, cell.column) not in covered]
    return Grid(tuple(_with_gaps(kept, path, sheet)), name=name)


def _raw_cells(
    archive: Archive, part: str, merges: list[tuple[int, int, int, int]], limits: Limits
) -> Iterator[_RawCell]:
    """Cells in the sheet's order, those beyond the limits left out; merges on the way."""
    cell: _RawCell | None = None
    row = column = -1
    reading = ""
    for event in xml_events(archive.chunks(part), limits.xml_depth):
        match event:
            case Start("row", attributes):
                row, column = _int(attributes.get("r"), row + 2) - 1, -1
            case Start("c", attributes):
                row, column = _position(attributes.get("r", ""), row, column + 1)
                cell = _RawCell(row, column, attributes.get("t", "n"), _int(attributes.get("s")))
            case Start(("v" | "f" | "t") as name, _):
                reading = name
            case Text(text) if cell and reading:
                cell.parts[reading] = cell.parts.get(reading, "") + text
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
            return raw.parts.get("t", "")
        case "b":
            return "是" if value == "1" else "否"
        case _ if not value:
            return f"={formula}" if formula else ""
        case "str" | "e":
            return value
        case _:
            known = 0 <= raw.style < len(book.formats)
            number_format = book.formats[raw.style] if known else "General"
            return shown(value, number_format, since_1904=book.since_1904)


def _merge(
    cells: dict[tuple[int, int], GridCell], merges: list[tuple[int, int, int, int]]
) -> set[tuple[int, int]]:
    """Give the first cell of every range its spans; the positions of cells under a range.

    Ranges are never expanded: only cells that exist are looked at.
    """
    rows: dict[int, list[int]] = {}
    for row, column in cells:
        rows.setdefault(row, []).append(column)
    covered: set[tuple[int, int]] = set()
    for top, left, bottom, right in merges:
        origin = cells.get((top, left))
        if origin is None or (top, left) in covered or origin.row_span * origin.column_span > 1:
            continue  # ranges do not overlap, except in files made to be slow
        height, width = bottom - top + 1, right - left + 1
        cells[top, left] = replace(origin, row_span=height, column_span=width)
        reached = range(top, bottom + 1) if height <= len(rows) else sorted(rows)
        for row in reached:
            if top <= row <= bottom:
                covered.update(
                    (row, column) for column in rows.get(row, ()) if left <= column <= right
                )
        covered.discard((top, left))
    return covered


def _with_gaps(cells: list[GridCell], path: str, sheet: tuple[int, str]) -> Iterator[GridCell]:
    """The cells with one blank cell in every gap: a sheet leaves out cells that hold nothing."""
    number, name = sheet
    width = max((cell.column + cell.column_span for cell in cells), default=0)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    rows: dict[int, list[GridCell]] = {}
    reaching: list[GridCell] = []
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    for row, own in rows.items():
        reaching = [cell for cell in reaching if cell.row + cell.row_span > row]
        column = 0
        for cell in sorted([*reaching, *own], key=lambda each: each.column):
            if cell.column > column:
                yield _blank(row, column, cell.column, path, number, name)
            column = max(column, cell.column + cell.column_span)
            if cell.row == row:
                yield cell
        if column < width:
            yield _blank(row, column, width, path, number, name)
        reaching += [cell for cell in own if cell.row_span > 1]


def _blank(row: int, start: int, end: int, path: str, number: int, name: str) -> GridCell:
    place = Place(path, cell=f"{name}!{_letters(start)}{row + 1}", order=(number, row, start))
    return GridCell("", row, start, place, column_span=end - start)


def _position(reference: str, row: int, column: int) -> tuple[int, int]:
    match = _REFERENCE.fullmatch(reference)
    return (int(match[2]) - 1, _column(match[1])) if match else (max(row, 0), column)


def _range(reference: str) -> Iterator[tuple[int, int, int, int]]:
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


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _int(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else default
