"""Excel files: what a sheet shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.readers.forms_for_tests import rows
from tests.readers.test_office_oddities import LINES, VALUE, S, book, inline, only, sheet_of
from tests.readers.test_seen import book_grids, notes, rows_of
from tests.readers.test_seen import inline as in_runs
from tests.readers.test_seen import texts as texts_of

if TYPE_CHECKING:
    from pathlib import Path


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


def one_cell(cell: str, **more: str) -> str:
    (text,) = texts_of(book_grids(f"<sheetData><row r='1'>{cell}</row></sheetData>", **more))
    return text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<c r='A1' t='e'><v>#REF!</v></c>", "#REF!"),
        ("<c r='A1' t='str'><f>\"80.00\"</f></c>", "80.00"),
        ("<c r='A1'><f>80.50</f></c>", "80.50"),
        ("<c r='A1'><f>B1+1</f></c>", "=B1+1"),
        (
            in_runs("<r><t>10</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>4</t></r>"),
            "10⁴",
        ),
        (in_runs("<r><rPr><strike/></rPr><t>99座</t></r><r><t>6座</t></r>"), "6座"),
        (in_runs("<t>甲</t><rPh><t>jia</t></rPh>"), "甲"),
        (in_runs("<r><rPr><rFont val='Wingdings'/></rPr><t>þ</t></r><r><t>是o</t></r>"), "☑是o"),
        ("<c r='A1' t='str'><f>IF(B1=0,\"\",B1)</f><v></v></c>", ""),
    ],
)
def test_a_sheet_cell_is_what_is_seen(cell: str, text: str) -> None:
    assert one_cell(cell) == text


def test_zeros_a_sheet_does_not_show_are_not_read() -> None:
    cells = "<c r='A1'><v>0</v></c><c r='B1'><v>0.5</v></c><c r='C1' t='str'><v>0</v></c>"
    view = "<sheetViews><sheetView showZeros='0'/></sheetViews>"
    grids = book_grids(view + rows_of(cells))
    assert [each.text for each in grids[0].cells] == ["", "0.5", "0"]
    assert notes(grids) == ["工作表“一”里隐藏的文字 1 处没有读"]
