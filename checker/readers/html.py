"""HTML tables, also those that finance systems save under the name .xls: what the page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.number import whole
from checker.base.pattern import late_pattern
from checker.base.place import Lines, Place
from checker.readers.celltext import CellText
from checker.readers.grid import Grid, GridCell, Limits, Paragraph, ReadError
from checker.readers.hiddenhtml import Hidden, HiddenStyles, reason_to_hide
from checker.readers.htmlanswers import Selection, answer_shown
from checker.readers.htmllook import LOOKS, Looks
from checker.readers.htmltables import HtmlCell, HtmlTable
from checker.readers.htmltokens import Characters, EndTag, Lost, StartTag, html_tokens
from checker.readers.leftout import HIDDEN_ROWS, HIDDEN_TEXT, STRUCK_TEXT, left_out
from checker.readers.script import lowered, raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.readers.htmltokens import Token

_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "caption", "center", "section", "title"}
)
_NO_END = "最后一行以后的内容：网页在表格里就断了，没有结束的标记"
_SPACES = late_pattern(r"[ \t\n\r\f]+")
_MAX_DEPTH = 200
_MAX_ROW_SPAN = 65_534  # what browsers allow
_OPEN_AGAIN = "请用浏览器打开核对，再复制到 Word 或 Excel 后检查"


def html_grids(text: str, path: str) -> Iterator[Grid]:
    """One grid a table, inner tables after the one that holds them."""
    page = _Page(text, path)
    for token in html_tokens(text):
        page.see(token)
    yield from page.finish()


class _Page:
    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.source = text
        self.lines = Lines(text, path)
        self.limits = Limits()
        self.grids: list[tuple[int, Grid]] = []
        self.lost: list[Grid] = []
        self.count = 0
        self.tables: list[HtmlTable] = []
        self.paragraphs: list[Paragraph] = []
        self.text = CellText(self.limits.cell_chars)
        self.text_place: Place | None = None
        self.styles = HiddenStyles()
        self.hidden: Hidden | None = None
        self.passed_over = {"hidden": 0, "invisible": 0, "struck": 0}
        self.rows_passed_over = 0
        self.choice: Selection | None = None
        self.script = ""
        self.looks = Looks()
        self.folded: list[bool] = []
        """Of the `details` that are open tags, whether a person sees only their summary."""
        self.in_style = False
        self.budget = self.limits.cells
        self.tokens = self.limits.elements

    def see(self, token: Token) -> None:
        """Takes the next token of the page."""
        self.tokens -= 1
        if self.tokens < 0:
            raise ReadError("网页里的标记过多", "请把文件拆成几个")
        if self.hidden is not None:
            self.hidden, belongs = self._still_hidden(self.hidden, token)
            if belongs:
                return
        match token:
            case StartTag():
                self._start(token)
            case EndTag(name):
                self._end(name)
            case Characters(text, start, raw):
                if raw and self.in_style:
                    self.styles.read(text)
                elif not raw:
                    self._characters(text, start)
            case Lost():
                self._lose(token)

    def finish(self) -> Iterator[Grid]:
        """The grids of the whole page, and what was left out of them."""
        while self.tables:
            self._close_table(cut=_NO_END)
        self._end_paragraph()
        if self.paragraphs:
            self.grids.append((self.count + 1, Grid((), tuple(self.paragraphs))))
        yield from (grid for _, grid in sorted(self.grids, key=lambda each: each[0]))
        yield from self.lost
        over = self.passed_over
        counts = {
            HIDDEN_ROWS: self.rows_passed_over,
            HIDDEN_TEXT: over["hidden"] + over["invisible"],
            STRUCK_TEXT: over["struck"],
        }
        yield from left_out(counts)

    def _still_hidden(self, hidden: Hidden, token: Token) -> tuple[Hidden | None, bool]:
        if isinstance(token, Characters) and token.text.strip() and hidden.name != "tr":
            # Counted once an element, not once a piece of its text.
            if hidden.reason in self.passed_over and not token.raw:
                self.passed_over[hidden.reason] += 1
                hidden.reason = ""
            return hidden, True
        goes_on, belongs = hidden.goes_on(token)
        return (hidden if goes_on else None), belongs

    def _start(self, tag: StartTag) -> None:
        reason = reason_to_hide(tag, self.styles)
        if reason == "invisible" and tag.name in ("td", "th"):
            self._open_cell(tag)
        if reason is not None:
            self.hidden = Hidden.begin(tag, reason)
            self.rows_passed_over += tag.name == "tr"
            return
        match tag.name:
            case "table":
                self._open_table()
            case "tr" if self.tables:
                self._close_cell()
                table = self.tables[-1]
                table.row, table.column = table.row + 1, 0
            case "td" | "th" if self.tables:
                self._open_cell(tag)
            case "br":
                self._break()
            case "details":
                self.folded.append("open" not in tag.attributes)
            case name if name in _BLOCKS:
                if self.tables:
                    self._break()
                else:
                    self._end_paragraph()
                self.looks.start(tag)
            case _:
                self._start_inline(tag)

    def _start_inline(self, tag: StartTag) -> None:
        match tag.name:
            case "style":
                self.in_style = True
            case "frame" | "iframe" if tag.attributes.get("src"):
                self._lose_frame(tag)
            case "sup" | "sub":
                self.script = tag.name
            case name if name in LOOKS:
                self.looks.start(tag)
            case "input":
                self._add(answer_shown(tag.attributes), tag.start)
            case "select":
                self.choice = Selection()
            case "option" if self.choice is not None:
                if "selected" in tag.attributes:
                    self.choice.chosen.append(len(self.choice.options))
                self.choice.options.append("")
            case _:
                pass

    def _end(self, name: str) -> None:
        match name:
            case "style":
                self.in_style = False
            case "sup" | "sub":
                self.script = ""
            case "select":
                self._end_choice()
            case "table" if self.tables:
                self._close_table()
            case "td" | "th" if self.tables:
                self._close_cell()
            case "summary" if self.folded:
                self._break()
                if self.folded[-1]:
                    self.hidden = Hidden("details", "hidden")
                    self.folded.pop()
            case "details" if self.folded:
                self.folded.pop()
            case _:
                if name in LOOKS:
                    self.looks.end(name)
                if name in _BLOCKS and not self.tables:
                    self._end_paragraph()

    def _characters(self, text: str, start: int) -> None:
        if self.choice is not None:
            if self.choice.options:
                self.choice.options[-1] += text
            return
        text = self.looks.shown(text)
        if self.script == "sup":
            text = raised(text)
        elif self.script:
            text = lowered(text, self._target().last)
        self._add(text, start)

    def _add(self, text: str, start: int) -> None:
        if not text:
            return
        cell = self.tables[-1].cell if self.tables else None
        if cell is None and self.text_place is None and not text.isspace():
            self.text_place = self.lines.place(start, start)
        self._target().add(_flat(text))

    def _end_stray(self) -> None:
        """Text of a table outside its cells, its caption or a slip, is shown above it."""
        text = self.text.take().strip()
        if text and self.text_place:
            self.tables[-1].before += (Paragraph(text, self.text_place),)
        self.text_place = None

    def _target(self) -> CellText:
        cell = self.tables[-1].cell if self.tables else None
        return self.text if cell is None else cell.text

    def _end_choice(self) -> None:
        choice, self.choice = self.choice, None
        if choice is not None:
            self._add(choice.shown, 0)

    def _end_paragraph(self) -> None:
        """Keep the text since the last block, if there is any."""
        self._end_choice()
        text = self.text.take().strip()
        if text and self.text_place:
            self.paragraphs.append(Paragraph(text, self.text_place))
        self.text_place = None

    def _open_table(self) -> None:
        if len(self.tables) >= _MAX_DEPTH:
            raise ReadError("表格嵌套过深", _OPEN_AGAIN)
        self._end_paragraph()
        self.count += 1
        self.tables.append(HtmlTable(self.count, tuple(self.paragraphs)))
        self.paragraphs = []

    def _open_cell(self, tag: StartTag) -> None:
        if not self.tables:
            return
        self._close_cell()
        self.budget -= 1
        if self.budget < 0:
            raise ReadError(f"表格超过 {self.limits.cells} 格", "请把文件拆成几个")
        table = self.tables[-1]
        self._end_stray()
        self.looks.clear()
        table.row = max(table.row, 0)
        line, column = self.lines.position(tag.start)
        table.cell = HtmlCell(
            Place(self.path, line, column, line, column + tag.stop - tag.start),
            _span(tag.attributes.get("colspan"), self.limits.columns),
            _span(tag.attributes.get("rowspan"), _MAX_ROW_SPAN),
            CellText(self.limits.cell_chars),
        )

    def _break(self) -> None:
        cell = self.tables[-1].cell if self.tables else None
        if cell is not None:
            cell.text.add("\n")
        elif not self.tables:
            self.text.add(" ")

    def _close_cell(self) -> None:
        self._end_choice()
        self.script = ""
        table = self.tables[-1]
        cell, table.cell = table.cell, None
        if cell is None:
            return
        while table.reaching.get(table.column, -1) >= table.row:
            table.column += 1
        text = cell.text.take()
        if "\n" in text:
            text = "\n".join(line.strip() for line in text.split("\n"))
        text = text.strip()
        if table.column < self.limits.columns:
            table.cells.append(
                GridCell(text, table.row, table.column, cell.place, cell.rows, cell.columns)
            )
            for column in range(table.column, table.column + cell.columns):
                table.reaching[column] = table.row + cell.rows - 1
        table.column += cell.columns

    def _close_table(self, *, cut: str = "") -> None:
        self._close_cell()
        self._end_stray()
        table = self.tables.pop()
        around = self.tables[-1].cell if self.tables else None
        if around is not None and len({cell.column for cell in table.cells}) == 1:
            # A frame or a list: what a person sees is the text of the cell around it.
            around.text.add("".join(f"\n{cell.text}" for cell in table.cells) + "\n")
        else:
            self.grids.append((table.number, Grid(tuple(table.cells), table.before, cut=cut)))

    def _lose_frame(self, tag: StartTag) -> None:
        """A workbook saved as a web page keeps its sheets in files beside it."""
        written = tag.attributes["src"][:60]
        reason = f"网页只是框架，内容在另外的文件“{written}”里，没有读"
        self._leave(self.lines.place(tag.start, tag.stop), reason)

    def _lose(self, lost: Lost) -> None:
        written = self.source[lost.start : min(lost.stop, lost.start + 20)]
        if lost.unfinished:
            reason = f"从“{written}”起的标记没有写完，后面的内容浏览器也不显示"
        elif written.isascii():
            return
        else:
            reason = f"“{written}”被浏览器当作标记，里面的文字不显示"
        self._leave(self.lines.place(lost.start, lost.stop), reason)

    def _leave(self, place: Place, reason: str) -> None:
        cell = GridCell("", 0, 0, place)
        if len(self.lost) < self.limits.lost_parts:
            self.lost.append(Grid((cell,), name="网页", unread=(reason, _OPEN_AGAIN)))


def _flat(text: str) -> str:
    """White space as a page shows it: one blank for any run of it, and each that is kept."""
    return _SPACES.sub(" ", text).replace("\N{NO-BREAK SPACE}", " ")


def _span(text: str | None, limit: int) -> int:
    return min(whole(text.strip()[:9], 1), limit) or 1 if text is not None else 1
