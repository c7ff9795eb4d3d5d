"""The cells on one page of a table without ruling lines: its head, the heads of its columns, and
the rows of its body with the levels merged over them."""

from __future__ import annotations

from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.place import Place
from checker.model import TABLE_FIELDS
from checker.readers.alignedcolumns import parts_of, width_of
from checker.readers.alignedrows import Piece, Reading, spans
from checker.readers.columns import LEVELS
from checker.readers.gaps import is_label_of_line
from checker.readers.grid import GridCell
from checker.readers.labels import is_level, label_of
from checker.readers.pagetext import TextLine, is_full, text_within

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.readers.alignedcolumns import Columns
    from checker.readers.alignedrows import Full, MergedCell, Row
    from checker.readers.vocabulary import Vocabulary

_SAME_START = 0.3
_LABEL, _REST = 0, 1
_LONG_TEXTS = frozenset(
    {"资金用途", "中期目标", "实际完成情况", "设立依据", "评价结论", "存在问题", "改进措施"}
    | {"偏差原因", "备注"}
)


class UnsureError(Exception):
    """Rows or columns cannot be told; the line is where."""

    def __init__(self, page: int, line: TextLine) -> None:
        super().__init__(line.text)
        self.page = page
        self.line = line


@dataclass(frozen=True, slots=True)
class Layout:
    """What holds for all pages of a table: its columns with the fields of their heads, how wide
    the lines of each may get, and where the table begins and ends on paper."""

    path: str
    columns: Columns
    fields: tuple[str, ...]
    widths: tuple[float, ...]
    left: float
    right: float

    @classmethod
    def of(
        cls, path: str, columns: Columns, fields: tuple[str, ...], lines: Sequence[TextLine]
    ) -> Layout:
        left = min(columns.edges[0], *(line.left for line in lines))
        right = max(columns.edges[-1], *(line.right for line in lines))
        pieces: list[list[Piece]] = [[] for _ in fields]
        for line in lines:
            for piece in columns.pieces(line):
                pieces[piece.column].append(piece)
        none: list[Piece] = []
        pairs = zip_longest(pieces, pieces[1:], fillvalue=none)
        widths = (
            width_of(at, columns, [*own, *after], right) for at, (own, after) in enumerate(pairs)
        )
        return cls(path, columns, fields, tuple(widths), left, right)

    @property
    def merged(self) -> tuple[int, ...]:
        """The columns whose cells may reach over several rows: those of the levels above the name
        of the indicator, and what stands left of them."""
        last = max(at for at, field in enumerate(self.fields) if field in LEVELS)
        return tuple(range(last))

    @property
    def name(self) -> int:
        return len(self.merged)

    @property
    def value(self) -> int:
        return self.fields.index("指标值")

    def edge(self, number: int) -> float:
        """Where a column begins on paper; the last edge is that of the table."""
        if number == 0:
            return self.left
        edges = self.columns.edges
        return self.right if number == len(edges) - 1 else edges[number]


class PageRows:
    """Puts the cells of one page together, row by row."""

    def __init__(self, words: Vocabulary, layout: Layout, page: int) -> None:
        self.words = words
        self.layout = layout
        self.page = page
        self.cells: list[GridCell] = []
        self.height = 0

    def add_head(self, lines: Sequence[TextLine]) -> None:
        """The lines above the heads: labels at the left, what they stand for beside them."""
        if not lines:
            return
        border = _border(self.words, lines)
        pieces = [piece for line in lines for piece in _divided(line, border)]
        full = _full({each: _widest(pieces, each) for each in (_LABEL, _REST)})
        loose = frozenset({_REST})
        is_label = partial(is_label_of_line, self.words)
        is_long = partial(_heads_long_text, self.words)
        reading = Reading(_LABEL, _REST, _LABEL, loose, full, is_label, is_long)
        for row in self._rows(reading, pieces, lines[0]):
            labels = [piece.line for piece in row if piece.column == _LABEL]
            rest = [piece.line for piece in row if piece.column == _REST]
            self._add(
                text_within(labels, _widest(pieces, _LABEL)), labels, self.layout.left, border
            )
            self._add_rest(rest, border, _widest(pieces, _REST))
            self.height += 1

    def _add_rest(self, lines: Sequence[TextLine], border: float, width: float) -> None:
        """What stands beside a label: one text, or several cells that begin in the first line."""
        parts = [parts_of(line) for line in lines]
        if not parts:
            self._add("", (), border, self.layout.right)
        elif all(len(each) == 1 for each in parts):
            self._add(text_within(lines, width), lines, border, self.layout.right)
        else:
            self._add_cells(parts, border)

    def _add_cells(self, parts: Sequence[Sequence[TextLine]], border: float) -> None:
        columns = [[part] for part in parts[0]]
        for part in (part for line in parts[1:] for part in line):
            near = _SAME_START * part.size
            own = next((each for each in columns if abs(each[0].left - part.left) <= near), None)
            if own is None:
                raise UnsureError(self.page, part)
            own.append(part)
        starts = [border, *(each[0].left for each in columns[1:]), self.layout.right]
        for at, each in enumerate(columns):
            width = max(line.right - line.left for line in each)
            self._add(text_within(each, width), each, starts[at], starts[at + 1])

    def add_heads(self, lines: Sequence[TextLine]) -> None:
        """The heads of the columns, one row."""
        if not lines:
            return
        pieces = [piece for line in lines for piece in self.layout.columns.pieces(line)]
        for column in range(len(self.layout.fields)):
            self._add_column(column, [piece for piece in pieces if piece.column == column])
        self.height += 1

    def add_body(self, lines: Sequence[TextLine], *, carried: bool) -> None:
        """The rows below the heads; with `carried` the levels of the page before go on."""
        layout = self.layout
        pieces = [piece for line in lines for piece in layout.columns.pieces(line)]
        own = [piece for piece in pieces if piece.column not in layout.merged]
        if not own:
            if pieces:
                raise UnsureError(self.page, pieces[0].line)
            return
        count = len(layout.fields)
        full = _full(dict(enumerate(layout.widths)))
        checked = {layout.name, layout.value}
        loose = frozenset(range(count)) - checked
        reading = Reading(layout.name, layout.value, layout.value, loose, full)
        rows = self._rows(reading, own, lines[0])
        for column in layout.merged:
            self._add_merged(column, [p for p in pieces if p.column == column], rows, carried)
        for row in rows:
            for column in range(layout.name, count):
                self._add_column(column, [piece for piece in row if piece.column == column])
            self.height += 1

    def _rows(self, reading: Reading, pieces: Sequence[Piece], first: TextLine) -> list[Row]:
        rows = reading.rows(pieces)
        if rows is None:
            raise UnsureError(self.page, first)
        return rows

    def _add_merged(
        self,
        column: int,
        pieces: Sequence[Piece],
        rows: Sequence[Row],
        carried: bool,  # noqa: FBT001
    ) -> None:
        label = not self.layout.fields[column]
        cells = [list(pieces)] if label and pieces else _level_cells(self.words, pieces)
        found: list[MergedCell] | None = [] if not cells and (carried or label) else None
        if label and cells:
            self._add_column(column, pieces, len(rows))
            return
        if found is None:
            found = spans(cells, rows, carried=carried)
        if found is None:
            raise UnsureError(self.page, (pieces or rows[0])[0].line)
        first = found[0].first if found else len(rows)
        if first:
            self._add_column(column, (), first)
        for each in found:
            self._add_column(column, each.lines, each.last - each.first + 1, each.first)

    def _add_column(
        self,
        column: int,
        own: Sequence[Piece],
        count: int = 1,
        below: int = 0,
    ) -> None:
        lines = [piece.line for piece in sorted(own, key=lambda each: each.top)]
        text = text_within(lines, self.layout.widths[column])
        start, end = self.layout.edge(column), self.layout.edge(column + 1)
        self._add(text, lines, start, end, count, below)

    def _add(
        self,
        text: str,
        lines: Sequence[TextLine],
        start: float,
        end: float,
        count: int = 1,
        below: int = 0,
    ) -> None:
        top = min((line.top for line in lines), default=0.0)
        bottom = max((line.bottom for line in lines), default=top)
        box = ",".join(f"{at:.0f}" for at in (start, top, end, bottom))
        name = f"page={self.page},box={box}" if lines else f"page={self.page}"
        place = Place(self.layout.path, cell=name, order=(self.page, int(top), int(start)))
        column = round(start)
        width = max(1, round(end) - column)
        self.cells.append(GridCell(text, self.height + below, column, place, count, width))


def _border(words: Vocabulary, lines: Iterable[TextLine]) -> float:
    """Where the labels at the left end and what they stand for begins."""
    labels = 0.0
    values = float("inf")
    for line in lines:
        parts = parts_of(line)
        if is_label_of_line(words, parts[0].text):
            labels = max(labels, parts[0].right)
            values = min([values, *(part.left for part in parts[1:2])])
    return (labels + values) / 2 if values != float("inf") else labels + 1


def _heads_long_text(words: Vocabulary, text: str) -> bool:
    """Whether several paragraphs may stand beside a label."""
    label = label_of(words, text)
    return label is None or label.field not in TABLE_FIELDS or label.field in _LONG_TEXTS


def _divided(line: TextLine, border: float) -> list[Piece]:
    sides = (
        (_LABEL, tuple(char for char in line.chars if char.x < border)),
        (_REST, tuple(char for char in line.chars if char.x >= border)),
    )
    return [
        Piece(column, TextLine(chars))
        for column, chars in sides
        if any(char.text.strip() for char in chars)
    ]


def _widest(pieces: Iterable[Piece], column: int) -> float:
    own = (piece.line for piece in pieces if piece.column == column)
    return max((line.right - line.left for line in own), default=0.0)


def _full(widths: dict[int, float]) -> Full:
    """Whether a line ends for want of room in its column."""
    return lambda above, below: is_full(above.line, below.line, widths[above.column])


def _level_cells(words: Vocabulary, pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The lines of a column of levels put together to cells: as long as they are no level yet."""
    cells: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: each.top):
        last = cells[-1] if cells else None
        if last and _goes_on(words, last, piece):
            last.append(piece)
        else:
            cells.append([piece])
    return cells


def _goes_on(words: Vocabulary, cell: Sequence[Piece], piece: Piece) -> bool:
    if piece.top - cell[-1].bottom >= piece.size:
        return False
    text = "".join(each.line.text for each in cell)
    return not is_level(words, text) or (
        not is_level(words, piece.line.text) and is_level(words, text + piece.line.text)
    )
