"""A reader gives what a person sees: hide, delete, strike or raise a text, and the cell follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.base.text import as_seen
from checker.readers.docx import docx_grids
from checker.readers.formats import FORMATS, TEXT_FORMATS
from checker.readers.grid import Grid, Limits
from tests.readers import writing

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


# Word


def word_grids(rows: str, around: str = "") -> list[Grid]:
    main = f'<w:document xmlns:w="{W}"><w:body><w:tbl>{rows}</w:tbl>{around}</w:body></w:document>'
    data = writing.office.package({"word/document.xml": main})
    return list(docx_grids(data, "f.docx", Limits()))


def row(*cells: str, properties: str = "") -> str:
    inside = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def paragraph(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def alternatives(choices: str, fallback: str) -> str:
    """One content for programs of several years."""
    spaces = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    return (
        f'<mc:AlternateContent xmlns:mc="{spaces}">{choices}<mc:Fallback>{fallback}</mc:Fallback>'
        "</mc:AlternateContent>"
    )


def texts(grids: list[Grid]) -> list[str]:
    return [cell.text for grid in grids for cell in grid.cells]


def notes(grids: list[Grid]) -> list[str]:
    return [grid.note for grid in grids if grid.note]


STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="character" w:styleId="old"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="older"><w:basedOn w:val="old"/></w:style>
<w:style w:type="character" w:styleId="shown"><w:basedOn w:val="gone"/>
  <w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="gone"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="note"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="capitals"><w:rPr><w:caps/></w:rPr></w:style>
<w:style w:type="character" w:styleId="signs"><w:rPr>
  <w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="round"><w:basedOn w:val="round"/></w:style>
</w:styles>"""


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (paragraph(run("≥99座", '<w:rStyle w:val="old"/>') + run("≥6座")), "≥6座"),
        (paragraph(run("≥99座", '<w:rStyle w:val="older"/>') + run("≥6座")), "≥6座"),
        (paragraph(run("≥99座", '<w:rStyle w:val="gone"/>') + run("≥6座")), "≥6座"),
        (paragraph(run("≥6座", '<w:rStyle w:val="shown"/>')), "≥6座"),
        (paragraph(run("≥6座", '<w:rStyle w:val="old"/><w:strike w:val="0"/>')), "≥6座"),
        (paragraph(run("≥6座", '<w:rStyle w:val="round"/>')), "≥6座"),
        (paragraph(run("填表提示"), '<w:pStyle w:val="note"/>') + paragraph(run("≥6座")), "≥6座"),
        (paragraph(run("≥6座", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="note"/>'), "≥6座"),
        (paragraph(run("≥6座", '<w:rStyle w:val="unknown"/>')), "≥6座"),
        (paragraph(run("≥6km", '<w:rStyle w:val="capitals"/>')), "≥6KM"),
        (paragraph(run("≥6km", '<w:rStyle w:val="capitals"/><w:caps w:val="0"/>')), "≥6km"),
        (paragraph(run("þ", '<w:rStyle w:val="signs"/>') + run("是")), "☑是"),
        (paragraph(run("þ", '<w:rStyle w:val="signs"/><w:rFonts w:hAnsi="宋体"/>')), "þ"),
    ],
)
def test_a_style_hides_and_strikes_as_a_run_does(inside: str, text: str) -> None:
    main = f'<w:document xmlns:w="{W}"><w:body><w:tbl>{row(inside)}</w:tbl></w:body></w:document>'
    data = writing.office.package({"word/document.xml": main, "word/styles.xml": STYLES})
    grids = list(docx_grids(data, "f.docx", Limits()))
    assert [cell.text.strip() for grid in grids for cell in grid.cells] == [text]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("≥10") + run("4", '<w:vertAlign w:val="superscript"/>') + run("株"), "≥10⁴株"),
        (run("25m") + run("2", '<w:vertAlign w:val="superscript"/>'), "25m²"),
        (run("5") + run("th", '<w:vertAlign w:val="superscript"/>'), "5th"),
        (run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "CO2"),
        (run("≥99座", "<w:strike/>") + run("≥6座"), "≥6座"),
        (run("≥99座", "<w:dstrike/>") + run("≥6座"), "≥6座"),
        (run("≥6座", '<w:strike w:val="0"/>'), "≥6座"),
        (run("≥99座", '<w:strike/><w:dstrike w:val="0"/>') + run("≥6座"), "≥6座"),
        (run("≥99座", "<w:vanish/>") + run("≥6座"), "≥6座"),
        ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("单击此处输入文字")
         + "</w:sdtContent></w:sdt>", ""),
        ("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + run("≥6座")
         + "</w:sdtContent></w:sdt>", "≥6座"),
        ('<w:del><w:r><w:tab/><w:delText>≥9座</w:delText></w:r></w:del>' + run("≥6座"), "≥6座"),
        ('<m:oMath xmlns:m="m"><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>4'
         "</m:t></m:r></m:sup></m:sSup></m:oMath>" + run("株"), "10⁴株"),
        ("<w:r><w:checkBox><w:checked/></w:checkBox></w:r>" + run("是"), "☑是"),
        (run("≥6km", "<w:smallCaps/>"), "≥6KM"),
        (run("单位") + "<w:r><w:ptab/></w:r>" + run("万元"), "单位\t万元"),
        (run("R", '<w:rFonts w:ascii="Wingdings 2"/>') + run("是"), "☑是"),
        (run("甲乙", '<w:rFonts w:eastAsia="Wingdings"/>'), "甲乙"),
        (alternatives("<mc:Choice>" + run("甲") + "</mc:Choice>", run("乙")), "甲"),
        (alternatives("<mc:Choice>" + run("甲") + "</mc:Choice><mc:Choice>" + run("丙")
                      + "</mc:Choice>", run("乙")), "甲"),
        (alternatives("", run("乙")), "乙"),
        (alternatives("<mc:Choice>" + run("甲") + "</mc:Choice>",
                      alternatives("", run("丙"))) + run("乙"), "甲乙"),
        ('<w:object><o:OLEObject xmlns:o="o" ProgID="Equation.DSMT4"/></w:object>' + run("座"),
         "\N{REPLACEMENT CHARACTER}座"),
    ],
)  # fmt: skip
def test_a_word_cell_is_what_is_seen_of_its_runs(inside: str, text: str) -> None:
    assert texts(word_grids(row(paragraph(inside)))) == [text]


@pytest.mark.parametrize(
    ("inside", "note"),
    [
        ('<w:object><o:OLEObject xmlns:o="o" ProgID="Excel.Sheet.12"/></w:object>' + run("甲"),
         "嵌入的其他程序的对象（如 Excel 表格）1 处没有读"),
        ('<w:drawing><a:blip xmlns:a="a"/></w:drawing>', "只有图片的 1 格没有读"),
        ('<w:drawing><a:blip xmlns:a="a"/></w:drawing>' + run("甲"), None),
    ],
)  # fmt: skip
def test_what_is_only_a_picture_is_said(inside: str, note: str | None) -> None:
    assert notes(word_grids(row(paragraph(inside)))) == ([note] if note else [])


def test_a_row_without_height_hides_what_it_holds() -> None:
    flat = '<w:trHeight w:val="1" w:hRule="exact"/>'
    grids = word_grids(row(paragraph(run("甲")), properties=flat) + row(paragraph(run("乙"))))
    assert (texts(grids), notes(grids)) == (["乙"], ["隐藏的 1 行没有读"])


def test_a_hidden_end_of_a_paragraph_joins_it_to_the_next() -> None:
    hidden = paragraph(run("维修"), "<w:rPr><w:vanish/></w:rPr>")
    assert texts(word_grids(row(hidden + paragraph(run("校舍"))))) == ["维修校舍"]


def test_a_line_before_a_table_is_kept_where_its_end_was_deleted() -> None:
    line = paragraph(run("单位：万元"), "<w:rPr><w:del/></w:rPr>")
    main = (
        f'<w:document xmlns:w="{W}"><w:body>{line}<w:tbl>{row(paragraph(run("甲")))}</w:tbl>'
        "</w:body></w:document>"
    )
    data = writing.office.package({"word/document.xml": main})
    (grid,) = docx_grids(data, "f.docx", Limits())
    assert [each.text for each in grid.before] == ["单位：万元"]


def test_the_text_around_a_text_box_is_kept() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('注'))}</w:txbxContent></w:pict></w:r>"
    assert texts(word_grids(row(paragraph(run("≥6") + box + run("座"))))) == ["≥6座\n注"]


def test_the_stops_of_a_paragraph_are_no_text() -> None:
    stops = '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'
    cell = paragraph(run("一")) + paragraph(run("二"), stops)
    assert texts(word_grids(row(cell))) == ["一\n二"]


def test_paragraphs_whose_break_was_deleted_are_one() -> None:
    cell = paragraph(run("维修"), "<w:rPr><w:del/></w:rPr>") + paragraph(run("校舍"))
    assert texts(word_grids(row(cell))) == ["维修校舍"]


@pytest.mark.parametrize(
    ("properties", "note"),
    [("<w:del/>", "修订中删去的 1 行没有读"), ("<w:hidden/>", "隐藏的 1 行没有读")],
)
def test_a_row_that_is_deleted_or_hidden_is_counted_and_not_read(
    properties: str, note: str
) -> None:
    grids = word_grids(row(paragraph(run("甲")), properties=properties) + row(paragraph(run("乙"))))
    assert texts(grids) == ["乙"]
    assert grids[0].cells[0].place.cell == "table=1,row=2,col=1"
    assert notes(grids) == [note]


def test_a_row_that_was_inserted_is_read() -> None:
    assert texts(word_grids(row(paragraph(run("甲")), properties="<w:ins/>"))) == ["甲"]


@pytest.mark.parametrize("kind", ["altChunk", "subDoc"])
def test_another_document_within_this_one_is_said_to_be_unread(kind: str) -> None:
    grids = word_grids(row(paragraph(run("甲"))), f'<w:{kind} r:id="r1" xmlns:r="r"/>')
    (unread,) = (grid.unread for grid in grids if grid.unread)
    assert kind in unread[0]


# Sheets


def book_grids(sheet: str, styles: str = "", strings: str = "", **parts: str) -> list[Grid]:
    named = {
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>'
        '<sheet name="一" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="r1" '
        f'Type="{R}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{S}">{sheet}</worksheet>',
        "xl/styles.xml": f'<styleSheet xmlns="{S}">{styles}</styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{S}">{strings}</sst>',
    }
    named = {name: content for name, content in (named | parts).items() if content}
    return list(FORMATS["xlsx"](writing.office.package(named), "f.xlsx", Limits()))


def inline(text: str) -> str:
    return f"<c r='A1' t='inlineStr'><is>{text}</is></c>"


def rows_of(cells: str) -> str:
    return f"<sheetData><row r='1'>{cells}</row></sheetData>"


def one_cell(cell: str, **more: str) -> str:
    (text,) = texts(book_grids(f"<sheetData><row r='1'>{cell}</row></sheetData>", **more))
    return text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<c r='A1' t='e'><v>#REF!</v></c>", "#REF!"),
        ("<c r='A1' t='str'><f>\"80.00\"</f></c>", "80.00"),
        ("<c r='A1'><f>80.50</f></c>", "80.50"),
        ("<c r='A1'><f>B1+1</f></c>", "=B1+1"),
        (inline("<r><t>10</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>4</t></r>"), "10⁴"),
        (inline("<r><rPr><strike/></rPr><t>99座</t></r><r><t>6座</t></r>"), "6座"),
        (inline("<t>甲</t><rPh><t>jia</t></rPh>"), "甲"),
        (inline("<r><rPr><rFont val='Wingdings'/></rPr><t>þ</t></r><r><t>是o</t></r>"), "☑是o"),
        ("<c r='A1' t='str'><f>IF(B1=0,\"\",B1)</f><v></v></c>", ""),
    ],
)
def test_a_sheet_cell_is_what_is_seen(cell: str, text: str) -> None:
    assert one_cell(cell) == text


FONT = "<fonts><font><name val='Wingdings 2'/></font></fonts>"
WHITE = "<fonts><font/><font><color rgb='FFFFFFFF'/></font><font><color theme='0'/></font></fonts>"
FILLS = (
    "<fills><fill><patternFill patternType='none'/></fill><fill><patternFill patternType='solid'>"
    "<fgColor rgb='FF0000FF'/></patternFill></fill></fills>"
)


@pytest.mark.parametrize(
    ("cell", "styles", "text"),
    [
        ("<c r='A1' s='0' t='str'><v>R</v></c>", f"{FONT}<cellXfs><xf fontId='0'/></cellXfs>", "☑"),
        ("<c r='A1' s='0'><v>8</v></c>", f"{FONT}<cellXfs><xf fontId='0'/></cellXfs>", "8"),
        ("<c r='A1' s='0' t='d'><v>2025-12-31</v></c>",
         "<cellXfs><xf numFmtId='31'/></cellXfs>", "2025年12月31日"),
        ("<c r='A1' s='0' t='str'><v>甲</v></c>",
         f"{WHITE}{FILLS}<cellXfs><xf fontId='1' fillId='0'/></cellXfs>", ""),
        ("<c r='A1' s='0' t='str'><v>甲</v></c>",
         f"{WHITE}{FILLS}<cellXfs><xf fontId='2' fillId='0'/></cellXfs>", ""),
        ("<c r='A1' s='0' t='str'><v>甲</v></c>",
         f"{WHITE}{FILLS}<cellXfs><xf fontId='1' fillId='1'/></cellXfs>", "甲"),
        ("<c r='A1' s='0' t='str'><v>甲</v></c>",
         f"{WHITE}{FILLS}<cellXfs><xf fontId='0' fillId='0'/></cellXfs>", "甲"),
    ],
)  # fmt: skip
def test_a_sheet_cell_is_shown_by_its_style(cell: str, styles: str, text: str) -> None:
    assert [each for each in texts(book_grids(rows_of(cell), styles)) if each] == [text][
        : bool(text)
    ]


def test_white_letters_are_seen_where_something_else_may_colour_the_sheet() -> None:
    styles = f"{WHITE}{FILLS}<cellXfs><xf fontId='1' fillId='0'/></cellXfs>"
    cell = "<c r='A1' s='0' t='str'><v>甲</v></c>"
    grids = book_grids(rows_of(cell) + "<conditionalFormatting sqref='A1'/>", styles)
    assert (texts(grids), notes(grids)) == (["甲"], [])
    hidden = book_grids(rows_of(cell), styles)
    assert notes(hidden) == ["工作表“一”里隐藏的文字 1 处没有读"]


def test_zeros_a_sheet_does_not_show_are_not_read() -> None:
    cells = "<c r='A1'><v>0</v></c><c r='B1'><v>0.5</v></c><c r='C1' t='str'><v>0</v></c>"
    view = "<sheetViews><sheetView showZeros='0'/></sheetViews>"
    grids = book_grids(view + rows_of(cells))
    assert [each.text for each in grids[0].cells] == ["", "0.5", "0"]
    assert notes(grids) == ["工作表“一”里隐藏的文字 1 处没有读"]


@pytest.mark.parametrize(("under", "said"), [("乙", True), ("甲", False), ("", False)])
def test_what_a_merged_cell_covers_is_said_where_it_is_another_text(
    under: str, *, said: bool
) -> None:
    cells = f"<c r='A1' t='str'><v>甲</v></c><c r='B1' t='str'><v>{under}</v></c>"
    grids = book_grids(rows_of(cells) + "<mergeCells><mergeCell ref='A1:B1'/></mergeCells>")
    assert texts(grids) == ["甲"]
    assert notes(grids) == (["工作表“一”里合并的格子盖住的 1 格没有读"] if said else [])


def test_runs_of_shared_strings_are_raised_and_struck_too() -> None:
    strings = (
        "<si><r><t>10</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>4</t></r></si>"
        "<si><r><rPr><strike/></rPr><t>99</t></r><r><t>6</t></r></si>"
    )
    cells = "<c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>"
    sheet = f"<sheetData><row r='1'>{cells}</row></sheetData>"
    assert texts(book_grids(sheet, strings=strings)) == ["10⁴", "6"]


def test_a_cell_whose_font_is_struck_through_is_empty_and_counted() -> None:
    styles = (
        "<fonts><font/><font><strike/></font></fonts>"
        "<cellXfs><xf fontId='0'/><xf fontId='1'/></cellXfs>"
    )
    cells = "<c r='A1' s='1' t='str'><v>99座</v></c><c r='B1' s='0' t='str'><v>6座</v></c>"
    grids = book_grids(f"<sheetData><row r='1'>{cells}</row></sheetData>", styles)
    assert texts(grids) == ["", "6座"]
    assert notes(grids) == ["工作表“一”里划去的 1 格没有读"]


@pytest.mark.parametrize(
    ("code", "seen", "said"),
    [
        ("@&quot;万元&quot;", ["80万元", "5"], []),
        (";;;", ["", ""], ["工作表“一”里隐藏的文字 2 处没有读"]),
        ("0;-0;;@", ["80", "5"], []),
    ],
)
def test_a_format_sets_words_around_a_text_or_hides_it(
    code: str, seen: list[str], said: list[str]
) -> None:
    styles = (
        f"<numFmts><numFmt numFmtId='170' formatCode='{code}'/></numFmts>"
        "<cellXfs><xf numFmtId='0'/><xf numFmtId='170'/></cellXfs>"
    )
    cells = "<c r='A1' s='1' t='str'><v>80</v></c><c r='B1' s='1'><v>5</v></c>"
    grids = book_grids(f"<sheetData><row r='1'>{cells}</row></sheetData>", styles)
    assert texts(grids) == seen
    assert notes(grids) == said


DRAWING = (
    "<xdr:wsDr xmlns:xdr='urn:xdr' xmlns:a='urn:a'><xdr:sp><xdr:txBody><a:p>"
    "<a:r><a:t>金额单位：</a:t></a:r><a:r><a:t>元</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:pic><a:blip/></xdr:pic></xdr:wsDr>"
)
BOX = "工作表“一”里文本框的文字没有读：“金额单位：元”"
PICTURE = "工作表“一”里 1 张图片里的字没有读，请换用文字的原件，或先用文字识别（OCR）软件转换"


@pytest.mark.parametrize(
    ("rows", "said"),
    [("<row r='1'/>", [BOX, PICTURE]), (f"<row r='1'>{inline('<t>甲</t>')}</row>", [BOX])],
)
def test_what_lies_over_the_cells_of_a_sheet_is_said_to_be_unread(
    rows: str, said: list[str]
) -> None:
    relation = f"<Relationship Id='r1' Type='{R}/drawing' Target='../drawings/drawing1.xml'/>"
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": f"<Relationships>{relation}</Relationships>",
        "xl/drawings/drawing1.xml": DRAWING,
    }
    assert notes(book_grids(f"<sheetData>{rows}</sheetData>", **parts)) == said


def test_a_document_of_pictures_alone_says_so() -> None:
    picture = "<w:p><w:r><w:drawing><a:blip xmlns:a='urn:a'/></w:drawing></w:r></w:p>"
    main = f'<w:document xmlns:w="{W}"><w:body>{picture}</w:body></w:document>'
    data = writing.office.package({"word/document.xml": main})
    assert notes(list(docx_grids(data, "f.docx", Limits()))) == [
        "1 张图片里的字没有读，请换用文字的原件，或先用文字识别（OCR）软件转换"
    ]
    assert notes(word_grids(row(paragraph(run("甲"))), picture)) == []


HIDDEN = "hidden='1'"


def line(number: int, properties: str = "") -> str:
    cells = "".join(
        f"<c r='{letter}{number}' t='str'><v>{letter}{number}</v></c>" for letter in "ABC"
    )
    return f"<row r='{number}' {properties}>{cells}</row>"


def test_hidden_rows_and_columns_are_counted_and_not_read() -> None:
    sheet = (
        "<cols><col min='2' max='2' hidden='1'/></cols>"
        f"<sheetData>{line(1)}{line(2, HIDDEN)}{line(3)}</sheetData>"
    )
    grids = book_grids(sheet)
    assert [(cell.text, cell.row, cell.column) for cell in grids[0].cells] == [
        ("A1", 0, 0), ("C1", 0, 1), ("A3", 1, 0), ("C3", 1, 1),
    ]  # fmt: skip
    assert grids[0].cells[-1].place.cell == "一!C3"
    assert notes(grids) == ["工作表“一”里隐藏的 1 行、隐藏的 1 列没有读"]


def test_a_merged_cell_that_is_hidden_in_part_is_seen_in_the_rest() -> None:
    sheet = (
        f"<sheetData>{line(1, HIDDEN)}{line(2)}</sheetData>"
        "<mergeCells><mergeCell ref='A1:A2'/></mergeCells>"
    )
    assert texts(book_grids(sheet)) == ["A1", "B2", "C2"]


def test_a_sheet_whose_part_is_missing_is_said_to_be_unread() -> None:
    grids = book_grids("", **{"xl/worksheets/sheet1.xml": ""})
    assert [grid.unread[0] for grid in grids if grid.unread] == ["文件里缺少这张工作表"]


def test_names_of_parts_are_compared_without_case_and_may_use_backslashes() -> None:
    sheet = f'<worksheet xmlns="{S}"><sheetData>{line(1)}</sheetData></worksheet>'
    grids = book_grids("", **{"xl/worksheets/sheet1.xml": "", "XL\\Worksheets\\Sheet1.xml": sheet})
    assert texts(grids) == ["A1", "B1", "C1"]


# Pages and separated values


def page_texts(inside: str) -> list[str]:
    return texts(list(TEXT_FORMATS["html"](f"<table>{inside}</table>", "f.html")))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("≥10<sup>4</sup>株", "≥10⁴株"),
        ("25m<sup>2</sup>", "25m²"),
        ('<input value="≥12座">', "≥12座"),
        ('<input type="hidden" value="x">≥12座', "≥12座"),
        ('<input type="checkbox" checked>是<input type="checkbox">否', "☑是□否"),
        ("<select><option>数量<option selected>质量</select>", "质量"),
        ("<select><option>数量</option><option>质量</option></select>", "数量"),
        ("<textarea>≥12\n座</textarea>", "≥12 座"),
        ("≥6座<span style='display: none'>≥99座</span>", "≥6座"),
        ("≥6座<span hidden>≥99<b>座</b></span>", "≥6座"),
        ("≥6座<p style='DISPLAY:NONE'>≥99座", "≥6座"),
        ("<del>≥99座</del>≥6座", "≥6座"),
        ("<span style='text-decoration:line-through'>≥99座</span>≥6座", "≥6座"),
        ("≥6座<!-- ≥99座 --><script>'≥99座'</script>", "≥6座"),
        ("<style>.h, b { display : none }</style>≥6座<i class='a h'>≥99座</i>", "≥6座"),
        ("≥6 < 座 &amp; &#8805;", "≥6 < 座 & ≥"),
        ("≥6<br>座", "≥6\n座"),
    ],
)
def test_a_cell_of_a_page_is_what_the_page_shows(cell: str, text: str) -> None:
    assert page_texts(f"<tr><td>{cell}<td>末</tr>") == [text, "末"]


@pytest.mark.parametrize(
    ("rows", "seen"),
    [
        ("<tr style='display:none'><td>甲<tr><td>乙", ["乙"]),
        ("<tr hidden><td>甲<table><tr><td>内</table></tr><tr><td>乙", ["乙"]),
        ("<tr><td hidden>甲</td><td>乙", ["乙"]),
        ("<tr><td style='visibility:hidden'>甲</td><td>乙", ["", "乙"]),
        ("<tbody style='display:none'><tr><td>甲</tbody><tr><td>乙", ["乙"]),
    ],
)
def test_rows_and_cells_that_a_page_hides_are_not_read(rows: str, seen: list[str]) -> None:
    assert page_texts(rows) == seen


def test_a_page_that_ends_inside_a_tag_says_so() -> None:
    grids = list(TEXT_FORMATS["html"]("<table><tr><td>甲<td class='乙", "f.html"))
    assert texts(grids)[0] == "甲"
    assert [grid.unread is not None for grid in grids] == [False, True]


def test_a_page_of_frames_names_the_file_that_holds_its_content() -> None:
    page = '<frameset><frame src="表.files/sheet001.htm"></frameset>'
    (grid,) = TEXT_FORMATS["html"](page, "f.xls")
    assert "表.files/sheet001.htm" in (grid.unread or ("",))[0]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('="80.00"', "80.00"),
        ('"=""80.00"""', "80.00"),
        ('"甲""乙"', '甲"乙'),
        ('"甲"乙', "甲乙"),
        ('"甲,乙"', "甲,乙"),
        ('=A1&"座"', '=A1&"座"'),
    ],
)
def test_a_separated_value_is_what_a_spreadsheet_shows(written: str, text: str) -> None:
    (grid,) = TEXT_FORMATS["csv"](f"名称,{written},末\n", "f.csv")
    assert [cell.text for cell in grid.cells] == ["名称", text, "末"]


# The normal form

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u3164\ufe0f\ufeff"


@given(
    st.text("项目名称≥22人 12.5%（）ab\n", max_size=12),
    st.sampled_from(INVISIBLE),
    st.integers(0, 12),
)
def test_a_character_nobody_sees_changes_nothing(text: str, invisible: str, at: int) -> None:
    assert as_seen(text[:at] + invisible + text[at:]) == as_seen(text) == text


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("项⽬名称", "项目名称"),
        ("⻓度", "长度"),
        ("⼾数", "户数"),
        ("\u2ed4诊", "门诊"),
        ("a\r\nb\rc\x0bd\u2028e", "a\nb\nc\nd\ne"),
        ("校\x1b舍\ud800", "校\ufffd舍\ufffd"),
        ("m²、①、５", "m²、①、５"),
        ("校　舍\t", "校　舍\t"),
    ],
)
def test_a_text_is_read_as_it_looks(written: str, seen: str) -> None:
    assert as_seen(written) == seen


@given(st.text())
def test_the_normal_form_is_its_own_normal_form(text: str) -> None:
    assert as_seen(as_seen(text)) == as_seen(text)


def pieces() -> Iterator[tuple[str, str, str]]:
    """A piece of text: as Word, as a page, and what is seen of it."""
    for text in ("≥6", "座", "甲 乙"):
        yield run(text), text, text
        yield run(text, "<w:vanish/>"), f"<span style='display:none'>{text}</span>", ""
        yield run(text, "<w:strike/>"), f"<s>{text}</s>", ""
        yield f"<w:del>{run(text)}</w:del>", f"<del>{text}</del>", ""


@given(st.lists(st.sampled_from(list(pieces())), max_size=8))
def test_word_and_pages_show_the_same_of_the_same_pieces(
    chosen: list[tuple[str, str, str]],
) -> None:
    seen = "".join(piece for _, _, piece in chosen)
    word = texts(word_grids(row(paragraph("".join(piece for piece, _, _ in chosen)))))
    page = page_texts("<tr><td>" + "".join(piece for _, piece, _ in chosen))
    assert word == page == [seen]
