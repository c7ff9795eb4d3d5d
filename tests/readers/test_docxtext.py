"""What is seen of the text of a Word document."""

from __future__ import annotations

import pytest

from checker.readers.docx import docx_grids
from checker.readers.grid import Limits
from tests.readers import writing
from tests.readers.test_seen import W, notes, paragraph, row, run, texts, word_grids


def alternatives(choices: str, fallback: str) -> str:
    """One content for programs of several years."""
    spaces = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    return (
        f'<mc:AlternateContent xmlns:mc="{spaces}">{choices}<mc:Fallback>{fallback}</mc:Fallback>'
        "</mc:AlternateContent>"
    )


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


def test_a_document_of_pictures_alone_says_so() -> None:
    picture = "<w:p><w:r><w:drawing><a:blip xmlns:a='urn:a'/></w:drawing></w:r></w:p>"
    main = f'<w:document xmlns:w="{W}"><w:body>{picture}</w:body></w:document>'
    data = writing.office.package({"word/document.xml": main})
    assert notes(list(docx_grids(data, "f.docx", Limits()))) == [
        "1 张图片里的字没有读，请换用文字的原件，或先用文字识别（OCR）软件转换"
    ]
    assert notes(word_grids(row(paragraph(run("甲"))), picture)) == []
