"""The rows of RTF put together to tables: columns from the edges of cells, merged cells joined.

A row says where each of its cells ends on the paper (`\\cellx`), not which columns there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from checker.base.dataclass import dataclass, field
from checker.base.place import Place
from checker.readers.celltext import CellText
from checker.readers.grid import Grid, GridCell, Paragraph, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.readers.grid import Limits

# Edges that are nearer than this (in twips, 1/20 point) are one: programs round them.
_TOUCHING = 30
# What a table takes besides its cells, in cells.
_TABLE_COST = 9
_MOST_EDGES = 1_000
_SPLIT = "请把文件拆成几个"
_MERGES = {"clvmgf": "top", "clvmrg": "below", "clmgf": "left", "clmrg": "right"}
_NO_MERGES: frozenset[str] = frozenset()
ROW_WORDS = frozenset({"trleft", "cellx", *_MERGES})
"""The control words that describe a row."""


@dataclass(slots=True)
class RowShape:
    """Where a row begins and its cells end, in twips, and how each is merged with others."""

    left: int = 0
    edges: list[tuple[int, frozenset[str]]] = field(
        default_factory=list[tuple[int, frozenset[str]]]
    )
    merges: frozenset[str] = _NO_MERGES

    def describe(self, word: str, number: int | None) -> bool:
        """Takes a control word, and says whether it is one of rows."""
        if word == "trleft":
            self.left = number or 0
        elif word in _MERGES:
            self.merges |= {_MERGES[word]}
        elif word == "cellx":
            if len(self.edges) == _MOST_EDGES:
                raise ReadError(f"表格的一行超过 {_MOST_EDGES} 格", _SPLIT)
            self.edges.append((number or 0, self.merges))
            self.merges = frozenset()
        else:
            return False
        return True


@dataclass(slots=True)
class _Cell:
    """A cell between two edges, and how many rows and which cell above it goes on with."""

    text: str
    left: int
    right: int
    below: bool = False
    rows: int = 1


@dataclass(slots=True)
class _Table:
    """A table as it grows; `texts` are the cells of the row that is being read."""

    number: int
    before: tuple[Paragraph, ...]
    rows: list[list[_Cell]] = field(default_factory=list[list[_Cell]])
    texts: list[str] = field(default_factory=list[str])

    def end_row(self, shape: RowShape) -> None:
        row: list[_Cell] = []
        left = shape.left
        for at, text in enumerate(self.texts):
            # Cells beyond those described follow at the right, so that their text is not lost.
            right, merges = shape.edges[at] if at < len(shape.edges) else (left + 1000, _NO_MERGES)
            right = max(right, left + 1)
            if "right" in merges and row:
                row[-1].right = right
                row[-1].text = "\n".join(filter(None, (row[-1].text, text)))
            else:
                row.append(_Cell(text, left, right, "below" in merges))
            left = right
        self.texts = []
        self.rows.append(row)


class TableFlow:
    """Paragraphs and tables of one flow of text; text boxes have flows of their own."""

    DEEPEST: ClassVar[int] = 10

    def __init__(self, path: str, limits: Limits, outer: TableFlow | None = None) -> None:
        self.path = path
        self.limits = limits
        self.root: TableFlow = outer.root if outer is not None else self
        self.done: list[_Table] = []
        self.count = 0
        self.left = limits.cells
        self.open: list[_Table] = []
        self.texts: dict[int, CellText] = {}
        self.paragraphs: list[Paragraph] = []

    def box(self) -> TableFlow:
        """A flow inside this one."""
        return TableFlow(self.path, self.limits, self)

    def add(self, depth: int, text: str) -> None:
        """Text of a paragraph in `depth` tables."""
        if len(self.open) > depth > 0:
            self._close_tables(depth)
        self._text(depth).add(text)

    def last(self, depth: int) -> str:
        """The piece of text before."""
        return self._text(depth).last

    def _text(self, depth: int) -> CellText:
        if depth not in self.texts:
            self.texts[depth] = CellText(self.limits.cell_chars)
        return self.texts[depth]

    def end_paragraph(self, depth: int) -> None:
        """A line end in a cell; outside of tables a paragraph, before which tables end."""
        if depth:
            self._table(depth)
            self._text(depth).add("\n")
            return
        self._close_tables(0)
        text = self._text(0).take().strip()
        if text:
            self._count()
            root = self.root
            number = len(root.paragraphs) + 1
            place = Place(
                self.path,
                cell=f"表{root.count + 1}前第{number}段",
                order=(root.count, -1, number),
            )
            root.paragraphs.append(Paragraph(text, place))

    def end_cell(self, level: int) -> None:
        """The text so far is a cell of the table that is `level` deep."""
        level = min(level, self.DEEPEST)
        table = self._table(level)
        self._close_tables(level)
        text = self._text(level).take()
        if level == 1 and 0 in self.texts:  # written by programs that do not say \intbl
            text = self.texts[0].take() + text
        self._count()
        table.texts.append(text.strip())

    def _count(self, cost: int = 1) -> None:
        self.root.left -= cost
        if self.root.left < 0:
            raise ReadError(f"格子和段落超过 {self.limits.cells} 个", _SPLIT)

    def end_row(self, level: int, shape: RowShape) -> None:
        """The cells so far are a row of the table that is `level` deep."""
        level = min(level, self.DEEPEST)
        if self._text(level).last:  # text behind the last cell
            self.end_cell(level)
        if level <= len(self.open) and self.open[level - 1].texts:
            self.open[level - 1].end_row(shape)

    def _table(self, level: int) -> _Table:
        while len(self.open) < level:
            root = self.root
            self._count(_TABLE_COST)
            root.count += 1
            before, root.paragraphs = tuple(root.paragraphs), []
            self.open.append(_Table(root.count, before))
        return self.open[level - 1]

    def _close_tables(self, level: int) -> None:
        while len(self.open) > level:
            table = self.open.pop()
            if table.texts:  # a row that was cut off
                table.end_row(RowShape())
            if self.open and all(len(row) == 1 for row in table.rows):
                # A frame or a list: what a person sees is the text of the cell around it.
                text = "".join(f"\n{cell.text}" for row in table.rows for cell in row)
                self._text(len(self.open)).add(text + "\n")
            else:
                self.root.done.append(table)

    def close(self) -> None:
        """Ends what is open: the document, or the text box, is over."""
        for level in sorted(self.texts, reverse=True):
            if level and self.texts[level].last:
                self.end_cell(level)
        self.end_paragraph(0)

    def finish(self) -> Iterator[Grid]:
        """The grids of all tables in the order they begin."""
        self.close()
        for table in sorted(self.done, key=lambda each: each.number):
            cells = tuple(self._grid_cells(table))
            if cells or table.before:
                yield Grid(cells, table.before, f"第{table.number}张表")
        if self.paragraphs:
            yield Grid((), tuple(self.paragraphs))

    def _grid_cells(self, table: _Table) -> Iterator[GridCell]:
        columns = _columns(
            edge for row in table.rows for cell in row for edge in (cell.left, cell.right)
        )
        if len(set(columns.values())) > self.limits.columns:
            raise ReadError(f"表格超过 {self.limits.columns} 列", _SPLIT)
        _join_rows(table.rows, columns)
        for number, row in enumerate(table.rows):
            for cell in row:
                if cell.below:
                    continue
                start = columns[cell.left]
                name = f"table={table.number},row={number + 1},col={start + 1}"
                place = Place(self.path, cell=name, order=(table.number, number, start))
                width = max(1, columns[cell.right] - start)
                yield GridCell(cell.text, number, start, place, cell.rows, width)


def _columns(edges: Iterable[int]) -> dict[int, int]:
    """The number of the line at which an edge stands, those that touch counted once."""
    numbers: dict[int, int] = {}
    number, first = -1, 0
    for edge in sorted(set(edges)):
        if number < 0 or edge - first > _TOUCHING:
            number, first = number + 1, edge
        numbers[edge] = number
    return numbers


def _join_rows(rows: list[list[_Cell]], columns: dict[int, int]) -> None:
    """Cells that go on with the one above add their row to it; one with nothing above it, or with
    text of its own, stands for itself."""
    above: dict[tuple[int, int], _Cell] = {}
    for row in rows:
        now: dict[tuple[int, int], _Cell] = {}
        for cell in row:
            box = (columns[cell.left], columns[cell.right])
            over = above.get(box) if cell.below else None
            cell.below = over is not None and not cell.text
            if over is not None and cell.below:
                over.rows += 1
                now[box] = over
            else:
                now[box] = cell
        above = now
