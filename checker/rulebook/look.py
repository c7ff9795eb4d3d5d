"""How a sheet of the workbook looks: headings, widths, text format, lists to choose from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from checker.rulebook.columns import CHANGES, CHOICES
from checker.text import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Border
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from checker.rulebook.columns import Column

# Rows that have their lines drawn; lists and text format go down to the last one.
READY_ROWS = 20
LAST_ROW = 1000
HEAD_ROW = 2
LINE_HEIGHT = 15
BODY, PLAIN = "goalcheck 格", "goalcheck 文字"
FONT = "微软雅黑"
HEAD, REQUIRED, SELDOM, LINE = "DDEBF7", "FCE4D6", "EDEDED", "BFBFBF"
_WIDEST, _NARROWEST = 40, 8


def draw_sheet(
    book: Workbook,
    name: str,
    about: str,
    columns: Sequence[Column],
    rows: Sequence[dict[str, str]],
    required: set[str],
) -> Worksheet:
    from openpyxl.styles import Font

    sheet: Worksheet = book.create_sheet(name)
    sheet.cell(1, 1, about).font = Font(name=FONT, bold=True, size=12)
    lists = _Lists(book)
    sheet.freeze_panes = f"C{HEAD_ROW + 1}"
    sheet.row_dimensions[HEAD_ROW].height = 32
    for at, column in enumerate(columns, start=1):
        heading = sheet.cell(HEAD_ROW, at, column.title)
        colour = REQUIRED if column.title in required else SELDOM if column.seldom else HEAD
        draw_heading(heading, colour)
        letter = heading.column_letter
        texts = [row.get(column.title, "") for row in rows]
        sheet.column_dimensions[letter].width = _width([column.title, column.example, *texts])
        sheet.column_dimensions[letter].number_format = "@"
        if column.seldom:
            # Folded away unless something is written there.
            sheet.column_dimensions[letter].outlineLevel = 1
            sheet.column_dimensions[letter].hidden = not any(texts)
        _validate(sheet, column, at, lists)
    for at in range(max(READY_ROWS, len(rows))):
        row = rows[at] if at < len(rows) else {}
        lines = max((text.count("\n") + 1 for text in row.values()), default=1)
        sheet.row_dimensions[HEAD_ROW + 1 + at].height = LINE_HEIGHT * lines + 3
        for place, column in enumerate(columns, start=1):
            cell = sheet.cell(HEAD_ROW + 1 + at, place)
            cell.style = BODY
            if text := row.get(column.title, ""):
                write_text(cell, text)
    return sheet


def add_styles(book: Workbook) -> None:
    """The styles of cells by name: openpyxl is slow at putting them together cell by cell."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side

    side = Side(style="thin", color=LINE)
    book.add_named_style(
        NamedStyle(
            BODY,
            font=Font(name=FONT, size=10),
            alignment=Alignment(vertical="top", wrap_text=True),
            border=Border(left=side, right=side, top=side, bottom=side),
            number_format="@",
        )
    )
    book.add_named_style(
        NamedStyle(
            PLAIN,
            font=Font(name=FONT, size=10),
            alignment=Alignment(vertical="top", wrap_text=True),
        )
    )


def write_text(cell: Any, text: str) -> None:
    """A text that stays one: `=100%` is no formula. `cell` is any but a merged one."""
    # What looks like Excel's escape of a character is itself escaped.
    cell.value = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))


def draw_heading(cell: Cell, colour: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell.font = Font(name=FONT, bold=True, size=10)
    cell.fill = PatternFill("solid", fgColor=colour)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell.border = _border()


def _border() -> Border:
    from openpyxl.styles import Border, Side

    side = Side(style="thin", color=LINE)
    return Border(left=side, right=side, top=side, bottom=side)


def _width(texts: Sequence[str]) -> float:
    longest = max(width(line) for text in texts for line in (text or "").split("\n"))
    return float(min(max(longest + 3, _NARROWEST), _WIDEST))


class _Lists:
    """Texts to choose from, on a hidden sheet: Excel takes no more than 255 letters in a cell."""

    def __init__(self, book: Workbook) -> None:
        if CHOICES not in book.sheetnames:
            book.create_sheet(CHOICES).sheet_state = "hidden"
        self.sheet = book[CHOICES]

    def range_of(self, texts: Sequence[str]) -> str:
        """Where the texts stand."""
        from openpyxl.utils import get_column_letter

        at = self.sheet.max_column + 1
        for row, text in enumerate(texts, start=1):
            write_text(self.sheet.cell(row, at), text)
        letter = get_column_letter(at)
        return f"{CHOICES}!${letter}$1:${letter}${len(texts)}"


def _validate(sheet: Worksheet, column: Column, at: int, lists: _Lists) -> None:
    """What the cell says when it is chosen, and what can be picked from it."""
    if column.choices:
        offer(sheet, column, at, f'"{",".join(column.choices)}"', strict=True)
    elif column.offers:
        offer(sheet, column, at, lists.range_of(column.offers))
    elif column.title != "编号" or sheet.title != CHANGES:
        offer(sheet, column, at, None)


def offer(
    sheet: Worksheet, column: Column, at: int, formula: str | None, *, strict: bool = False
) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter(at)
    validation = DataValidation(
        type="list" if formula else None,
        formula1=formula,
        allow_blank=True,
        sqref=f"{letter}{HEAD_ROW + 1}:{letter}{LAST_ROW}",
    )
    validation.promptTitle = column.title[:30]
    validation.prompt = _prompt(column)[:250]
    validation.showInputMessage = True
    validation.showErrorMessage = strict
    validation.errorTitle = "请从下拉里选"
    validation.error = f"这里只能是：{'、'.join(column.choices or ())}"
    sheet.add_data_validation(validation)


def _prompt(column: Column) -> str:
    example = f"。例如：{column.example}" if column.example else ""
    return f"{column.about}{example}"
