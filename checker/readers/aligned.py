"""Tables without ruling lines on the pages of a PDF: known by the heads of the indicators' columns,
read where the lines below and above them tell rows and columns for sure, refused where not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.place import Place
from checker.readers.alignedcells import Layout, PageRows, UnsureError
from checker.readers.alignedcolumns import Columns, columns_of, parts_of
from checker.readers.fragments import Fragment
from checker.readers.gaps import column_field, ends_rows, heads_rows, is_label_of_line
from checker.readers.grid import Grid, GridCell, Paragraph
from checker.readers.labels import is_level, is_title
from checker.readers.pagetext import TextLine, joined_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.readers.vocabulary import Vocabulary

_UNSURE = "表没有框线，分不清哪些字是一行、一格，没有读"
_USE_ORIGINAL = "请换用 Word、Excel 原件，或给表格加上框线后重新导出 PDF"
# Parts of the size of the letters: lines that overlap, and a rest of a head below it.
_CLOSE = 0.3
_REST = 0.35
_MOST_LINES = 20_000
_NEAR = 3.0


@dataclass(frozen=True, slots=True)
class LoosePage:
    """A page on which no lines are drawn around cells."""

    number: int
    lines: tuple[TextLine, ...]

    def as_grid(self, path: str) -> Grid:
        """The page as lines of text alone."""
        lines = [_Line(self.number, line) for line in self.lines]
        return Grid((), tuple(_paragraphs(lines, path)), f"第{self.number}页")


@dataclass(frozen=True, slots=True)
class _Line:
    page: int
    text: TextLine


def aligned_tables(
    words: Vocabulary, pages: Sequence[LoosePage], path: str
) -> Iterator[Fragment | Grid] | None:
    """The tables of pages that follow each other, and the lines around them; None where nothing
    on them heads the columns of indicators."""
    pairs = zip((None, *pages), pages, strict=False)
    lines = [
        _Line(page.number, line)
        for before, page in pairs
        for line in _without_running(words, before, page)
    ]
    if len(lines) > _MOST_LINES:
        return None
    heads = [at for at, line in enumerate(lines) if _is_head(words, line.text)]
    if not heads:
        return None
    return _Tables(words, lines, heads, path).read()


def _is_head(words: Vocabulary, line: TextLine) -> bool:
    return heads_rows(words, [part.text for part in parts_of(line)])


def _without_running(
    words: Vocabulary, before: LoosePage | None, page: LoosePage
) -> tuple[TextLine, ...]:
    """The lines of a page but for its first where the page before begins with the same text at
    the same height: a title that is printed on every page."""
    if not (before and before.lines and page.lines):
        return page.lines
    one, other = before.lines[0], page.lines[0]
    same = one.text == other.text and abs(one.top - other.top) < _NEAR
    return page.lines[1:] if same and not _is_head(words, other) else page.lines


class _Tables:
    def __init__(
        self, words: Vocabulary, lines: Sequence[_Line], heads: Sequence[int], path: str
    ) -> None:
        self.words = words
        self.lines = lines
        self.heads = heads
        self.path = path

    def read(self) -> Iterator[Fragment | Grid]:
        at = 0
        while (head := next((each for each in self.heads if each >= at), None)) is not None:
            top = self._top_of(at, head)
            try:
                table, end = _Table.at(self.words, self.lines, top, head, self.path)
                found = list(table.fragments(self._paragraphs(at, top)))
            except UnsureError as error:
                if at:  # what stands below the table before
                    yield Grid((), self._paragraphs(at, top), f"第{error.page}页")
                yield self._refused(error)
                return
            yield from found
            at = end
        for page, rest in _by_page(self.lines[at:]).items():
            own = tuple(_paragraphs([_Line(page, line) for line in rest], self.path))
            yield Grid((), own, f"第{page}页")

    def _top_of(self, start: int, head: int) -> int:
        """Where the table begins whose columns have their heads at a line: at its first label, or
        at the first of the lines that stand beside it."""
        lines = self.lines
        top = next(
            (at for at in range(start, head) if _is_labelled(self.words, lines[at].text)), head
        )
        while top > start and _stands_beside(lines[top - 1], lines[top]):
            top -= 1
        return top

    def _paragraphs(self, start: int, stop: int) -> tuple[Paragraph, ...]:
        return tuple(_paragraphs(self.lines[start:stop], self.path))

    def _refused(self, error: UnsureError) -> Grid:
        """One finding for this table and those behind it, none of which is read."""
        place = _place(self.path, error.page, error.line)
        name = f"第{error.page}页“{error.line.text[:20]}”一行起"
        return Grid((GridCell("", 0, 0, place),), name=name, unread=(_UNSURE, _USE_ORIGINAL))


def _paragraphs(lines: Sequence[_Line], path: str) -> Iterator[Paragraph]:
    for page, own in _by_page(lines).items():
        edge = max((line.right for line in own), default=0.0)
        for line in joined_lines(own, edge):
            yield Paragraph(line.text, _place(path, page, line))


def _place(path: str, page: int, line: TextLine) -> Place:
    order = (page, int(line.top), int(line.left))
    return Place(path, cell=f"page={page},top={line.top:.0f}", order=order)


def _is_labelled(words: Vocabulary, line: TextLine) -> bool:
    return is_label_of_line(words, parts_of(line)[0].text) and not is_title(line.text)


def _stands_beside(above: _Line, below: _Line) -> bool:
    """Whether a line is one of those that are set on both sides of the line of a label."""
    label = parts_of(below.text)[0]
    right = above.text.left > label.right and above.page == below.page
    return right and below.text.top - above.text.bottom < _CLOSE * below.text.size


def _overlap(above: _Line, below: _Line) -> bool:
    """Whether two lines are of one row of heads, some of which have more lines than others."""
    near = below.text.top - above.text.bottom < -_CLOSE * below.text.size
    return above.page == below.page and near


@dataclass(frozen=True, slots=True)
class _Table:
    """The lines of one table: its head, the heads of its columns, its body."""

    words: Vocabulary
    path: str
    top: tuple[_Line, ...]
    heads: tuple[_Line, ...]
    body: tuple[_Line, ...]
    columns: Columns
    labels: tuple[TextLine, ...]

    @classmethod
    def at(
        cls, words: Vocabulary, lines: Sequence[_Line], top: int, head: int, path: str
    ) -> tuple[_Table, int]:
        """The table whose columns have their heads at a line, and where the next may begin."""
        labels = parts_of(lines[head].text)
        first, last = _rows_of_heads(words, lines, top, head)
        own = tuple(part.text for part in labels)
        stop = _end_of(words, lines, last, own)
        body = [line for line in lines[last:stop] if not _repeats(line.text, own)]
        around = [*lines[first:head], *lines[head + 1 : last]]
        columns, count = columns_of(labels, [line.text for line in (*around, *body)])
        if columns is None or count <= len(around):
            raise UnsureError(lines[head].page, lines[head].text)
        kept = count - len(around)
        if kept < len(body):
            stop = next(at for at in range(last, stop) if lines[at] is body[kept])
            body = body[:kept]
            behind = [part for each in lines[stop : stop + 3] for part in parts_of(each.text)]
            if any(is_level(words, part.text) for part in behind):
                raise UnsureError(lines[stop].page, lines[stop].text)
        heads = tuple(lines[first:last])
        return cls(
            words, path, tuple(lines[top:first]), heads, tuple(body), columns, tuple(labels)
        ), stop

    def fragments(self, before: tuple[Paragraph, ...]) -> Iterator[Fragment]:
        """The table as one fragment a page."""
        parts = [self.top, self.heads, self.body]
        lines = [line.text for part in (self.heads, self.body) for line in part]
        lines += [line.text for line in self.top]
        layout = Layout.of(self.path, self.columns, self._fields(), lines)
        pages = [_by_page(part) for part in parts]
        for number in sorted({number for each in pages for number in each}):
            head, heads, body = (each.get(number, []) for each in pages)
            page = PageRows(self.words, layout, number)
            page.add_head(head)
            page.add_heads(heads)
            page.add_body(body, carried=number > self.heads[0].page)
            yield Fragment(Grid(tuple(page.cells), before, f"第{number}页"), number, page.height)
            before = ()

    def _fields(self) -> tuple[str, ...]:
        named = [column_field(self.words, label.text) for label in self.labels]
        return tuple("" if at is None else named[at] for at in self.columns.heads)


def _by_page(lines: Iterable[_Line]) -> dict[int, list[TextLine]]:
    pages: dict[int, list[TextLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line.text)
    return pages


def _rows_of_heads(
    words: Vocabulary, lines: Sequence[_Line], top: int, head: int
) -> tuple[int, int]:
    """The lines over which the heads of the columns are set."""
    first, last = head, head + 1
    while first > top and _overlap(lines[first - 1], lines[first]):
        first -= 1
    while last < len(lines) and _goes_on(words, lines[last - 1], lines[last]):
        last += 1
    return first, last


def _goes_on(words: Vocabulary, above: _Line, below: _Line) -> bool:
    """Whether a line is a rest of the heads above it."""
    gap = below.text.top - above.text.bottom
    parts = parts_of(below.text)
    near = above.page == below.page and gap < _REST * below.text.size
    return near and not any(is_level(words, part.text) for part in parts) and len(parts) == 1


def _end_of(words: Vocabulary, lines: Sequence[_Line], start: int, labels: tuple[str, ...]) -> int:
    """Where the rows below the heads end: at a label, a signature, the heads of another table."""
    for at in range(start, len(lines)):
        parts = parts_of(lines[at].text)
        if ends_rows(words, parts[0].text) or is_title(lines[at].text.text):
            return at
        if _is_head(words, lines[at].text) and not _repeats(lines[at].text, labels):
            return at
    return len(lines)


def _repeats(line: TextLine, labels: tuple[str, ...]) -> bool:
    """Whether a line has the heads of the columns once more, on the next page."""
    return tuple(part.text for part in parts_of(line)) == labels
