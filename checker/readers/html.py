"""HTML tables, also those that finance systems save under the name .xls."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from checker.place import Lines, Place
from checker.readers.grid import Grid, GridCell, Limits, Paragraph, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "caption", "center", "section", "title"}
)
_UNSEEN = frozenset({"script", "style", "template", "noscript"})
_MAX_DEPTH = 200
_MAX_ROW_SPAN = 65_534  # what browsers allow


@dataclass(slots=True)
class _Cell:
    place: Place
    columns: int
    rows: int
    text: list[str] = field(default_factory=list[str])


@dataclass(slots=True)
class _Table:
    """A table being read; `reaching` maps a column to the row a cell above reaches to."""

    number: int
    before: tuple[Paragraph, ...]
    cells: list[GridCell] = field(default_factory=list[GridCell])
    reaching: dict[int, int] = field(default_factory=dict[int, int])
    row: int = -1
    column: int = 0
    cell: _Cell | None = None


def html_grids(text: str, path: str) -> Iterator[Grid]:
    """One grid a table, inner tables after the one that holds them."""
    parser = _Parser(text, path)
    parser.feed(text)
    parser.close()
    while parser.tables:
        parser.handle_endtag("table")
    parser.end_paragraph()
    if parser.paragraphs:
        parser.grids.append((parser.count + 1, Grid((), tuple(parser.paragraphs))))
    yield from (grid for _, grid in sorted(parser.grids, key=lambda each: each[0]))


class _Parser(HTMLParser):
    def __init__(self, text: str, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.lines = Lines(text, path)
        self.limits = Limits()
        self.grids: list[tuple[int, Grid]] = []
        self.count = 0
        self.tables: list[_Table] = []
        self.paragraphs: list[Paragraph] = []
        self.text: list[str] = []
        self.text_place: Place | None = None
        self.unseen = 0
        self.budget = self.limits.cells

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag == "table":
            self._open_table()
        elif self.tables and tag == "tr":
            self._close_cell()
            table = self.tables[-1]
            table.row, table.column = table.row + 1, 0
        elif self.tables and tag in ("td", "th"):
            self._open_cell(dict(attrs))
        elif tag == "br" or (tag in _BLOCKS and self.tables):
            self._break()
        elif tag in _BLOCKS:
            self.end_paragraph()

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag == "table" and self.tables:
            self._close_cell()
            table = self.tables.pop()
            self.grids.append((table.number, Grid(tuple(table.cells), table.before)))
        elif tag in ("td", "th") and self.tables:
            self._close_cell()
        elif tag in _BLOCKS and not self.tables:
            self.end_paragraph()

    def handle_data(self, data: str) -> None:
        if self.unseen:
            return
        flat = " ".join(data.split()) if not data.isspace() else " "
        flat = (
            (" " if data[:1].isspace() else "")
            + flat.strip()
            + (" " if data[-1:].isspace() else "")
        )
        cell = self.tables[-1].cell if self.tables else None
        if cell is not None:
            cell.text.append(flat)
        elif not self.tables:
            if flat.strip() and self.text_place is None:
                line, column = self.getpos()
                self.text_place = Place(self.path, line, column + 1, line, column + 1)
            self.text.append(flat)

    def end_paragraph(self) -> None:
        """Keep the text since the last block, if there is any."""
        text = "".join(self.text).strip()
        if text and self.text_place:
            self.paragraphs.append(Paragraph(text, self.text_place))
        self.text, self.text_place = [], None

    def _open_table(self) -> None:
        if len(self.tables) >= _MAX_DEPTH:
            raise ReadError("表格嵌套过深", "请用浏览器打开后复制到 Word 或 Excel 再试")
        self.end_paragraph()
        self.count += 1
        self.tables.append(_Table(self.count, tuple(self.paragraphs)))
        self.paragraphs = []

    def _open_cell(self, attributes: dict[str, str | None]) -> None:
        self._close_cell()
        self.budget -= 1
        if self.budget < 0:
            raise ReadError(f"表格超过 {self.limits.cells} 格", "请把文件拆成几个")
        table = self.tables[-1]
        table.row = max(table.row, 0)
        line, column = self.getpos()
        start = self.get_starttag_text() or ""
        place = Place(self.path, line, column + 1, line, column + 1 + len(start))
        table.cell = _Cell(
            place,
            _span(attributes.get("colspan"), self.limits.columns),
            _span(attributes.get("rowspan"), _MAX_ROW_SPAN),
        )

    def _break(self) -> None:
        cell = self.tables[-1].cell if self.tables else None
        if cell is not None:
            cell.text.append("\n")
        elif not self.tables:
            self.text.append(" ")

    def _close_cell(self) -> None:
        table = self.tables[-1]
        cell, table.cell = table.cell, None
        if cell is None:
            return
        while table.reaching.get(table.column, -1) >= table.row:
            table.column += 1
        text = "\n".join(line.strip() for line in "".join(cell.text).split("\n")).strip()
        if table.column < self.limits.columns:
            table.cells.append(
                GridCell(text, table.row, table.column, cell.place, cell.rows, cell.columns)
            )
            for column in range(table.column, table.column + cell.columns):
                table.reaching[column] = table.row + cell.rows - 1
        table.column += cell.columns


def _span(text: str | None, limit: int) -> int:
    digits = (text or "").strip()
    if not (digits.isascii() and digits.isdigit()):
        return 1
    return min(int(digits[:12]), limit) or 1
