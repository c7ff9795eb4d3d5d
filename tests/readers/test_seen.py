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


def texts(grids: list[Grid]) -> list[str]:
    return [cell.text for grid in grids for cell in grid.cells]


def notes(grids: list[Grid]) -> list[str]:
    return [grid.note for grid in grids if grid.note]


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


def line(number: int, properties: str = "") -> str:
    cells = "".join(
        f"<c r='{letter}{number}' t='str'><v>{letter}{number}</v></c>" for letter in "ABC"
    )
    return f"<row r='{number}' {properties}>{cells}</row>"


def test_names_of_parts_are_compared_without_case_and_may_use_backslashes() -> None:
    sheet = f'<worksheet xmlns="{S}"><sheetData>{line(1)}</sheetData></worksheet>'
    grids = book_grids("", **{"xl/worksheets/sheet1.xml": "", "XL\\Worksheets\\Sheet1.xml": sheet})
    assert texts(grids) == ["A1", "B1", "C1"]


# Pages and separated values


def page_texts(inside: str) -> list[str]:
    return texts(list(TEXT_FORMATS["html"](f"<table>{inside}</table>", "f.html")))


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
