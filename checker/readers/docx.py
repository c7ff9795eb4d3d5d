"""Word files: the tables of the body with their merged cells, and the paragraphs between.

Inserted text counts, deleted and moved-away text does not; a table inside a cell or a text box is
a grid of its own, one of a single column is text of the cell around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.number import whole
from checker.base.place import Place
from checker.ooxml import MAIN_PART, UNSEEN, Archive, Handlers, main_part
from checker.readers.celltext import take_inner_table
from checker.readers.docxlists import ListNumbers
from checker.readers.docxnotes import notes_beside
from checker.readers.docxstyles import WordStyles
from checker.readers.docxtables import LeftOut, WordCell, WordTable
from checker.readers.docxtext import RunReader
from checker.readers.grid import Grid, GridCell, Limits, Paragraph, ReadError
from checker.readers.leftout import (
    DELETED_CELLS,
    DELETED_ROWS,
    DELETED_TEXT,
    EMBEDDED,
    HIDDEN_ROWS,
    HIDDEN_TEXT,
    PICTURED_CELLS,
    PICTURES,
    PLACEHOLDERS,
    STRUCK_TEXT,
    left_out,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.readers.docxparagraph import OpenParagraph

    Attributes = dict[str, str]

# Those inside which nothing counts; deleted rows and ends of paragraphs are marked by `del` too.
_SKIPPED = (UNSEEN - {"del", "moveFrom", "delText", "instrText"}) | {
    "tcPrChange",
    "trPrChange",
    "tblPrChange",
    "tblPrExChange",
    "tblGridChange",
    "sectPrChange",
    "numberingChange",
}


def docx_grids(data: bytes, path: str, limits: Limits) -> Iterator[Grid]:
    """One grid a table, inner tables after the one that holds them."""
    archive = Archive(data, limits)
    part = main_part(archive, MAIN_PART)
    if part not in archive:
        raise ReadError("这不是 Word 文档", "请用 Word 或 WPS 打开后另存为 .docx")
    styles = WordStyles.read(archive, part)
    body = _Body(path, limits, ListNumbers.read(archive, part), styles)
    for _ in archive.read(part, body.handlers):
        yield from body.take()
    yield from body.finish()
    yield from notes_beside(archive, part, body.runs.notes)


class _Body:
    def __init__(self, path: str, limits: Limits, numbers: ListNumbers, styles: WordStyles) -> None:
        self.path = path
        self.limits = limits
        self.numbers = numbers
        self.tables: list[WordTable] = []
        self.done: list[WordTable] = []
        self.ready: list[Grid] = []
        self.paragraphs: list[Paragraph] = []
        self.carried = ""
        self.count = 0
        self.rows_gone = {"deleted": 0, "hidden": 0}
        self.budget = limits.cells
        self.pictures = 0
        self.pictured_cells = 0
        self.deleted_cells = 0
        self.runs = RunReader(
            limits.cell_chars, lambda: len(self.tables), self._close_paragraph, styles
        )
        self.handlers = self._handlers()

    def _handlers(self) -> Handlers:
        return Handlers(
            {
                **self.runs.starts,
                "tbl": self._start_table,
                "tr": self._start_row,
                "trPr": lambda _: self._in_row_properties(inside=True),
                "hidden": self._hide_row,
                "trHeight": self._flatten_row,
                "del": self._start_deleted,
                "tc": self._start_cell,
                "gridBefore": self._indent_row,
                "gridSpan": self._span_cell,
                "vMerge": self._merge_cell,
                "hMerge": self._merge_beside,
                "cellDel": self._delete_cell,
                "altChunk": lambda _: self._leave_part("另一份文件（altChunk）"),
                "subDoc": lambda _: self._leave_part("子文档（subDoc）"),
                "blip": self._see_picture,
                "imagedata": self._see_picture,
            },
            {
                **self.runs.ends,
                "tbl": self._end_table,
                "trPr": lambda: self._in_row_properties(inside=False),
                "del": self._end_deleted,
                "tc": self._end_cell,
            },
            self.runs.text,
            _SKIPPED,
        )

    def take(self) -> list[Grid]:
        """The grids that are complete."""
        ready, self.ready = self.ready, []
        return ready

    def finish(self) -> Iterator[Grid]:
        """What stands behind the last table, and what was left out."""
        yield from self.take()
        self._add_paragraph(self.carried)
        if self.pictures and not self.count:
            yield Grid((), note=PICTURES.format(f"{self.pictures} 张"))
        if self.paragraphs:
            yield Grid((), tuple(self.paragraphs))
        over = self.runs.passed_over
        counts = {
            HIDDEN_ROWS: self.rows_gone["hidden"],
            DELETED_ROWS: self.rows_gone["deleted"],
            DELETED_CELLS: self.deleted_cells,
            HIDDEN_TEXT: over.hidden,
            STRUCK_TEXT: over.struck,
            DELETED_TEXT: over.deleted,
            PLACEHOLDERS: over.placeholders,
            EMBEDDED: self.runs.embedded,
            PICTURED_CELLS: self.pictured_cells,
        }
        yield from left_out(counts)

    def _see_picture(self, _: Attributes) -> None:
        self.pictures += 1
        if self.tables and self.tables[-1].cell:
            self.tables[-1].cell.pictures += 1

    def _start_table(self, _: Attributes) -> None:
        if self.carried:
            self._take_line(self.carried)
            self.carried = ""
        self.count += 1
        self.tables.append(WordTable(self.count))

    def _start_row(self, _: Attributes) -> None:
        if self.tables:
            table = self.tables[-1]
            table.row, table.column, table.gone = table.row + 1, 0, False
            table.left = None

    def _in_row_properties(self, *, inside: bool) -> None:
        if self.tables:
            self.tables[-1].in_row_properties = inside

    def _hide_row(self, attributes: Attributes) -> None:
        if self.tables and self.tables[-1].in_row_properties:
            self._lose_row("hidden", attributes.get("val", "1") not in ("0", "false", "off"))

    def _flatten_row(self, attributes: Attributes) -> None:
        """A row of no height hides what stands in it."""
        flat = whole(attributes.get("val"), _LOWEST_ROW) < _LOWEST_ROW
        if self.tables and flat and attributes.get("hRule") == "exact":
            self._lose_row("hidden", True)

    def _lose_row(self, why: str, lost: bool) -> None:  # noqa: FBT001 (one call each)
        table = self.tables[-1]
        if lost and not table.gone:
            table.gone = True
            self.rows_gone[why] += 1

    def _start_deleted(self, attributes: Attributes) -> None:
        if self.tables and self.tables[-1].in_row_properties:
            self._lose_row("deleted", True)
        else:
            self.runs.start_deleted(attributes)

    def _end_deleted(self) -> None:
        if not (self.tables and self.tables[-1].in_row_properties):
            self.runs.end_deleted()

    def _start_cell(self, _: Attributes) -> None:
        self.budget -= 1
        if self.budget < 0:
            raise ReadError(f"表格超过 {self.limits.cells} 格", "请把文件拆成几个")
        if self.tables:
            table = self.tables[-1]
            table.cell = WordCell(max(table.row, 0), table.column)
            self.carried = ""
            self.runs.chars = self.limits.cell_chars

    def _indent_row(self, attributes: Attributes) -> None:
        if self.tables:
            self.tables[-1].column += _number(attributes, self.limits.columns)

    def _span_cell(self, attributes: Attributes) -> None:
        if self.tables and self.tables[-1].cell:
            self.tables[-1].cell.span = max(1, _number(attributes, self.limits.columns))

    def _merge_cell(self, attributes: Attributes) -> None:
        if self.tables and self.tables[-1].cell:
            self.tables[-1].cell.merge = attributes.get("val", "continue")

    def _merge_beside(self, attributes: Attributes) -> None:
        if self.tables and self.tables[-1].cell:
            self.tables[-1].cell.beside = attributes.get("val", "continue")

    def _delete_cell(self, _: Attributes) -> None:
        if self.tables and self.tables[-1].cell:
            self.tables[-1].cell.gone = True

    def _leave_part(self, what: str) -> None:
        """Another document that Word shows as if it stood here."""
        place = Place(self.path, cell=f"表{self.count + 1}前", order=(self.count, -1))
        reason = f"文档里嵌入了{what}，里面的内容没有读"
        hint = "请用 Word 或 WPS 打开后另存，再检查"
        self.ready.append(Grid((GridCell("", 0, 0, place),), name="文档", unread=(reason, hint)))

    def _close_paragraph(self, paragraph: OpenParagraph) -> None:
        text = paragraph.text
        text, self.carried = self.carried + text, ""
        if paragraph.goes_on:
            self.carried, text = text, ""
        elif paragraph.list_id and not self._in_row_that_is_gone():
            text = self.numbers.label(paragraph.list_id, paragraph.level) + text
        lines = [text, *paragraph.boxes] if text or not paragraph.boxes else paragraph.boxes
        for line in () if paragraph.goes_on and not paragraph.boxes else lines:
            self._take_line(line)

    def _in_row_that_is_gone(self) -> bool:
        return any(table.gone or (table.cell and table.cell.gone) for table in self.tables)

    def _take_line(self, line: str) -> None:
        table = self.tables[-1] if self.tables else None
        if table and table.cell:
            table.cell.lines.append(line)
        elif not table:
            self._add_paragraph(line)

    def _add_paragraph(self, text: str) -> None:
        if text.strip():
            number = len(self.paragraphs) + 1
            place = Place(
                self.path, cell=f"表{self.count + 1}前第{number}段", order=(self.count, -1, number)
            )
            self.paragraphs.append(Paragraph(text.strip(), place))

    def _end_cell(self) -> None:
        table = self.tables[-1] if self.tables else None
        if table is None or table.cell is None:
            return
        if self.carried:
            table.cell.lines.append(self.carried)
            self.carried = ""
        left_out = table.end_cell(self.limits.columns)
        self.deleted_cells += left_out is LeftOut.DELETED
        self.pictured_cells += left_out is LeftOut.PICTURE

    def _end_table(self) -> None:
        if not self.tables:
            return
        table = self.tables.pop()
        around = self.tables[-1].cell if self.tables else None
        if not take_inner_table(around, table.cells):
            self.done.append(table)
        if not self.tables:
            done, self.done = sorted(self.done, key=lambda each: each.number), []
            for position, each in enumerate(done):
                before, self.paragraphs = tuple(self.paragraphs), []
                self.ready.append(each.grid(self.path, before if position == 0 else ()))


# In twentieths of a point: nobody reads what stands in two points.
_LOWEST_ROW = 40


def _number(attributes: Attributes, limit: int) -> int:
    text = attributes.get("val", "1")
    return min(whole(text, limit), limit)
