"""How a sheet of the workbook looks: headings, widths, text format, lists to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass, field
from checker.base.text import width
from checker.ooxml import column_letters
from checker.reports import new_workbook
from checker.rulebook.columns import CHANGES, CHOICES

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from checker.rulebook.columns import SheetColumn

# Rows that have their lines drawn; lists and text format go down to the last one.
READY_ROWS = 20
LAST_ROW = 1000
HEAD_ROW = 2
LINE_HEIGHT = 15
HEAD, REQUIRED, SELDOM, LINE = "#DDEBF7", "#FCE4D6", "#EDEDED", "#BFBFBF"
_WIDEST, _NARROWEST = 40, 8
_FONT = {"font_name": "微软雅黑", "font_size": 10}
_TOP = {**_FONT, "valign": "top", "text_wrap": True}
_LINES = {"border": 1, "border_color": LINE}
_STYLES: dict[str, dict[str, object]] = {
    "cell": {**_TOP, **_LINES, "num_format": "@"},
    "plain": dict(_TOP),
    "text": {"num_format": "@"},
    "about": {**_FONT, "bold": True, "font_size": 12},
    "title": {**_TOP, "bold": True, "font_size": 14},
    "bold": {**_TOP, "bold": True},
    **{
        colour: {
            **_FONT,
            **_LINES,
            "bold": True,
            "bg_color": colour,
            "align": "center",
            "valign": "vcenter",
            "text_wrap": True,
        }
        for colour in (HEAD, REQUIRED, SELDOM)
    },
}
# What Excel would take for a formula where somebody edits the cell.
_LIKE_A_FORMULA = ("=", "+", "-", "@")


@dataclass(slots=True)
class RuleBook:
    """A workbook being written; `lists` are the texts to choose from, a column each.

    The library says nothing of its types: its objects are used in this room and nowhere else.
    """

    writer: Any
    styles: dict[tuple[str, bool], Any] = field(default_factory=dict["tuple[str, bool]", Any])
    lists: list[tuple[str, ...]] = field(default_factory=list["tuple[str, ...]"])

    def style(self, name: str, *, quoted: bool = False) -> Any:
        """A format by its name; a `quoted` one keeps what looks like a formula a text."""
        key = name, quoted
        if key not in self.styles:
            properties = {**_STYLES[name], "quote_prefix": True} if quoted else _STYLES[name]
            self.styles[key] = self.writer.add_format(properties)
        return self.styles[key]

    def write(self, sheet: Any, row: int, column: int, text: str, style: str) -> None:
        """A text that stays one: `=100%` is no formula. Rows and columns count from 1."""
        quoted = text.startswith(_LIKE_A_FORMULA)
        form = self.style(style, quoted=quoted)
        if text:
            sheet.write_string(row - 1, column - 1, text, form)
        else:
            sheet.write_blank(row - 1, column - 1, None, form)

    def range_of(self, texts: Sequence[str]) -> str:
        """Where texts to choose from stand: Excel takes no more than 255 letters in a cell."""
        self.lists.append(tuple(texts))
        letters = column_letters(len(self.lists) - 1)
        return f"={CHOICES}!${letters}$1:${letters}${len(texts)}"

    def write_lists(self) -> None:
        """The hidden sheet of the texts to choose from."""
        sheet = self.writer.add_worksheet(CHOICES)
        sheet.hide()
        for column, texts in enumerate(self.lists, start=1):
            for row, text in enumerate(texts, start=1):
                self.write(sheet, row, column, text, "plain")


def written(fill: Callable[[RuleBook], object], created: datetime.datetime) -> bytes:
    """The bytes of the workbook that `fill` fills. Raises UsageError without XlsxWriter."""

    def fill_and_list(writer: Any) -> None:
        book = RuleBook(writer)
        fill(book)
        book.write_lists()

    return new_workbook("工作簿", "规则工作簿", created, fill_and_list)


def draw_sheet(
    book: RuleBook,
    name: str,
    about: str,
    columns: Sequence[SheetColumn],
    rows: Sequence[dict[str, str]],
    required: set[str],
) -> Any:
    """A sheet to be filled in: a heading, the rows there are, and empty ones ready for more."""
    sheet = book.writer.add_worksheet(name)
    book.write(sheet, 1, 1, about, "about")
    sheet.freeze_panes(HEAD_ROW, 2)
    sheet.set_row(HEAD_ROW - 1, 32)
    for at, column in enumerate(columns, start=1):
        colour = REQUIRED if column.title in required else SELDOM if column.seldom else HEAD
        book.write(sheet, HEAD_ROW, at, column.title, colour)
        texts = [row.get(column.title, "") for row in rows]
        # Folded away unless something is written there.
        folded = {"level": 1, "hidden": not any(texts)} if column.seldom else {}
        wide = _width([column.title, column.example, *texts])
        sheet.set_column(at - 1, at - 1, wide, book.style("text"), folded)
        _validate(book, sheet, name, column, at)
    for at in range(max(READY_ROWS, len(rows))):
        row = rows[at] if at < len(rows) else {}
        lines = max((text.count("\n") + 1 for text in row.values()), default=1)
        sheet.set_row(HEAD_ROW + at, LINE_HEIGHT * lines + 3)
        for place, column in enumerate(columns, start=1):
            book.write(sheet, HEAD_ROW + 1 + at, place, row.get(column.title, ""), "cell")
    return sheet


def _width(texts: Sequence[str]) -> float:
    longest = max(width(line) for text in texts for line in (text or "").split("\n"))
    return float(min(max(longest + 3, _NARROWEST), _WIDEST))


def _validate(book: RuleBook, sheet: Any, name: str, column: SheetColumn, at: int) -> None:
    """What the cell says when it is chosen, and what can be picked from it."""
    if column.choices:
        offer(sheet, column, at, list(column.choices), strict=True)
    elif column.offers:
        offer(sheet, column, at, book.range_of(column.offers))
    elif column.title != "编号" or name != CHANGES:
        offer(sheet, column, at, None)


def offer(
    sheet: Any,
    column: SheetColumn,
    at: int,
    source: str | list[str] | None,
    *,
    strict: bool = False,
) -> None:
    """Lets the cells of a column be picked from `source`: texts, or where they stand."""
    asked: dict[str, object] = {
        "validate": "list" if source else "any",
        "input_title": column.title[:30],
        "input_message": _prompt(column)[:250],
        "show_error": strict,
        "error_title": "请从下拉里选",
        "error_message": f"这里只能是：{'、'.join(column.choices or ())}",
    }
    if source:
        asked["source"] = source
    sheet.data_validation(HEAD_ROW, at - 1, LAST_ROW - 1, at - 1, asked)


def _prompt(column: SheetColumn) -> str:
    example = f"。例如：{column.example}" if column.example else ""
    return f"{column.about}{example}"
