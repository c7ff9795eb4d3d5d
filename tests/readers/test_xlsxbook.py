"""What the sheets of a workbook share: texts and styles."""

from __future__ import annotations

import pytest

from tests.readers.test_seen import book_grids, notes, rows_of, texts

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
