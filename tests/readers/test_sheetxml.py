"""XML spreadsheets of Excel 2003."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers import read
from checker.readers.formats import FORMATS
from checker.readers.grid import Limits
from tests.readers.forms_for_tests import rows
from tests.readers.test_office_oddities import LINES, VALUE

if TYPE_CHECKING:
    from pathlib import Path


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
