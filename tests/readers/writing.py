"""Writes forms in the notation of `published` as files of every format."""

from __future__ import annotations

import importlib
import io
import re
import sys
import zipfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
_AMOUNT = re.compile(r"\d+\.\d\d")
_SPANS = re.compile(r"(?:(?P<rows>\d+)\^)?(?:(?P<columns>\d+)>)?(?P<text>.*)", re.DOTALL)


def example_script(name: str) -> Any:
    """A module of examples/, which is no package."""
    sys.path.insert(0, str(EXAMPLES))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(EXAMPLES))


forms = example_script("forms")
office = example_script("office")
builder = example_script("build_documents")


def form(rows: str, title: str = "") -> Any:
    """`3>` before a cell: three columns wide; `2^`: two rows high; `\\n` a line break."""
    written = [_row(line.strip()) for line in rows.strip().split("\n")]
    return forms.Form(title, forms.with_merged(written))


def _row(line: str) -> Any:
    cells = []
    for text in line.split("|"):
        match = _SPANS.fullmatch(text)
        assert match is not None
        rows, columns = int(match["rows"] or 1), int(match["columns"] or 1)
        cells.append(forms.FormCell(match["text"].replace("\\n", "\n"), columns, rows))
    return tuple(cells)


FORMATS: dict[str, str] = {
    "html": "f.html",
    "csv": "f.csv",
    "md": "f.md",
    "docx": "f.docx",
    "xlsx": "f.xlsx",
    "stacked": "f.xlsx",
    "xls": "f.xls",
    "odt": "f.odt",
    "pdf": "f.pdf",
}


def content(printed: Sequence[Any], name: str) -> bytes:
    """The bytes of a file of one of FORMATS."""
    match name:
        case "html":
            return builder.html_form(printed).encode()
        case "csv":
            return builder.csv_form(printed).encode("utf-8-sig")
        case "md":
            return builder.markdown_form(printed).encode()
        case "docx":
            return office.docx_bytes(printed)
        case "xls":
            return xls_bytes(printed)
        case "odt":
            return odt_bytes(printed)
        case "pdf":
            return pdf_bytes(printed)
        case _:
            return office.xlsx_bytes(printed, stacked=name == "stacked")


def xls_bytes(printed: Sequence[Any]) -> bytes:
    """A sheet a form, amounts as numbers shown with two decimals, 100% as the number 1."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    amount, percent = xlwt.easyxf(num_format_str="0.00"), xlwt.easyxf(num_format_str="0%")
    for number, one in enumerate(printed, 1):
        sheet = book.add_sheet(f"表{number}")
        heading = [(forms.FormCell(one.title, one.columns),)] if one.title else []
        for row, cells in enumerate([*heading, *one.rows]):
            column = 0
            for cell in cells:
                value, style = cell.text, xlwt.Style.default_style
                if _AMOUNT.fullmatch(cell.text):
                    value, style = float(cell.text), amount
                elif cell.text == "100%":
                    value, style = 1, percent
                if not cell.merged and (cell.rows > 1 or cell.columns > 1):
                    bottom, right = row + cell.rows - 1, column + cell.columns - 1
                    sheet.write_merge(row, bottom, column, right, value, style)
                elif not cell.merged and cell.text:
                    sheet.write(row, column, value, style)
                column += cell.columns
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def odt_bytes(printed: Sequence[Any]) -> bytes:
    """A text document as LibreOffice writes it: merged cells once, covered ones in their places."""
    body = "".join(
        f"<text:p>{escape(one.title)}</text:p><table:table>"
        + "".join(f"<table:table-row>{_odt_cells(row)}</table:table-row>" for row in one.rows)
        + "</table:table><text:p/>"
        for one in printed
    )
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    content = (
        f"<office:document-content{spaces}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return out.getvalue()


def _odt_cells(row: Sequence[Any]) -> str:
    written: list[str] = []
    for cell in row:
        if cell.merged:
            written.append("<table:covered-table-cell/>" * cell.columns)
            continue
        spans = "".join(
            f' table:number-{name}-spanned="{getattr(cell, name)}"' for name in ("columns", "rows")
        )
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.text.split("\n"))
        written.append(f"<table:table-cell{spans}>{lines}</table:table-cell>")
        written.append("<table:covered-table-cell/>" * (cell.columns - 1))
    return "".join(written)


def pdf_bytes(
    printed: Sequence[Any],
    *,
    page_height: float = 842,
    on_page: Any = None,
    ruled: bool = True,
    align: str = "TOP",
    padding: float = 3,
) -> bytes:
    """Tables one under another, broken over pages where they are too long; without lines around
    the cells where they are not `ruled`."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("cell", fontName="STSong-Light", fontSize=9, leading=12, wordWrap="CJK")
    story: list[Any] = []
    for one in printed:
        if one.title:
            story.append(Paragraph(escape(one.title), style))
        look: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if ruled else []
        look += [(name, (0, 0), (-1, -1), padding) for name in ("TOPPADDING", "BOTTOMPADDING")]
        look.append(("VALIGN", (0, 0), (-1, -1), align))
        story += [_pdf_table(one, style, look), Spacer(1, 14)]
    out = io.BytesIO()
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 40)
    SimpleDocTemplate(out, pagesize=(595, page_height), invariant=1, **margins).build(
        story, **({"onFirstPage": on_page, "onLaterPages": on_page} if on_page else {})
    )
    return out.getvalue()


def _pdf_table(one: Any, style: Any, look: Sequence[Any]) -> Any:
    from reportlab.platypus import Paragraph, Table

    body: list[list[Any]] = []
    spans = list(look)
    for row, cells in enumerate(one.rows):
        body.append([])
        for cell in cells:
            column = len(body[-1])
            text = escape(cell.text).replace("\n", "<br/>")
            body[-1] += [Paragraph(text, style), *[""] * (cell.columns - 1)]
            if not cell.merged and (cell.rows > 1 or cell.columns > 1):
                corner = (column + cell.columns - 1, row + cell.rows - 1)
                spans.append(("SPAN", (column, row), corner))
    return Table(body, colWidths=[515 / one.columns] * one.columns, style=spans)


def write(printed: Sequence[Any], name: str, folder: Path) -> Path:
    path = folder / FORMATS[name]
    path.write_bytes(content(printed, name))
    return path
