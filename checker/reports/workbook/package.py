"""Writes .xlsx packages: texts and whole numbers in sheets with a frozen heading, and charts.

By hand from the standard library: a few parts of XML are all that a list needs, and the texts of
cells can never become formulas.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from checker.reports.workbook.charts import chart_xml, drawing_xml
from checker.text import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.reports.workbook.charts import Chart

CellValue = str | int

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_FORBIDDEN = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
# What Excel takes for an escape when it stands in a text by chance.
_ESCAPE_LOOKALIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST_TEXT = 32_767
# Points of a line of text, and the most that a row may be high in lines (409 points).
_LINE, _MOST_LINES = 16, 25
# Zip entries need a date; the earliest that the format has.
_NO_DATE = (1980, 1, 1, 0, 0, 0)

# Fills of cells that say how bad something is, the worst first.
_TINTS = ("FFFBDAD7", "FFFFEFC2", "FFDCEBFA", "FFDDF1E4")

# Cell formats: 0 plain, 1 heading (bold on grey), 2 text wrapped and at the top, 3 to 6 the same
# with a tint.
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font>'
    '<font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="7">'
    '<fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>'
    + "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/></patternFill></fill>'
        for colour in ("FFE7ECF3", *_TINTS)
    )
    + "</fills>"
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="7"><xf/>'
    '<xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1">'
    '<alignment vertical="center" wrapText="1"/></xf>'
    '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    + "".join(
        f'<xf fillId="{number}" applyFill="1" applyAlignment="1">'
        '<alignment vertical="top" wrapText="1"/></xf>'
        for number in range(3, 3 + len(_TINTS))
    )
    + "</cellXfs>"
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: headings with their widths in characters, and rows that may be shorter."""

    name: str
    columns: Mapping[str, int]
    rows: tuple[tuple[CellValue, ...], ...]
    filtered: bool = False
    tints: Mapping[str, int] = field(default_factory=dict[str, int])
    """Texts that colour the cell they fill, by how bad they are: 0 the worst, 3 good."""
    charts: tuple[Chart, ...] = ()

    @property
    def area(self) -> str:
        """`A1:N25`, the heading and all rows."""
        return f"A1:{_column(len(self.columns))}{len(self.rows) + 1}"


def workbook_bytes(sheets: Sequence[Sheet]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in _parts(sheets):
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, (_HEAD + text).encode("utf-8"))
    return buffer.getvalue()


def _parts(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    yield "[Content_Types].xml", _content_types(sheets)
    target = f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"'
    yield "_rels/.rels", _relations([target])
    yield "xl/workbook.xml", _workbook(sheets)
    targets = [
        f'Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"'
        for number in range(1, len(sheets) + 1)
    ]
    styles = f'Type="{_RELATIONS}/styles" Target="styles.xml"'
    yield "xl/_rels/workbook.xml.rels", _relations([*targets, styles])
    yield "xl/styles.xml", _STYLES
    for number, sheet in enumerate(sheets, 1):
        yield f"xl/worksheets/sheet{number}.xml", "".join(_worksheet(sheet))
    first = 1
    for number, sheet in enumerate(sheets, 1):
        if sheet.charts:
            yield from _drawing(number, sheet.charts, first)
            first += len(sheet.charts)


def _drawing(sheet: int, charts: Sequence[Chart], first: int) -> Iterator[tuple[str, str]]:
    """The parts of a sheet's charts, which are counted through the workbook from `first`."""
    target = f'Type="{_RELATIONS}/drawing" Target="../drawings/drawing{sheet}.xml"'
    yield f"xl/worksheets/_rels/sheet{sheet}.xml.rels", _relations([target])
    yield f"xl/drawings/drawing{sheet}.xml", drawing_xml(charts)
    numbers = range(first, first + len(charts))
    targets = [f'Type="{_RELATIONS}/chart" Target="../charts/chart{n}.xml"' for n in numbers]
    yield f"xl/drawings/_rels/drawing{sheet}.xml.rels", _relations(targets)
    for number, chart in zip(numbers, charts, strict=True):
        yield f"xl/charts/chart{number}.xml", chart_xml(chart)


def _content_types(sheets: Sequence[Sheet]) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = [
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" '
        f'ContentType="{kind}.worksheet+xml"/>'
        for number in range(1, len(sheets) + 1)
    ]
    drawing = "application/vnd.openxmlformats-officedocument.drawing"
    overrides += [
        f'<Override PartName="/xl/drawings/drawing{number}.xml" ContentType="{drawing}+xml"/>'
        for number, sheet in enumerate(sheets, 1)
        if sheet.charts
    ]
    overrides += [
        f'<Override PartName="/xl/charts/chart{number}.xml" ContentType="{drawing}ml.chart+xml"/>'
        for number in range(1, sum(len(sheet.charts) for sheet in sheets) + 1)
    ]
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>'
        f"{''.join(overrides)}</Types>"
    )


def _relations(targets: Sequence[str]) -> str:
    items = [f'<Relationship Id="rId{n}" {target}/>' for n, target in enumerate(targets, 1)]
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(items)}</Relationships>'


def _workbook(sheets: Sequence[Sheet]) -> str:
    entries = [
        f'<sheet name="{_text(sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    ]
    # Without this name LibreOffice and older versions of Excel show no filter; with the other one
    # the heading is printed on every page.
    names = [
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number}" hidden="1">'
        f"'{_text(sheet.name)}'!{_absolute(sheet.area)}</definedName>"
        for number, sheet in enumerate(sheets)
        if sheet.filtered
    ]
    names += [
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{number}">'
        f"'{_text(sheet.name)}'!$1:$1</definedName>"
        for number, sheet in enumerate(sheets)
    ]
    defined = f"<definedNames>{''.join(names)}</definedNames>" if names else ""
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{"".join(entries)}</sheets>'
        f"{defined}</workbook>"
    )


def _worksheet(sheet: Sheet) -> Iterator[str]:
    yield (
        f'<worksheet xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheetPr>'
        '<pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        "</sheetView></sheetViews><cols>"
    )
    for number, columns in enumerate(sheet.columns.values(), 1):
        yield f'<col min="{number}" max="{number}" width="{columns}" customWidth="1"/>'
    yield "</cols><sheetData>"
    heading = tuple(sheet.columns)
    yield _row(1, heading, 1, {}, _height(heading, sheet))
    for number, row in enumerate(sheet.rows, 2):
        yield _row(number, row, 2, sheet.tints, _height(row, sheet))
    yield "</sheetData>"
    if sheet.filtered:
        yield f'<autoFilter ref="{sheet.area}"/>'
    yield '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
    if sheet.charts:
        yield '<drawing r:id="rId1"/>'
    yield "</worksheet>"


def _height(values: Sequence[CellValue], sheet: Sheet) -> int:
    """Points a row needs: not every program makes rows high enough for wrapped texts by itself."""
    lines = [
        sum(max(1, -(-width(line) // max(1, columns - 1))) for line in value.split("\n"))
        for value, columns in zip(values, sheet.columns.values(), strict=False)
        if isinstance(value, str)
    ]
    return min(max(lines, default=1), _MOST_LINES) * _LINE


def _row(
    number: int,
    values: Sequence[CellValue],
    style: int,
    tints: Mapping[str, int],
    height: int,
) -> str:
    cells = [
        _cell(f"{_column(column)}{number}", value, _style(value, style, tints))
        for column, value in enumerate(values, 1)
        if value != ""
    ]
    return f'<row r="{number}" ht="{height}" customHeight="1">{"".join(cells)}</row>'


def _style(value: CellValue, style: int, tints: Mapping[str, int]) -> int:
    return 3 + tints[value] if isinstance(value, str) and value in tints else style


def _cell(address: str, value: CellValue, style: int) -> str:
    if isinstance(value, int):
        return f'<c r="{address}" s="{style}"><v>{value}</v></c>'
    text = f'<is><t xml:space="preserve">{_text(value)}</t></is>'
    return f'<c r="{address}" s="{style}" t="inlineStr">{text}</c>'


def _text(text: str) -> str:
    cleaned = _ESCAPE_LOOKALIKE.sub("_x005F_", _FORBIDDEN.sub("\ufffd", text))
    return escape(cleaned[:_LONGEST_TEXT], {'"': "&quot;"})


def _column(number: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _absolute(area: str) -> str:
    return re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", area)
