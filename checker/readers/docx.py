"""Word files: the tables of the body with their merged cells, and the paragraphs between.

Inserted text counts, deleted and moved-away text does not; a table inside a cell or a text box is
a grid of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.place import Place
from checker.readers.archive import Archive
from checker.readers.celltext import too_much_text
from checker.readers.docxlists import ListNumbers
from checker.readers.docxsymbols import symbol
from checker.readers.grid import Grid, GridCell, Limits, Paragraph, ReadError
from checker.readers.parts import main_part
from checker.readers.xmlstream import End, Start, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

MAIN_PART = "word/document.xml"
_ANY = 10**9
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Elements whose text is not what a reader sees.
UNSEEN = frozenset(
    {"del", "moveFrom", "instrText", "delText", "Fallback", "rPrChange", "pPrChange", "rt"}
)


@dataclass(slots=True)
class _Cell:
    row: int
    column: int
    span: int = 1
    merge: str = ""
    rows: int = 1
    lines: list[str] = field(default_factory=list[str])


@dataclass(slots=True)
class _Table:
    """A table being read; `origin` maps a grid column to the cell that may go on below."""

    number: int
    cells: list[_Cell] = field(default_factory=list[_Cell])
    origin: dict[int, _Cell] = field(default_factory=dict[int, _Cell])
    row: int = -1
    column: int = 0
    cell: _Cell | None = None


def docx_grids(data: bytes, path: str, limits: Limits) -> Iterator[Grid]:
    """One grid a table, inner tables after the one that holds them."""
    archive = Archive(data, limits)
    part = main_part(archive, MAIN_PART)
    if part not in archive:
        raise ReadError("这不是 Word 文档", "请用 Word 或 WPS 打开后另存为 .docx")
    numbers = ListNumbers.read(archive, part)
    yield from _Body(path, limits, numbers).grids(archive, part)


class _Body:
    def __init__(self, path: str, limits: Limits, numbers: ListNumbers) -> None:
        self.path = path
        self.numbers = numbers
        self.limits = limits
        self.tables: list[_Table] = []
        self.done: list[_Table] = []
        self.paragraphs: list[Paragraph] = []
        self.text: list[str] = []
        self.count = 0
        self.unseen = 0
        self.hidden = False
        self.budget = limits.cells
        self.chars = limits.cell_chars

    def grids(self, archive: Archive, part: str) -> Iterator[Grid]:
        reading_text = False
        for event in archive.events(part):
            match event:
                case Start(name, _) if name in UNSEEN:
                    self.unseen += 1
                case End(name) if name in UNSEEN:
                    self.unseen -= 1
                case _ if self.unseen:
                    pass
                case Start(name, attributes):
                    reading_text = name == "t"
                    self._start(name, attributes)
                case Text(text):
                    if reading_text and not self.hidden:
                        self._add(text)
                case End(name):
                    reading_text = False
                    yield from self._end(name)
        if self.paragraphs:
            yield Grid((), tuple(self.paragraphs))

    def _add(self, text: str) -> None:
        self.chars -= len(text)
        if self.chars < 0:
            raise too_much_text(self.limits.cell_chars)
        self.text.append(text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        table = self.tables[-1] if self.tables else None
        cell = table.cell if table else None
        match name:
            case "tbl":
                self.count += 1
                self.tables.append(_Table(self.count))
            case "tr" if table:
                table.row, table.column = table.row + 1, 0
            case "tc" if table:
                self._open_cell(table)
            case "gridBefore" if table:
                table.column += _number(attributes, self.limits.columns)
            case "gridSpan" if cell:
                cell.span = max(1, _number(attributes, self.limits.columns))
            case "vMerge" if cell:
                cell.merge = attributes.get("val", "continue")
            case _:
                self._start_in_paragraph(name, attributes)

    def _start_in_paragraph(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "p":
                self.text = []
                if not self.tables:
                    self.chars = self.limits.cell_chars
                self.numbers.begin()
            case "ilvl" | "numId":
                self.numbers.see(name, _number(attributes, _ANY))
            case "r":
                self.hidden = False
            case "vanish":
                self.hidden = attributes.get("val", "1") not in ("0", "false", "off")
            case "sym":
                self.text.append(symbol(attributes))
            case _:
                self.text.append(_CHARACTERS.get(name, ""))

    def _end(self, name: str) -> Iterator[Grid]:
        table = self.tables[-1] if self.tables else None
        if name == "p":
            self._close_paragraph(table)
        elif name == "tc" and table and table.cell:
            self._close_cell(table, table.cell)
        elif name == "tbl" and table:
            self.done.append(self.tables.pop())
            if not self.tables:
                done, self.done = sorted(self.done, key=lambda each: each.number), []
                for position, each in enumerate(done):
                    before, self.paragraphs = tuple(self.paragraphs), []
                    yield self._grid(each, before if position == 0 else ())

    def _open_cell(self, table: _Table) -> None:
        self.budget -= 1
        if self.budget < 0:
            raise ReadError(f"表格超过 {self.limits.cells} 格", "请把文件拆成几个")
        table.cell = _Cell(max(table.row, 0), table.column)
        self.chars = self.limits.cell_chars

    def _close_paragraph(self, table: _Table | None) -> None:
        text, self.text = "".join(self.text), []
        text = self.numbers.label(blank=not text.strip()) + text
        if table and table.cell:
            table.cell.lines.append(text)
        elif text.strip() and not table:
            number = len(self.paragraphs) + 1
            place = Place(
                self.path, cell=f"表{self.count + 1}前第{number}段", order=(self.count, -1, number)
            )
            self.paragraphs.append(Paragraph(text.strip(), place))

    def _close_cell(self, table: _Table, cell: _Cell) -> None:
        table.cell = None
        table.column = cell.column + cell.span
        above = table.origin.get(cell.column)
        if cell.merge and cell.merge != "restart" and above is not None:
            above.rows = cell.row - above.row + 1
            return
        table.origin[cell.column] = cell
        if cell.column < self.limits.columns:
            table.cells.append(cell)

    def _grid(self, table: _Table, before: tuple[Paragraph, ...]) -> Grid:
        cells = tuple(
            GridCell(
                "\n".join(cell.lines).strip(),
                cell.row,
                cell.column,
                Place(
                    self.path,
                    cell=f"table={table.number},row={cell.row + 1},col={cell.column + 1}",
                    order=(table.number, cell.row, cell.column),
                ),
                cell.rows,
                cell.span,
            )
            for cell in table.cells
        )
        return Grid(cells, before, f"第{table.number}张表")


def _number(attributes: dict[str, str], limit: int) -> int:
    text = attributes.get("val", "1")
    return min(int(text), limit) if text.isascii() and text.isdigit() and len(text) < 10 else limit
