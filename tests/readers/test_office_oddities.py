"""What programs other than the usual ones write into Word and Excel files, and old formats."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from checker.goalfile import goal_file_text
from checker.readers import read
from checker.readers.formats import FORMATS
from checker.readers.grid import Limits
from tests.readers import writing
from tests.readers.forms_for_tests import rows, texts

if TYPE_CHECKING:
    from collections.abc import Callable
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


@pytest.mark.parametrize(
    ("cell", "calculated"),
    [
        ("<c><f>SUM(A1:A3)</f></c>", False),
        ("<c><f>B1*$C$2</f></c>", False),
        ("<c><f>'目标 表'!B12</f></c>", False),
        ('<c><f t="shared" si="0"/></c>', False),
        ('<c t="inlineStr"><is><t>=100%</t></is></c>', True),
        ('<c t="inlineStr"><is><t>=A12类标准</t></is></c>', True),
        ('<c t="inlineStr"><is><t>=3（座）</t></is></c>', True),
        ("<c><f>A1</f><v>3</v></c>", True),
    ],
)
def test_a_formula_without_its_result_is_an_error(
    cell: str, calculated: bool, tmp_path: Path
) -> None:
    document = book(tmp_path, sheet_of(lambda text: cell if text == VALUE else inline(text)))
    # A formula that was never calculated is shown as one, not as a blank cell.
    assert document.tables[0].indicators[0].text("指标值")
    found = [problem.arguments["原因"] for problem in document.problems]
    assert ["没有算出结果的公式" in reason for reason in found] == ([] if calculated else [True])


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

ODF = "urn:oasis:names:tc:opendocument:xmlns:"


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


def odf_rows(value: str) -> str:
    return "".join(
        "<t:table-row>"
        + "".join(
            f"<t:table-cell><x:p>{value if text == VALUE else text}</x:p></t:table-cell>"
            for text in line
        )
        + "</t:table-row>"
        for line in LINES
    )


@pytest.mark.parametrize(("kind", "name"), [("spreadsheet", "f.ods"), ("text", "f.odt")])
@pytest.mark.parametrize(
    ("value", "seen"),
    [
        (VALUE, "≥3座"),
        ("≥3<x:s/>座", "≥3 座"),
        ("≥10<x:span x:style-name='up'>4</x:span>座", "≥10⁴座"),
        ("<x:span x:style-name='off'>≥9座</x:span>≥3座", "≥3座"),
        ("≥3座<o:annotation><x:p>请核对</x:p></o:annotation>", "≥3座"),
        ("<x:placeholder>&lt;单击填写&gt;</x:placeholder>≥3座", "≥3座"),
    ],
)
def test_opendocument_files_are_read_as_they_are_seen(
    kind: str, name: str, value: str, seen: str, tmp_path: Path
) -> None:
    styles = (
        '<s:style s:name="up"><s:text-properties s:text-position="super 58%"/></s:style>'
        '<s:style s:name="off"><s:text-properties s:text-line-through-style="solid"/></s:style>'
    )
    path = tmp_path / name
    path.write_bytes(opendocument(kind, odf_rows(value), styles))
    assert rows(only(read(path, name, named=True))) == [(*LINES[4][:3], seen)]


def test_spans_repeats_and_hidden_rows_of_an_opendocument_sheet(tmp_path: Path) -> None:
    lines = (
        '<t:table-row t:visibility="collapse"><t:table-cell><x:p>藏</x:p></t:table-cell>'
        "</t:table-row>"
        '<t:table-row><t:table-cell t:number-columns-spanned="2" t:number-rows-spanned="2">'
        "<x:p>甲</x:p></t:table-cell><t:covered-table-cell/>"
        '<t:table-cell t:number-columns-repeated="2"><x:p>乙</x:p></t:table-cell></t:table-row>'
        '<t:table-row><t:covered-table-cell t:number-columns-repeated="2"/>'
        "<t:table-cell><x:p>丙</x:p></t:table-cell>"
        '<t:table-cell t:number-columns-repeated="16000"/></t:table-row>'
        '<t:table-row t:number-rows-repeated="1000000"><t:table-cell/></t:table-row>'
    )
    grid, note = FORMATS["ods"](opendocument("spreadsheet", lines), "f.ods", Limits())
    seen = [
        (cell.text, cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in grid.cells
        if cell.text
    ]
    assert seen == [("甲", 0, 0, 2, 2), ("乙", 0, 2, 1, 1), ("乙", 0, 3, 1, 1), ("丙", 1, 2, 1, 1)]
    assert note.note == "工作表“一”里隐藏的 1 行没有读"


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        ("<Cell><Data ss:Type='String'>≥3座</Data></Cell>", "≥3座"),
        ("<Cell ss:StyleID='p'><Data ss:Type='Number'>0.95</Data></Cell>", "95.00%"),
        ("<Cell ss:StyleID='d'><Data ss:Type='DateTime'>2025-12-31T00:00:00.000</Data></Cell>",
         "2025年12月31日"),
        ("<Cell ss:StyleID='w'><Data ss:Type='String'>R</Data></Cell>", "☑"),
        ("<Cell><Data ss:Type='Error'>#REF!</Data></Cell>", "#REF!"),
        ("<Cell><Data ss:Type='String'>≥3座</Data><Comment><Data>核对</Data></Comment></Cell>",
         "≥3座"),
    ],
)  # fmt: skip
def test_an_xml_spreadsheet_called_xls_is_read(cell: str, seen: str, tmp_path: Path) -> None:
    lines = "".join(
        "<Row>"
        + "".join(
            cell if text == VALUE else f"<Cell><Data ss:Type='String'>{text}</Data></Cell>"
            for text in line
        )
        + "</Row>"
        for line in LINES
    )
    uri = "urn:schemas-microsoft-com:office:spreadsheet"
    book = (
        f'<?xml version="1.0"?><Workbook xmlns="{uri}" xmlns:ss="{uri}"><Styles>'
        '<Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>'
        '<Style ss:ID="w"><Font ss:FontName="Wingdings 2"/></Style>'
        '<Style ss:ID="d"><NumberFormat ss:Format="Long Date"/></Style></Styles>'
        f'<Worksheet ss:Name="一"><Table>{lines}</Table></Worksheet></Workbook>'
    )
    path = tmp_path / "f.xls"
    path.write_text(book, encoding="utf-8")
    (table,) = read(path, "f.xls", named=True).tables
    assert rows(table, "指标值") == [(seen,)]
    assert table.indicators[0].fields["指标值"].place.cell == "一!D5"


def test_a_hidden_sheet_of_an_xml_spreadsheet_is_named_and_a_formula_without_data_shown() -> None:
    uri = "urn:schemas-microsoft-com:office:spreadsheet"
    state = "<WorksheetOptions xmlns='urn:schemas-microsoft-com:office:excel'><Visible>"
    sheets = (
        "<Worksheet ss:Name='一'><Table><Row><Cell ss:Formula='=R[1]C'/></Row></Table></Worksheet>"
        "<Worksheet ss:Name='二'><Table><Row><Cell><Data ss:Type='String'>藏</Data></Cell></Row>"
        f"</Table>{state}SheetHidden</Visible></WorksheetOptions></Worksheet>"
    )
    book = f'<?xml version="1.0"?><Workbook xmlns="{uri}" xmlns:ss="{uri}">{sheets}</Workbook>'
    grid, hidden = FORMATS["excel xml"](book.encode(), "f.xml", Limits())
    assert [cell.text for cell in grid.cells] == ["=…"]
    assert hidden.note == "隐藏的工作表“二”没有读"


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
