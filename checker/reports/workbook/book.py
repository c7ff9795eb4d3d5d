"""Sheets as they are filled, printed and worked in, written with XlsxWriter.

Nothing in the file depends on the clock: the same sheets are the same bytes.
"""

from __future__ import annotations

import datetime
import io
from importlib import import_module
from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass, field
from checker.base.errors import UsageError
from checker.base.text import width

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

CellValue = str | int

_LONGEST_TEXT = 32_767
# Points of a line of text, and the most that a row may be high in lines (409 points).
_LINE, _MOST_LINES = 15, 27
# A workbook says when it was made: always on the first day the format knows of.
_NO_DATE = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
_FONT = {"font_name": "等线", "font_size": 10}
_HEADING = {
    "bold": True,
    "bg_color": "#E7ECF3",
    "valign": "vcenter",
    "text_wrap": True,
    "border": 1,
}
_TEXT = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#C9CFD8"}
# Fills of cells that say how bad something is, the worst first.
_TINTS = ("#FBDAD7", "#FFEFC2", "#DCEBFA", "#DDF1E4")
# Pixels of a chart: its width, a bar, title and margins.
_WIDTH, _BAR, _AROUND = 640, 20, 90
_A4 = 9


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars over two columns of the sheet `sheet`: labels in its column A, whole numbers
    in B, from the row `first` (from 1) on. It stands at the top of its own sheet, in `column`."""

    title: str
    sheet: str
    first: int
    count: int
    column: int


@dataclass(frozen=True, slots=True)
class NewSheet:
    """A sheet: headings with their widths in characters, and rows that may be shorter."""

    name: str
    columns: Mapping[str, int]
    rows: tuple[tuple[CellValue, ...], ...]
    filtered: bool = False
    frozen: int = 0
    """How many columns stay in view beside the heading."""
    printed: int = 0
    """How many columns go to paper; 0 is all."""
    tints: Mapping[str, int] = field(default_factory=dict[str, int])
    """Texts that colour the cell they fill, by how bad they are: 0 the worst, 3 good."""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Columns that are filled in by hand, and what is offered there."""
    charts: tuple[Chart, ...] = ()


def workbook_bytes(sheets: Sequence[NewSheet]) -> bytes:
    """The workbook. Raises UsageError where XlsxWriter is not installed."""

    def fill(book: Any) -> None:
        formats: dict[str | int, Any] = {
            "heading": book.add_format({**_FONT, **_HEADING}),
            "text": book.add_format({**_FONT, **_TEXT}),
        }
        for number, colour in enumerate(_TINTS):
            formats[number] = book.add_format({**_FONT, **_TEXT, "bg_color": colour})
        for sheet in sheets:
            _write(book, sheet, formats)

    return new_workbook(" Excel ", "绩效目标审核", _NO_DATE, fill)


def new_workbook(
    kind: str, title: str, created: datetime.datetime, fill: Callable[[Any], object]
) -> bytes:
    """The bytes of the workbook that `fill` fills; `kind` is what a person wants to write.

    Raises UsageError where XlsxWriter is not installed.
    """
    try:
        # The library says nothing of its types: its objects go to `fill` and nowhere else.
        workbook: Any = import_module("xlsxwriter").Workbook
    except ImportError:
        message = f'写{kind}要用 XlsxWriter，请在 goalcheck 的目录运行 pip install ".[xlsx]"。'
        raise UsageError(message) from None
    stream = io.BytesIO()
    writer = workbook(stream, {"in_memory": True, "strings_to_urls": False})
    writer.set_properties({"title": title, "author": "goalcheck", "created": created})
    fill(writer)
    writer.close()
    return stream.getvalue()


def _write(book: Any, sheet: NewSheet, formats: Mapping[str | int, Any]) -> None:
    page = book.add_worksheet(sheet.name)
    _lay_out(page, sheet)
    for column, columns in enumerate(sheet.columns.values()):
        page.set_column(column, column, columns)
    heading = tuple(sheet.columns)
    for row, values in enumerate((heading, *sheet.rows)):
        page.set_row(row, _height(values, sheet))
        for column, value in enumerate(values):
            _fill(
                page,
                row,
                column,
                value,
                formats["heading"] if row == 0 else _format(value, sheet, formats),
            )
    for label, offered in sheet.choices.items():
        column = heading.index(label)
        # Something else may be written too: a reason, a date.
        rule = {"validate": "list", "source": list(offered), "error_type": "information"}
        page.data_validation(1, column, max(len(sheet.rows), 1), column, rule)
    for chart in sheet.charts:
        _draw(book, page, chart)


def _lay_out(page: Any, sheet: NewSheet) -> None:
    """What stays in view on the screen, and how it goes to paper: A4, across, as wide as a page."""
    page.freeze_panes(1, sheet.frozen)
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&R第 &P 页，共 &N 页")
    last = len(sheet.rows)
    if sheet.filtered:
        page.autofilter(0, 0, last, len(sheet.columns) - 1)
    if sheet.columns and not sheet.charts:
        page.print_area(0, 0, last, (sheet.printed or len(sheet.columns)) - 1)


def _fill(page: Any, row: int, column: int, value: CellValue, form: Any) -> None:
    """Texts are written as texts, whatever they look like: never a formula, number or link."""
    if isinstance(value, int):
        page.write_number(row, column, value, form)
    elif value:
        page.write_string(row, column, value[:_LONGEST_TEXT], form)
    else:
        page.write_blank(row, column, None, form)


def _format(value: CellValue, sheet: NewSheet, formats: Mapping[str | int, Any]) -> Any:
    tint = sheet.tints.get(value) if isinstance(value, str) else None
    return formats["text" if tint is None else tint]


def _height(values: Sequence[CellValue], sheet: NewSheet) -> int:
    """Points a row needs: not every program makes rows high enough for wrapped texts by itself."""
    lines = [
        sum(max(1, -(-width(line) // max(1, columns - 1))) for line in value.split("\n"))
        for value, columns in zip(values, sheet.columns.values(), strict=False)
        if isinstance(value, str)
    ]
    return min(max(lines, default=1), _MOST_LINES) * _LINE + 3


def _draw(book: Any, page: Any, chart: Chart) -> None:
    drawn = book.add_chart({"type": "bar"})
    first, last = chart.first - 1, chart.first + chart.count - 2
    drawn.add_series(
        {
            "categories": [chart.sheet, first, 0, last, 0],
            "values": [chart.sheet, first, 1, last, 1],
            "data_labels": {"value": True},
            "fill": {"color": "#4472A8"},
            "gap": 40,
        }
    )
    drawn.set_title({"name": chart.title, "name_font": {"name": "等线", "size": 12}})
    drawn.set_legend({"none": True})
    drawn.set_y_axis({"reverse": True, "num_font": {"name": "等线", "size": 9}})
    drawn.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    drawn.set_size({"width": _WIDTH, "height": chart.count * _BAR + _AROUND})
    page.insert_chart(1, chart.column, drawn, {"object_position": 3})
