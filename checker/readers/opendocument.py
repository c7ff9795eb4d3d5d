"""OpenDocument files (.ods, .odt): the tables of content.xml, with the text that is shown.

A spreadsheet keeps what a cell shows beside its value, so that no number format is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.place import Place
from checker.ooxml import Archive, Handlers, whole
from checker.readers.celltext import CellText, take_inner_table
from checker.readers.grid import Grid, GridCell, Paragraph, ReadError
from checker.readers.leftout import HIDDEN_TEXT, PLACEHOLDERS, STRUCK_TEXT, left_out
from checker.readers.odfstyles import OdfStyles
from checker.readers.script import lowered, raised
from checker.readers.sheets import Sheet, SheetContent, hidden_sheet, sheet_grids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.readers.grid import Limits

    Attributes = dict[str, str]

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_SAVE_AS = "请用 Word、Excel 或 WPS 打开，另存为 .docx、.xlsx"
# Notes, comments, and what tracked changes have deleted.
_UNSEEN = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "note", "ruby-text", "shapes", "forms"}
)
_UNSEEN_LOOKS = {"hidden": HIDDEN_TEXT, "struck": STRUCK_TEXT}
_COLLAPSED = frozenset({"collapse", "filter"})


@dataclass(slots=True)
class _Cell:
    row: int
    column: int
    rows: int
    columns: int
    repeated: int
    lines: list[str] = field(default_factory=list[str])


@dataclass(slots=True)
class _Table:
    number: int
    name: str
    hidden: bool
    before: tuple[Paragraph, ...]
    cells: list[_Cell] = field(default_factory=list[_Cell])
    content: SheetContent = field(default_factory=SheetContent)
    row: int = 0
    rows_repeated: int = 1
    column: int = 0
    columns: int = 0
    cell: _Cell | None = None


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
    yield from left_out(reader.unseen)


def odt_grids(data: bytes, path: str, limits: Limits) -> Iterator[Grid]:
    """One grid a table, inner tables after the one that holds them."""
    reader = _read(data, path, limits)
    for table in sorted(reader.done, key=lambda each: each.number):
        cells = tuple(_grid_cell(cell, table.number, path) for cell in table.cells)
        yield Grid(cells, table.before, f"第{table.number}张表")
    if reader.paragraphs:
        yield Grid((), tuple(reader.paragraphs))
    yield from left_out(reader.unseen)


def _grid_cell(cell: _Cell, number: int, path: str) -> GridCell:
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
    for _ in archive.read(_CONTENT, reader.handlers):
        limits.tick()
    return reader


class _Reader:
    def __init__(self, path: str, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        self.styles = OdfStyles()
        self.tables: list[_Table] = []
        self.done: list[_Table] = []
        self.paragraphs: list[Paragraph] = []
        self.count = 0
        self.budget = limits.cells
        self.depth = 0
        self.text = CellText(limits.cell_chars)
        self.spans: list[str] = []
        self.placeholder = False
        self.unseen = {HIDDEN_TEXT: 0, STRUCK_TEXT: 0, PLACEHOLDERS: 0}
        self.handlers = Handlers(
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
                "placeholder": lambda: self._hold(open_=False),
            },
            self._characters,
            _UNSEEN,
        )

    def _characters(self, text: str) -> None:
        if self.depth:
            flat = " ".join(text.split())
            before = " " if text[:1].isspace() else ""
            self._add(before + flat + (" " if flat and text[-1:].isspace() else ""))

    def _add(self, text: str) -> None:
        if not self.depth:
            return
        look = next((look for name in self.spans if (look := self.styles.look(name))), "")
        if look in _UNSEEN_LOOKS or self.placeholder:
            self.unseen[PLACEHOLDERS if self.placeholder else _UNSEEN_LOOKS[look]] += 1
            return
        if look == "super":
            text = raised(text)
        elif look == "sub":
            text = lowered(text, self.text.last)
        self.text.add(text)

    def _hold(self, *, open_: bool) -> None:
        """What stands in a placeholder asks for a text and is none."""
        self.placeholder = open_

    def _start_paragraph(self, _: Attributes) -> None:
        self.depth += 1

    def _end_paragraph(self) -> None:
        self.depth -= 1
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
        self.tables.append(_Table(self.count, attributes.get("name", ""), hidden, before))

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
                    copy = _Cell(row, cell.column, 1, cell.columns, 1, cell.lines)
                    table.cells.append(copy)
        table.row += table.rows_repeated

    def _start_cell(self, attributes: Attributes) -> None:
        if not self.tables:
            return
        self._count()
        table = self.tables[-1]
        table.cell = _Cell(
            table.row,
            table.column,
            _times(attributes, "number-rows-spanned"),
            _times(attributes, "number-columns-spanned"),
            _times(attributes, "number-columns-repeated"),
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
        said = any(cell.lines)
        if cell.column >= self.limits.columns:
            table.content.beyond += said
            return
        copies = min(cell.repeated, self.limits.columns - cell.column) if said else 1
        for at in range(copies):
            self._count()
            column = cell.column + at
            table.cells.append(_Cell(cell.row, column, cell.rows, cell.columns, 1, cell.lines))

    def _count(self) -> None:
        self.budget -= 1
        if self.budget < 0:
            raise ReadError(f"表格超过 {self.limits.cells} 格", "请把文件拆成几个")


def _times(attributes: Attributes, name: str) -> int:
    return max(1, min(whole(attributes.get(name), 1), 1_048_576))
