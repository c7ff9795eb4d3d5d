"""XML spreadsheets of Excel 2003, which finance systems save under the name .xls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.number import whole
from checker.ooxml import Budget, Handlers, read_xml
from checker.readers.celltext import CellText
from checker.readers.errorvalues import UNKNOWN_FORMULA
from checker.readers.grid import ReadError
from checker.readers.numberformat import shown, shown_text
from checker.readers.script import raised
from checker.readers.sheets import Sheet, SheetContent, hidden_sheet, sheet_grids
from checker.readers.symbolfonts import in_font
from checker.readers.xlsx import shown_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.readers.grid import Grid, Limits

    Attributes = dict[str, str]

# Formats by the names that Excel writes for them.
_NAMED = {
    "General": "General",
    "General Number": "General",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
    "Short Date": "yyyy/m/d",
    "Medium Date": "yyyy/m/d",
    "Long Date": 'yyyy"年"m"月"d"日"',
    "General Date": "yyyy/m/d h:mm",
}
_HIDDEN = ("SheetHidden", "SheetVeryHidden")
_CHUNK = 65_536
_MOST_MERGED = 1_048_576


def excel_xml_grids(data: bytes, path: str, limits: Limits) -> Iterator[Grid]:
    """One grid a visible sheet, numbers as they are shown."""
    reader = _Reader(limits)
    chunks = (data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK))
    for _ in read_xml(chunks, reader.handlers, Budget(limits.elements, limits.xml_depth)):
        limits.tick()
    number = 0
    for at, (name, content) in enumerate(reader.sheets):
        if at in reader.hidden:
            yield hidden_sheet(name)
        else:
            number += 1
            yield from sheet_grids(Sheet(path, number, name), content, limits)


class _Reader:
    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.sheets: list[tuple[str, SheetContent]] = []
        self.hidden: set[int] = set()
        """Which of the sheets are hidden, by their order."""
        self.in_state = False
        self.content = SheetContent()
        self.formats: dict[str, str] = {}
        self.struck: set[str] = set()
        self.fonts: dict[str, str] = {}
        self.style = ""
        self.row = self.column = self.columns = 0
        self.rows_on = 1
        self.kind = ""
        self.formula = False
        self.cell_style = ""
        self.width = 1
        self.text = CellText(limits.cell_chars)
        self.reading = False
        self.raised = self.gone = 0
        self.count = limits.cells
        self.handlers = self._handlers()

    def _handlers(self) -> Handlers:
        return Handlers(
            {
                "Style": self._start_style,
                "NumberFormat": self._format,
                "Font": self._font,
                "Worksheet": self._start_sheet,
                "Visible": lambda _: self._read_state(reading=True),
                "Column": self._start_column,
                "Row": self._start_row,
                "Cell": self._start_cell,
                "Data": self._start_data,
                "Sup": lambda _: self._raise(1),
                "S": lambda _: self._strike(1),
            },
            {
                "Row": self._end_row,
                "Cell": self._end_cell,
                "Data": self._end_data,
                "Visible": lambda: self._read_state(reading=False),
                "Sup": lambda: self._raise(-1),
                "S": lambda: self._strike(-1),
            },
            self._characters,
            # Comments hold a Data of their own.
            frozenset({"Comment", "PhoneticText"}),
        )

    def _start_style(self, attributes: Attributes) -> None:
        self.style = attributes.get("ID", "")

    def _format(self, attributes: Attributes) -> None:
        written = attributes.get("Format", "General")
        self.formats[self.style] = _NAMED.get(written, written)

    def _font(self, attributes: Attributes) -> None:
        if attributes.get("StrikeThrough") == "1":
            self.struck.add(self.style)
        self.fonts[self.style] = attributes.get("FontName", "")

    def _start_sheet(self, attributes: Attributes) -> None:
        self.content = SheetContent()
        self.sheets.append((attributes.get("Name", ""), self.content))
        self.row = self.columns = 0

    def _start_column(self, attributes: Attributes) -> None:
        start = whole(attributes.get("Index"), self.columns + 1) - 1
        self.columns = start + 1 + whole(attributes.get("Span"))
        if attributes.get("Hidden") == "1" or attributes.get("Width") == "0":
            self.content.hide_columns(start, min(self.columns, self.limits.columns))

    def _start_row(self, attributes: Attributes) -> None:
        self.row = whole(attributes.get("Index"), self.row + 1) - 1
        self.rows_on = 1 + whole(attributes.get("Span"))
        self.column = 0
        if attributes.get("Hidden") == "1" or attributes.get("Height") == "0":
            self.content.hidden_rows.add(self.row)

    def _end_row(self) -> None:
        self.row += self.rows_on

    def _start_cell(self, attributes: Attributes) -> None:
        self.column = whole(attributes.get("Index"), self.column + 1) - 1
        self.cell_style = attributes.get("StyleID", "")
        self.formula = "Formula" in attributes
        self.kind = ""
        across, down = whole(attributes.get("MergeAcross")), whole(attributes.get("MergeDown"))
        self.width = 1 + across
        if across or down:
            bottom = self.row + min(down, _MOST_MERGED)
            self.content.merges.append((self.row, self.column, bottom, self.column + across))

    def _start_data(self, attributes: Attributes) -> None:
        self.kind = attributes.get("Type", "String")
        self.reading, self.formula = True, False

    def _end_data(self) -> None:
        self.reading = False

    def _raise(self, by: int) -> None:
        self.raised += by

    def _strike(self, by: int) -> None:
        self.gone += by

    def _read_state(self, *, reading: bool) -> None:
        self.in_state = reading

    def _characters(self, text: str) -> None:
        if self.in_state and text.strip() in _HIDDEN:
            self.hidden.add(len(self.sheets) - 1)
        if self.reading and not self.gone:
            self.text.add(raised(text) if self.raised else text)

    def _end_cell(self) -> None:
        # A formula without data was never calculated.
        text = UNKNOWN_FORMULA if self.formula else self._shown(self.text.take())
        self.count -= 1
        if self.count < 0:
            raise ReadError(f"表格超过 {self.limits.cells} 格", "请把文件拆成几个")
        if self.column >= self.limits.columns:
            self.content.beyond += bool(text)
        else:
            struck = self.cell_style in self.struck and bool(text)
            self.content.struck += struck
            self.content.texts.append((self.row, self.column, "" if struck else text))
        self.column += self.width

    def _shown(self, text: str) -> str:
        number_format = self.formats.get(self.cell_style, "General")
        match self.kind:
            case "Number":
                return shown(text, number_format)
            case "DateTime":
                return shown_day(text, number_format)
            case "Boolean":
                return "是" if text == "1" else "否"
            case "String":
                text = in_font(text, self.fonts.get(self.cell_style, ""))
                return shown_text(text, number_format)
            case _:
                return text
