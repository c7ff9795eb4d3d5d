"""Numbers that Word sets before paragraphs: they stand on the screen and in no text."""

from __future__ import annotations

import pytest

from checker.readers.docx import docx_grids
from checker.readers.grid import Limits
from tests.readers import writing
from tests.readers.test_seen import W, paragraph, row, run, texts

LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
OTHER = LISTED.replace('"7"', '"8"')
BELOW = LISTED.replace('ilvl w:val="0"', 'ilvl w:val="1"')
NUM = '<w:num w:numId="{}"><w:abstractNumId w:val="0"/>{}</w:num>'
ONE = NUM.format(7, "")


def level(kind: str, text: str, at: int = 0, start: int = 1, font: str = "") -> str:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>' if font else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/>{fonts}</w:lvl>'
    )


def shown(rows: str, levels: str, lists: str = ONE, styles: str = "") -> list[str]:
    """The texts of the cells of a document whose lists have such levels."""
    parts = {
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body><w:tbl>{rows}</w:tbl></w:body>'
        "</w:document>",
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
        f"{levels}</w:abstractNum>{lists}</w:numbering>",
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
    }
    return texts(list(docx_grids(writing.office.package(parts), "f.docx", Limits())))


@pytest.mark.parametrize(
    ("kind", "text", "label"),
    [
        ("decimal", "（%1）", "（3）"),
        ("decimalZero", "%1", "03"),
        ("decimalFullWidth", "%1．", "３．"),
        ("decimalEnclosedCircle", "%1", "③"),
        ("decimalEnclosedParen", "%1", "(3)"),
        ("decimalEnclosedFullstop", "%1", "3."),
        ("japaneseCounting", "%1、", "三、"),
        ("chineseLegalSimplified", "%1、", "叁、"),
        ("ideographTraditional", "%1、", "丙、"),
        ("ideographZodiac", "%1、", "寅、"),
        ("lowerLetter", "%1)", "c)"),
        ("upperLetter", "%1.", "C."),
        ("lowerRoman", "%1.", "iii."),
        ("upperRoman", "%1.", "III."),
        ("none", "", ""),
        ("unheard of", "%1.", "3."),
    ],
)
def test_a_number_is_written_as_its_level_says(kind: str, text: str, label: str) -> None:
    rows = row(paragraph(run("维修"), LISTED))
    assert shown(rows, level(kind, text, start=3)) == [f"{label}维修"]


@pytest.mark.parametrize(
    ("text", "font", "mark"),
    [("\uf06c", "Wingdings", "●"), ("\uf076", "谁知道", "•"), ("—", "", "—")],
)
def test_a_bullet_is_a_mark(text: str, font: str, mark: str) -> None:
    rows = row(paragraph(run("维修"), LISTED))
    assert shown(rows, level("bullet", text, font=font)) == [f"{mark}维修"]


def test_letters_go_on_behind_z() -> None:
    rows = row(paragraph(run("维修"), LISTED))
    assert shown(rows, level("lowerLetter", "%1.", start=28)) == ["bb.维修"]


def test_a_blank_paragraph_shows_its_number_and_counts() -> None:
    rows = "".join(row(paragraph("", LISTED)) for _ in range(3))
    assert shown(rows, level("decimal", "%1")) == ["1", "2", "3"]


def test_a_level_below_names_the_numbers_above() -> None:
    rows = row(paragraph(run("甲"), LISTED) + paragraph(run("乙"), BELOW))
    levels = level("chineseCounting", "%1、") + level("decimal", "%1.%2", at=1)
    assert shown(rows, levels) == ["一、甲\n一.1乙"]


def test_a_level_above_that_nobody_used_shows_where_it_begins() -> None:
    levels = level("decimal", "%1.") + level("decimal", "%1.%2", at=1)
    assert shown(row(paragraph(run("乙"), BELOW)), levels) == ["1.1乙"]


def test_lists_that_rest_on_one_count_on_unless_they_begin_anew() -> None:
    rows = row(
        paragraph(run("甲"), LISTED) + paragraph(run("乙"), OTHER) + paragraph(run("丙"), OTHER)
    )
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    levels = level("decimal", "%1.")
    assert shown(rows, levels, ONE + NUM.format(8, "")) == ["1.甲\n2.乙\n3.丙"]
    assert shown(rows, levels, ONE + NUM.format(8, anew)) == ["1.甲\n1.乙\n2.丙"]


def test_a_list_may_write_a_level_its_own_way() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level("decimal", "（%1）")}</w:lvlOverride>'
    rows = row(paragraph(run("甲"), LISTED))
    assert shown(rows, level("decimal", "%1."), NUM.format(7, own)) == ["（1）甲"]


STYLES = (
    f'<w:style w:type="paragraph" w:styleId="L"><w:pPr>{LISTED}</w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="M"><w:basedOn w:val="L"/></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        ('<w:pStyle w:val="L"/>', "1.甲"),
        ('<w:pStyle w:val="M"/>', "1.甲"),
        ('<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>', "甲"),
        ('<w:pStyle w:val="N"/>', "甲"),
    ],
)
def test_a_style_numbers_its_paragraphs(properties: str, text: str) -> None:
    rows = row(paragraph(run("甲"), properties))
    assert shown(rows, level("decimal", "%1."), styles=STYLES) == [text]


def test_a_paragraph_that_was_deleted_has_no_number() -> None:
    gone = paragraph("", f"{LISTED}<w:rPr><w:del/></w:rPr>")
    assert shown(row(gone + paragraph(run("乙"), LISTED)), level("decimal", "%1.")) == ["1.乙"]
