"""What programs other than the usual ones write into Word and Excel files, and old formats."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from checker.goalfile import goal_file_text
from checker.readers import read
from tests.readers import writing
from tests.readers.forms_for_tests import rows, texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from checker.model import Document, GoalTable

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINES = (
    ("项目名称", "泵站维修", "", ""),
    ("预算数", "80.00", "", ""),
    ("绩效目标", "维修泵站", "", ""),
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "维修泵站数量", "≥3座"),
)
VALUE = LINES[4][3]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"/>'


def document_of(folder: Path, name: str, parts: dict[str, str]) -> Document:
    path = folder / name
    path.write_bytes(writing.office.package(parts))
    return read(path, name, named=True)


def only(document: Document) -> GoalTable:
    assert not document.problems
    (table,) = document.tables
    return table


# Word


def word(folder: Path, value: str = "", goals: str = "", **parts: str) -> Document:
    """The form as a Word file; `value` and `goals` are paragraphs in place of a cell's own."""
    special = {VALUE: value, LINES[2][1]: goals}
    body = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{special.get(text) or paragraph(run(text))}</w:tc>" for text in line)
        + "</w:tr>"
        for line in LINES
    )
    main = f'<w:document xmlns:w="{W}"><w:body><w:tbl>{body}</w:tbl></w:body></w:document>'
    named = {name.replace("__", "/") + ".xml": text for name, text in parts.items()}
    return document_of(folder, "f.docx", {"word/document.xml": main, **named})


def paragraph(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


# Excel


def inline(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def sheet_of(cell: Callable[[str], str] = inline) -> str:
    body = "".join(f"<row>{''.join(map(cell, line))}</row>" for line in LINES)
    return f'<worksheet xmlns="{S}"><sheetData>{body}</sheetData></worksheet>'


def book(
    folder: Path,
    sheet: str,
    *,
    workbook: str = "xl/workbook.xml",
    strings: str = "",
    states: str = "",
) -> Document:
    name = workbook.rpartition("/")[2]
    relations = relation("r1", "worksheet", "/xl/worksheets/sheet1.xml")
    parts = {
        "_rels/.rels": f"<R>{relation('r', 'officeDocument', workbook)}</R>",
        workbook: f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets><sheet name="一" r:id="r1"/>'
        f"{states}</sheets></workbook>",
        "xl/worksheets/sheet1.xml": sheet,
    }
    if strings:
        relations += relation("r2", "sharedStrings", "texts/all.xml")
        parts["xl/texts/all.xml"] = strings
    return document_of(folder, "f.xlsx", {**parts, f"xl/_rels/{name}.rels": f"<R>{relations}</R>"})


# Texts and formats of other programs


def test_unicode_text_of_excel_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "f.txt"
    path.write_bytes("\r\n".join("\t".join(line) for line in LINES).encode("utf-16"))
    assert rows(only(read(path, "f.txt", named=True))) == [LINES[4]]


def test_a_page_laid_out_by_a_table_says_nothing_of_the_form_inside(tmp_path: Path) -> None:
    form = "".join(f"<tr>{''.join(f'<td>{text}' for text in line)}</tr>" for line in LINES)
    page = (
        f"<h1>泵站维修绩效目标表</h1><table><tr><td>导航<td><table>{form}</table><td>版权</table>"
    )
    path = tmp_path / "f.html"
    path.write_text(page, encoding="utf-8")
    table = only(read(path, "f.html", named=True))
    assert table.text("标题") == "泵站维修绩效目标表"
    assert rows(table) == [LINES[4]]


def test_markdown_rows_need_no_bar_at_their_ends(tmp_path: Path) -> None:
    head, *body = ["|".join(text or " " for text in line) for line in LINES]
    path = tmp_path / "f.md"
    path.write_text("\n".join([head, "---|---|---|---", *body]), encoding="utf-8")
    assert rows(only(read(path, "f.md", named=True))) == [LINES[4]]


@pytest.mark.parametrize(
    ("content", "reason", "hint"),
    [
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; ...", "单个文件网页", "另存为"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "XML", ".docx"),
        (b"PK\x03\x04....xl/workbook.bin", ".xlsb", ".xlsx"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.graphics PK\5\6", "图画", ".docx"),
        (b"\x89PNG\r\n\x1a\n\0\0", "图片", "OCR"),
    ],
)
def test_formats_of_others_are_refused_with_what_to_do(
    content: bytes, reason: str, hint: str, tmp_path: Path
) -> None:
    for suffix in (".doc", ".xls"):
        path = tmp_path / f"f{suffix}"
        path.write_bytes(content)
        (problem,) = read(path, path.name, named=True).problems
        assert problem.rule == "GC011"
        assert reason in problem.arguments["原因"]
        assert hint in problem.arguments["建议"]


# Formats besides those of Word and Excel


def opendocument(kind: str, rows: str, styles: str = "") -> bytes:
    table = f'<t:table t:name="一">{rows}</t:table>'
    body = {"spreadsheet": f"<o:spreadsheet>{table}</o:spreadsheet>", "text": table}[kind]
    content = (
        f'<o:document-content xmlns:o="{ODF}office:1.0" xmlns:t="{ODF}table:1.0" '
        f'xmlns:x="{ODF}text:1.0" xmlns:s="{ODF}style:1.0"><o:automatic-styles>{styles}'
        f"</o:automatic-styles><o:body>{body}</o:body></o:document-content>"
    )
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return writing.office.package({"mimetype": mimetype, "content.xml": content})


def test_a_web_page_in_one_file_is_read(tmp_path: Path) -> None:
    page = "".join(f"<tr><td>{'<td>'.join(line)}" for line in LINES)
    content = base64.encodebytes(f"<table>{page}</table>".encode("gbk")).decode()
    path = tmp_path / "f.doc"
    path.write_text(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
        "Content-Type: text/html; charset=gb2312\nContent-Transfer-Encoding: base64\n\n"
        f"{content}\n--b--\n",
        encoding="ascii",
    )
    assert rows(only(read(path, "f.doc", named=True))) == [LINES[4]]


ODD_TEXTS = ["_xD800_", "_x001B_[31m", "_x0007_", "_x000B_", "_x2028_", "\u200b", "_xFFFE_"]


@pytest.mark.parametrize("odd", ODD_TEXTS)
def test_what_is_written_as_a_goal_file_is_read_again(odd: str, tmp_path: Path) -> None:
    cell = f'<c t="str"><v>≥3{odd}座</v></c>'
    name = f'<c t="str"><v>泵站{odd}维修</v></c>'
    sheet = sheet_of().replace(inline(VALUE), cell).replace(inline(LINES[0][1]), name)
    table = only(book(tmp_path, sheet))
    path = tmp_path / "f.yaml"
    path.write_text(goal_file_text(table), encoding="utf-8")
    again = only(read(path, "f.yaml", named=True))
    assert texts(again) == texts(table) | {"金额单位": "万元"}
    assert rows(again) == rows(table)
