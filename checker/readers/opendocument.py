"""OpenDocument files (.ods, .odt): the tables of content.xml, with the text that is shown.

A spreadsheet keeps what a cell shows beside its value, so that no number format is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.number import whole
from checker.base.place import Place
from checker.ooxml import Archive, Handlers
from checker.readers.celltext import CellText, take_inner_table
from checker.readers.errorvalues import UNKNOWN_FORMULA
from checker.readers.grid import Grid, GridCell, Paragraph, ReadError
from checker.readers.leftout import (
    FOOTNOTES,
    HIDDEN_TEXT,
    PICTURED_CELLS,
    PLACEHOLDERS,
    STRUCK_TEXT,
    beside,
    left_out,
)
from checker.readers.odfpages import LONGEST_NOTE, OdfPages
from checker.readers.odfstyles import OdfStyles
from checker.readers.odftables import OdfCell, OdfTable, OpenList
from checker.readers.script import lowered, raised
from checker.readers.sheets import Sheet, hidden_sheet, sheet_grids
from checker.readers.symbolfonts import in_font

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.readers.grid import Limits

    Attributes = dict[str, str]

_CONTENT = "content.xml"
_STYLES = "styles.xml"
_MANIFEST = "META-INF/manifest.xml"
_SAVE_AS = "请用 Word、Excel 或 WPS 打开，另存为 .docx、.xlsx"
# Notes, comments, and what tracked changes have deleted.
_UNSEEN = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "ruby-text", "shapes", "forms"}
)
_VALUES = ("value", "string-value", "date-value")
_UNSEEN_LOOKS = {"hidden": HIDDEN_TEXT, "struck": STRUCK_TEXT}
_COLLAPSED = frozenset({"collapse", "filter"})


def ods_grids(data: bytes, path: str, limits: Limits) -> Iterator[Grid]:
    """One grid a visible sheet."""
    reader = _read(data, path, limits)
    number = 0
    for table in reader.done:
        if table.hidden:
            yield hidden_sheet(table.name)
            continue
        number += 1
        content = table.content
        for cell in table.cells:
            content.texts.append((cell.row, cell.column, "\n".join(cell.lines)))
            if cell.rows > 1 or cell.columns > 1:
                bottom, right = cell.row + cell.rows - 1, cell.column + cell.columns - 1
                content.merges.append((cell.row, cell.column, bottom, right))
        yield from sheet_grids(Sheet(path, number, table.name), content, limits)
    yield from left_out(reader.left_out())


def odt_grids(data: bytes, path: str, limits: Limits) -> Iterator[Grid]:
    """One grid a table, inner tables after the one that holds them."""
    reader = _read(data, path, limits)
    for table in sorted(reader.done, key=lambda each: each.number):
        cells = tuple(_grid_cell(cell, table.number, path) for cell in table.cells)
        yield Grid(cells, table.before, f"第{table.number}张表")
    if reader.paragraphs:
        yield Grid((), tuple(reader.paragraphs))
    yield from left_out(reader.left_out())
    yield from beside(FOOTNOTES, reader.notes)
    for kind, texts in reader.page.texts.items():
        yield from beside(kind, texts)


def _grid_cell(cell: OdfCell, number: int, path: str) -> GridCell:
    name = f"table={number},row={cell.row + 1},col={cell.column + 1}"
    place = Place(path, cell=name, order=(number, cell.row, cell.column))
    text = "\n".join(cell.lines).strip()
    return GridCell(text, cell.row, cell.column, place, cell.rows, cell.columns)


def _read(data: bytes, path: str, limits: Limits) -> _Reader:
    archive = Archive(data, limits)
    manifest = b"".join(archive.chunks(_MANIFEST)) if _MANIFEST in archive else b""
    if b"encryption-data" in manifest:
        raise ReadError("文件有密码", "请去掉密码后另存，再试")
    if _CONTENT not in archive:
        raise ReadError("OpenDocument 文件里缺少 content.xml", _SAVE_AS)
    reader = _Reader(path, limits)
    if _STYLES in archive:
        for _ in archive.read(_STYLES, reader.page.handlers(reader.styles.starts)):
            limits.tick()
    for _ in archive.read(_CONTENT, reader.handlers):
        limits.tick()
    return reader


class _Reader:
    def __init__(self, path: str, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        self.styles = OdfStyles()
        self.tables: list[OdfTable] = []
        self.done: list[OdfTable] = []
        self.paragraphs: list[Paragraph] = []
        self.count = 0
        self.budget = limits.cells
        self.depth = 0
        self.text = CellText(limits.cell_chars)
        self.spans: list[str] = []
        """The styles around the text, paragraphs and spans, the outermost first."""
        self.lists: list[OpenList] = []
        self.notes: list[str] = []
        """The texts at the foot of a page and at the end."""
        self.note: str | None = None
        self.pictured_cells = 0
        self.page = OdfPages()
        self.placeholder = False
        self.unseen = {HIDDEN_TEXT: 0, STRUCK_TEXT: 0, PLACEHOLDERS: 0}
        self.handlers = self._handlers()

    def _handlers(self) -> Handlers:
        return Handlers(
            {
                **self.styles.starts,
                "table": self._start_table,
                "table-column": self._column,
                "table-row": self._start_row,
                "table-cell": self._start_cell,
                "covered-table-cell": self._covered_cell,
                "p": self._start_paragraph,
                "h": self._start_paragraph,
                "span": lambda attributes: self.spans.append(attributes.get("style-name", "")),
                "list": self._start_list,
                "list-item": lambda _: self._start_item(),
                "note-body": lambda _: self._read_note(""),
                "note-citation": lambda _: self._read_note(""),
                "image": lambda _: self._see_picture(),
                "s": lambda attributes: self._add(" " * min(whole(attributes.get("c"), 1), 200)),
                "tab": lambda _: self._add("\t"),
                "line-break": lambda _: self._add("\n"),
                "placeholder": lambda _: self._hold(open_=True),
            },
            {
                "table": self._end_table,
                "table-row": self._end_row,
                "table-cell": self._end_cell,
                "p": self._end_paragraph,
                "h": self._end_paragraph,
                "span": lambda: self.spans and self.spans.pop(),
                "list": lambda: self.lists and self.lists.pop(),
                "note-body": self._end_note,
                "note-citation": lambda: self._read_note(None),
                "placeholder": lambda: self._hold(open_=False),
            },
            self._characters,
            _UNSEEN,
        )

    def left_out(self) -> dict[str, int]:
        """How much of each kind nobody sees, or is no text."""
        return {**self.unseen, PICTURED_CELLS: self.pictured_cells}

    def _characters(self, text: str) -> None:
        if self.note is not None:
            self.note = (self.note + text)[:LONGEST_NOTE]
        elif self.depth:
            flat = " ".join(text.split())
            before = " " if text[:1].isspace() else ""
            self._add(before + flat + (" " if flat and text[-1:].isspace() else ""))

    def _add(self, text: str) -> None:
        if not self.depth:
            return
        look = self.styles.look(reversed(self.spans))
        if look.kind in _UNSEEN_LOOKS or self.placeholder:
            self.unseen[PLACEHOLDERS if self.placeholder else _UNSEEN_LOOKS[look.kind]] += 1
            return
        if self.lists and (label := self.lists[-1].take_label()):
            self.text.add(label)
        text = in_font(text, look.font) if look.font else text
        text = text.upper() if look.capitals else text
        if look.kind == "super":
            text = raised(text)
        elif look.kind == "sub":
            text = lowered(text, self.text.last)
        self.text.add(text)

    def _start_list(self, attributes: Attributes) -> None:
        around = self.lists[-1] if self.lists else None
        name = attributes.get("style-name") or (around.style if around else "")
        self.lists.append(OpenList(name, around.level + 1 if around else 1))

    def _start_item(self) -> None:
        if self.lists:
            one = self.lists[-1]
            one.label = self.styles.label(one.style, one.level, one.items)
            one.items += 1

    def _read_note(self, text: str | None) -> None:
        """A note stands at the foot of the page, its number beside the text."""
        self.note = text

    def _end_note(self) -> None:
        if self.note:
            self.notes.append(self.note)
        self.note = None

    def _see_picture(self) -> None:
        if self.tables and (cell := self.tables[-1].cell) is not None:
            cell.pictures += 1

    def _hold(self, *, open_: bool) -> None:
        """What stands in a placeholder asks for a text and is none."""
        self.placeholder = open_

    def _start_paragraph(self, attributes: Attributes) -> None:
        if self.note is None:
            self.depth += 1
            self.spans.append(attributes.get("style-name", ""))

    def _end_paragraph(self) -> None:
        if self.note is not None:
            return
        self.depth -= 1
        if self.spans:
            self.spans.pop()
        text = self.text.take()
        cell = self.tables[-1].cell if self.tables else None
        if cell is not None:
            cell.lines.append(text)
        elif text.strip() and not self.tables:
            number = len(self.paragraphs) + 1
            name = f"表{self.count + 1}前第{number}段"
            place = Place(self.path, cell=name, order=(self.count, -1, number))
            self.paragraphs.append(Paragraph(text.strip(), place))

    def _start_table(self, attributes: Attributes) -> None:
        self.count += 1
        hidden = self.styles.hide(attributes.get("style-name", ""))
        before, self.paragraphs = tuple(self.paragraphs), []
        self.tables.append(OdfTable(self.count, attributes.get("name", ""), hidden, before))

    def _end_table(self) -> None:
        if not self.tables:
            return
        table = self.tables.pop()
        around = self.tables[-1].cell if self.tables else None
        if not take_inner_table(around, table.cells):
            self.done.append(table)

    def _column(self, attributes: Attributes) -> None:
        if not self.tables:
            return
        table = self.tables[-1]
        stop = table.columns + _times(attributes, "number-columns-repeated")
        if attributes.get("visibility") in _COLLAPSED:
            table.content.hide_columns(table.columns, min(stop, self.limits.columns))
        table.columns = stop

    def _start_row(self, attributes: Attributes) -> None:
        if not self.tables:
            return
        table = self.tables[-1]
        table.column = 0
        table.rows_repeated = _times(attributes, "number-rows-repeated")
        if attributes.get("visibility") in _COLLAPSED:
            rows = min(table.rows_repeated, self.limits.cells)
            table.content.hidden_rows.update(range(table.row, table.row + rows))

    def _end_row(self) -> None:
        if not self.tables:
            return
        table = self.tables[-1]
        if table.rows_repeated > 1:
            own = [cell for cell in table.cells if cell.row == table.row and any(cell.lines)]
            for row in range(table.row + 1, table.row + table.rows_repeated) if own else ():
                for cell in own:
                    self._count()
                    copy = OdfCell(row, cell.column, 1, cell.columns, 1, cell.lines)
                    table.cells.append(copy)
        table.row += table.rows_repeated

    def _start_cell(self, attributes: Attributes) -> None:
        if not self.tables:
            return
        self._count()
        table = self.tables[-1]
        table.cell = OdfCell(
            table.row,
            table.column,
            _times(attributes, "number-rows-spanned"),
            _times(attributes, "number-columns-spanned"),
            _times(attributes, "number-columns-repeated"),
            value=next((attributes[name] for name in _VALUES if name in attributes), ""),
            formula="formula" in attributes,
        )

    def _covered_cell(self, attributes: Attributes) -> None:
        """A cell under a merged one: nobody sees its text."""
        if self.tables:
            table = self.tables[-1]
            table.column += _times(attributes, "number-columns-repeated")

    def _end_cell(self) -> None:
        table = self.tables[-1] if self.tables else None
        if table is None or table.cell is None:
            return
        cell, table.cell = table.cell, None
        table.column += cell.repeated
        if not cell.lines and (cell.value or cell.formula):
            cell.lines.append(cell.value or UNKNOWN_FORMULA)
        said = any(cell.lines)
        self.pictured_cells += bool(cell.pictures and not said)
        if cell.column >= self.limits.columns:
            table.content.beyond += said
            return
        copies = min(cell.repeated, self.limits.columns - cell.column) if said else 1
        for at in range(copies):
            self._count()
            column = cell.column + at
            table.cells.append(OdfCell(cell.row, column, cell.rows, cell.columns, 1, cell.lines))

    def _count(self) -> None:
        self.budget -= 1
        if self.budget < 0:
            raise ReadError(f"表格超过 {self.limits.cells} 格", "请把文件拆成几个")


def _times(attributes: Attributes, name: str) -> int:
    return max(1, min(whole(attributes.get(name), 1), 1_048_576))
