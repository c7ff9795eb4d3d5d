"""The cells and paragraphs of a Word document, with the offsets at which they can be changed.

Tables, rows and columns are counted exactly as `checker.readers.docx` counts them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import unescape

from checker.base.dataclass import dataclass, field
from checker.base.number import whole
from checker.ooxml.markup import tags
from checker.ooxml.xmlstream import ALTERNATIVE, ALTERNATIVES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.ooxml.markup import Tag

MAIN_PART = "word/document.xml"
# Elements whose text is not what a reader sees.
UNSEEN = frozenset({"del", "moveFrom", "instrText", "delText", "rPrChange", "pPrChange", "rt"})
# Where a text is computed, linked or under review, it is left alone.
_GUARDS = frozenset({"ins", "moveTo", "fldSimple", "hyperlink", "smartTag", ALTERNATIVES})
_MOST_COLUMNS = 256
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class TextRun:
    """The text of one `w:t`, or of a break, which has no bytes that could be edited.

    `format` holds the bytes of the run's properties; `guarded` texts must not be changed.
    """

    text: str
    start: int
    stop: int
    format: bytes
    guarded: bool


@dataclass(slots=True)
class WordParagraph:
    """A paragraph: `begin` is where its first run may stand, `end` where its last may."""

    tag: Tag
    begin: int
    end: int = 0
    runs: list[TextRun] = field(default_factory=list[TextRun])

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


Paragraphs = list[WordParagraph]


def word_cells(xml: bytes) -> dict[str, Paragraphs]:
    """The paragraphs of every cell and between the tables, by the name the reader gives the place:
    `table=5,row=12,col=5`, `表1前第2段`."""
    body = _Body(xml)
    for tag in _seen(xml):
        if tag.closing:
            body.close(tag)
        else:
            body.open(tag)
    return body.places


def _seen(xml: bytes) -> Iterator[Tag]:
    """Tags outside deleted text; of alternatives those of the first."""
    unseen = 0
    chosen: list[bool] = []
    passed_over: list[bool] = []
    for tag in tags(xml):
        if tag.name == ALTERNATIVES:
            chosen.pop() if tag.closing else chosen.append(False)
        if tag.name in ALTERNATIVE and chosen:
            if tag.closing:
                unseen -= passed_over.pop()
            else:
                passed_over.append(chosen[-1])
                unseen += chosen[-1]
                chosen[-1] = True
        elif tag.name in UNSEEN:
            unseen += -1 if tag.closing else 1
        elif not unseen:
            yield tag


@dataclass(slots=True)
class _Table:
    number: int
    row: int = -1
    column: int = 0
    cell: Paragraphs | None = None
    span: int = 1
    columns: set[int] = field(default_factory=set[int])
    """Where cells begin."""
    names: list[str] = field(default_factory=list[str])
    """The places of its cells."""


class _Body:
    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        self.places: dict[str, Paragraphs] = {}
        self.tables: list[_Table] = []
        self.paragraphs: list[WordParagraph] = []
        self.count = 0
        self.outside = 0
        self.guards = 0
        self.in_field = False
        self.format = b""
        self.format_start = 0
        self.text_start = 0

    def open(self, tag: Tag) -> None:
        table = self.tables[-1] if self.tables else None
        match tag.name:
            case "tbl":
                self.count += 1
                self.tables.append(_Table(self.count))
            case "tr" if table:
                table.row, table.column = table.row + 1, 0
            case "gridBefore" if table:
                table.column += _number(tag)
            case "tc" if table:
                name = f"table={table.number},row={max(table.row, 0) + 1},col={table.column + 1}"
                table.cell = self.places[name] = []
                table.names.append(name)
                table.columns.add(table.column)
                table.span = 1
            case "gridSpan" if table and table.cell is not None:
                table.span = max(1, _number(tag))
            case _:
                self._open_text(tag)

    def _open_text(self, tag: Tag) -> None:
        match tag.name:
            case "p":
                self.paragraphs.append(WordParagraph(tag, tag.stop))
            case "r":
                self.format = b""
            case "rPr":
                self.format_start = tag.stop
            case "t":
                self.text_start = tag.stop
            case "fldChar":
                self.in_field = tag.attributes.get("fldCharType") != "end"
            case name if name in _GUARDS:
                self.guards += 1
            case name if name in _BREAKS and self.paragraphs:
                self._add(_BREAKS[name], tag.start, tag.start, guarded=True)
            case _:
                pass

    def close(self, tag: Tag) -> None:
        table = self.tables[-1] if self.tables else None
        match tag.name:
            case "tbl" if table:
                self._close_table(self.tables.pop())
            case "tc" if table:
                table.column += table.span
                table.cell = None
            case "p" if self.paragraphs:
                self._close_paragraph(self.paragraphs.pop(), tag, table)
            case "pPr" if self.paragraphs:
                self.paragraphs[-1].begin = tag.stop
            case "rPr":
                self.format = b"" if tag.empty else self.xml[self.format_start : tag.start]
            case "t" if self.paragraphs and not tag.empty:
                written = self.xml[self.text_start : tag.start]
                text = unescape(written.decode(), {"&quot;": '"', "&apos;": "'"})
                guarded = self.in_field or self.guards > 0 or "&#" in text
                self._add(text, self.text_start, tag.start, guarded=guarded)
            case name if name in _GUARDS:
                self.guards -= 1
            case _:
                pass

    def _close_table(self, table: _Table) -> None:
        """An inner table of one column is text of the cell that holds it."""
        self.outside = 0
        holder = self.tables[-1].cell if self.tables else None
        if holder is not None and len(table.columns) == 1:
            for name in table.names:
                holder.extend(self.places.pop(name))

    def _add(self, text: str, start: int, stop: int, *, guarded: bool) -> None:
        self.paragraphs[-1].runs.append(TextRun(text, start, stop, self.format, guarded))

    def _close_paragraph(self, paragraph: WordParagraph, tag: Tag, table: _Table | None) -> None:
        paragraph.end = tag.start
        if table and table.cell is not None:
            table.cell.append(paragraph)
        elif paragraph.text.strip() and not table:
            self.outside += 1
            self.places[f"表{self.count + 1}前第{self.outside}段"] = [paragraph]


def _number(tag: Tag) -> int:
    return min(whole(tag.attributes.get("val", "1"), _MOST_COLUMNS), _MOST_COLUMNS)
