"""Word and Excel files of goal tables, written with nothing but the standard library."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from forms import Form, FormCell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_EPOCH = (1980, 1, 1, 0, 0, 0)
# Between the margins of a page, in twentieths of a point. Without widths a program that saves the
# file again may divide every row anew.
_TEXT_WIDTH = 9000
_AMOUNT = re.compile(r"\d+\.\d\d")


def package(parts: Mapping[str, str]) -> bytes:
    """A zip whose bytes depend on nothing but its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), text.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx_bytes(printed: Sequence[Form]) -> bytes:
    """One document: a heading where the table has one, then the table with real merged cells."""
    body: list[str] = []
    for form in printed:
        style = '<w:pPr><w:pStyle w:val="2"/></w:pPr>' if form.title else ""
        body.append(f"<w:p>{style}{_runs(form.title)}</w:p>")
        body.append(_docx_table(form))
    return package(
        {
            "[Content_Types].xml": _content_types(
                {"/word/document.xml": "wordprocessingml.document.main"}
            ),
            "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": _xml(
                f'<w:document xmlns:w="{_W}"><w:body>{"".join(body)}<w:p/><w:sectPr/></w:body>'
                "</w:document>"
            ),
        }
    )


def _docx_table(form: Form) -> str:
    width = _TEXT_WIDTH // form.columns
    grid = f'<w:gridCol w:w="{width}"/>' * form.columns
    rows: list[str] = []
    for row in form.rows:
        cells: list[str] = []
        for cell in row:
            merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
            merge = "<w:vMerge/>" if cell.merged else merge
            span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
            size = f'<w:tcW w:w="{width * cell.columns}" w:type="dxa"/>'
            text = "".join(f"<w:p>{_runs(line)}</w:p>" for line in cell.text.split("\n"))
            cells.append(f"<w:tc><w:tcPr>{size}{span}{merge}</w:tcPr>{text}</w:tc>")
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    # Ruled as forms are; Word wants a paragraph behind the last table of a document, and what saves
    # the file in another format may turn a table without one into running text.
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties = f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _runs(text: str) -> str:
    """The text in two runs, as Word likes to cut it."""
    half = len(text) // 2
    return "".join(
        f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
        for part in (text[:half], text[half:])
        if part
    )


def xlsx_bytes(printed: Sequence[Form], *, stacked: bool) -> bytes:
    """A sheet a table, or all tables one under another in one sheet.

    Amounts are numbers shown with two decimals and 100% is the number 1, as Excel keeps them.
    """
    sheets = [list(printed)] if stacked else [[form] for form in printed]
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": _content_types(
            {
                "/xl/workbook.xml": "spreadsheetml.sheet.main",
                "/xl/styles.xml": "spreadsheetml.styles",
                **{f"/xl/worksheets/sheet{n}.xml": "spreadsheetml.worksheet" for n in numbers},
            }
        ),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": _xml(
            f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>'
            + "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
            + "</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            {
                **{f"rId{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in numbers},
                "rId0": ("styles", "styles.xml"),
            }
        ),
        "xl/styles.xml": _xml(
            f'<styleSheet xmlns="{_S}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="2"/>'
            '<xf numFmtId="9"/></cellXfs></styleSheet>'
        ),
    }
    for number, members in zip(numbers, sheets, strict=True):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(members)
    return package(parts)


def _sheet(printed: Iterable[Form]) -> str:
    rows: list[str] = []
    merges: list[str] = []
    number = 0
    for form in printed:
        heading = [(FormCell(form.title, form.columns),)] if form.title else []
        for row in [*heading, *form.rows]:
            number += 1
            cells: list[str] = []
            column = 0
            for cell in row:
                reference = f"{_letter(column)}{number}"
                if not cell.merged:
                    cells.append(_xlsx_cell(reference, cell.text))
                    if cell.columns > 1 or cell.rows > 1:
                        corner = f"{_letter(column + cell.columns - 1)}{number + cell.rows - 1}"
                        merges.append(f'<mergeCell ref="{reference}:{corner}"/>')
                column += cell.columns
            rows.append(f'<row r="{number}">{"".join(cells)}</row>')
        number += 1
    return _xml(
        f'<worksheet xmlns="{_S}"><sheetData>{"".join(rows)}</sheetData>'
        f"<mergeCells>{''.join(merges)}</mergeCells></worksheet>"
    )


def _xlsx_cell(reference: str, text: str) -> str:
    if _AMOUNT.fullmatch(text):
        return f'<c r="{reference}" s="1"><v>{text.rstrip("0").rstrip(".")}</v></c>'
    if text == "100%":
        return f'<c r="{reference}" s="2"><v>1</v></c>'
    if not text:
        return ""
    return (
        f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
    )


def _letter(column: int) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column]


def _content_types(parts: Mapping[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="{name}" '
        f'ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    default = f'<Default Extension="rels" ContentType="{relations}"/>'
    return _xml(f'<Types xmlns="{_PACKAGE}/content-types">{default}{overrides}</Types>')


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_R}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return _xml(f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>')


def _xml(text: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'
