"""What programs other than the usual ones write into Word and Excel files, and old formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers import read
from tests.readers import writing
from tests.readers.forms_for_tests import rows

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import Document, GoalTable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
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


@pytest.mark.parametrize(
    "inside",
    [
        '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run("3座"),
        run("三处以上", "<w:vanish/>") + run("≥3座"),
        "<w:r><w:ruby><w:rt>" + run("zuò") + "</w:rt><w:rubyBase>" + run("≥3座")
        + "</w:rubyBase></w:ruby></w:r>",
        '<m:oMath xmlns:m="m"><m:r><m:t>≥3</m:t></m:r></m:oMath>' + run("座"),
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>=3</w:instrText></w:r>' + run("≥3座"),
    ],
)  # fmt: skip
def test_a_cell_says_what_its_reader_sees(inside: str, tmp_path: Path) -> None:
    assert rows(only(word(tmp_path, paragraph(inside))), "指标值") == [("≥3座",)]


def test_a_symbol_nobody_knows_leaves_a_mark(tmp_path: Path) -> None:
    inside = '<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>' + run("3座")
    assert rows(only(word(tmp_path, paragraph(inside))), "指标值") == [("\ufffd3座",)]


NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="KIND"/><w:lvlText w:val="TEXT"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


@pytest.mark.parametrize(
    ("kind", "text"),
    [("decimal", "%1."), ("chineseCounting", "%1、"), ("decimalEnclosedCircleChinese", "%1")],
)
def test_goals_that_word_numbers_by_itself_are_told_apart(
    kind: str, text: str, tmp_path: Path
) -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    goals = "".join(paragraph(run(goal), listed) for goal in ("维修泵站三座", "更换水泵两台"))
    numbering = NUMBERING.replace("KIND", kind).replace("TEXT", text)
    table = only(word(tmp_path, goals=goals, word__numbering=numbering))
    assert [goal.text for goal in table.goals] == ["维修泵站三座", "更换水泵两台"]


def test_bullets_are_no_numbers(tmp_path: Path) -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    numbering = NUMBERING.replace("KIND", "bullet").replace("TEXT", "")
    table = only(
        word(tmp_path, goals=paragraph(run("维修泵站"), listed), word__numbering=numbering)
    )
    assert [goal.text for goal in table.goals] == ["维修泵站"]


def test_the_main_part_may_have_another_name(tmp_path: Path) -> None:
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in line) + "</w:tr>"
        for line in LINES
    )
    parts = {
        "_rels/.rels": f"<R>{relation('r', 'officeDocument', 'word/document2.xml')}</R>",
        "word/document2.xml": f'<w:document xmlns:w="{W}"><w:tbl>{cells}</w:tbl></w:document>',
    }
    assert only(document_of(tmp_path, "f.docx", parts)).text("预算数") == "80.00"


# Excel


def inline(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def sheet_of(cell: object = inline) -> str:
    assert callable(cell)
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


def test_strings_and_the_workbook_are_found_by_their_relations(tmp_path: Path) -> None:
    texts = list(dict.fromkeys(text for line in LINES for text in line))
    strings = f'<sst xmlns="{S}">' + "".join(
        f"<si><r><t>{text[:1]}</t></r><r><t>{text[1:]}</t></r><rPh><t>pinyin</t></rPh></si>"
        for text in texts
    )
    sheet = sheet_of(lambda text: f'<c t="s"><v>{texts.index(text)}</v></c>')
    document = book(tmp_path, sheet, workbook="xl/workbook2.xml", strings=f"{strings}</sst>")
    assert rows(only(document)) == [LINES[4]]


def test_the_reading_of_an_inline_text_is_no_part_of_it(tmp_path: Path) -> None:
    def cell(text: str) -> str:
        return f'<c t="inlineStr"><is><r><t>{text}</t></r><rPh><t>bengzhan</t></rPh></is></c>'

    assert rows(only(book(tmp_path, sheet_of(cell)))) == [LINES[4]]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c t="d"><v>2025-12-31T00:00:00</v></c>', "2025-12-31"),
        ('<c t="d"><v>2025-12-31T08:30:00</v></c>', "2025-12-31 08:30:00"),
        ('<c t="str"><f>A1</f><v>≥3_x5EA7_</v></c>', "≥3座"),
        # A formula that was never calculated is shown as one, not as a blank cell.
        ('<c><f t="shared" si="0"/></c>', "="),
        ("<c><f>SUM(A1:A3)</f></c>", "=SUM(A1:A3)"),
    ],
)
def test_cells_of_every_kind_are_read(cell: str, value: str, tmp_path: Path) -> None:
    document = book(tmp_path, sheet_of().replace(inline(VALUE), cell))
    assert rows(only(document), "指标值") == [(value,)]


@pytest.mark.parametrize("error", ["#DIV/0!", "#REF!", "#N/A", "########"])
def test_an_error_of_the_sheet_is_an_error_that_names_it(error: str, tmp_path: Path) -> None:
    cell = f'<c t="e"><f>1/0</f><v>{error}</v></c>'
    document = book(tmp_path, sheet_of(lambda text: cell if text == VALUE else inline(text)))
    (problem,) = document.problems
    assert problem.rule == "GC011"
    assert (problem.field, problem.indicator, problem.place.cell) == ("指标值", 0, "一!D5")
    assert error in problem.arguments["原因"]


def test_an_escaped_line_end_divides_goals(tmp_path: Path) -> None:
    sheet = sheet_of().replace("维修泵站<", "1.维修泵站_x000D_\n2.更换水泵<")
    goals = [goal.text for goal in only(book(tmp_path, sheet)).goals]
    assert goals == ["维修泵站", "更换水泵"]


def test_a_hidden_sheet_is_named(tmp_path: Path) -> None:
    hidden = '<sheet name="代码表" state="hidden" r:id="r9"/>'
    assert book(tmp_path, sheet_of(), states=hidden).notes == ("隐藏的工作表“代码表”没有读",)
    document = book(tmp_path, f'<worksheet xmlns="{S}"/>', states=hidden)
    (problem,) = document.problems
    assert problem.rule == "GC001"
    assert "隐藏的工作表“代码表”没有读" in problem.arguments["原因"]


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
        (rb"{\rtf1\ansi ...}", "RTF", "另存为 .docx"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; ...", "单个文件网页", "另存为"),
        (
            b'<?xml version="1.0"?><W xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "XML 电子表格",
            ".xlsx",
        ),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "XML", ".docx"),
        (b"PK\x03\x04....xl/workbook.bin", ".xlsb", ".xlsx"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument", ".docx"),
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
