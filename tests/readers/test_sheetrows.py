"""Sheets as plain rows."""

from __future__ import annotations

import pytest

from checker.base.errors import UsageError
from checker.readers.sheetrows import sheet_rows
from checker.reports import NewSheet, workbook_bytes
from tests.ooxml.packages import replacing


def test_every_row_is_as_wide_as_the_sheet_and_knows_its_cells() -> None:
    data = workbook_bytes(
        [NewSheet("价目", {"品名": 9, "单价": 9}, (("水泵", "12.50"), ("管材",), ("", "3")))]
    )
    rows = sheet_rows(data, "价目.xlsx")["价目"]
    assert [[text for text, _ in row] for row in rows] == [
        ["品名", "单价"], ["水泵", "12.50"], ["管材", ""], ["", "3"],
    ]  # fmt: skip
    assert rows[1][1][1].cell == "价目!B2"


def test_a_hidden_sheet_is_left_out_and_what_is_no_workbook_is_refused() -> None:
    data = workbook_bytes([NewSheet("一", {"甲": 9}, ()), NewSheet("二", {"乙": 9}, ())])
    shown, away = '<sheet name="二"', '<sheet state="hidden" name="二"'
    hidden = replacing(data, "xl/workbook.xml", shown, away)
    assert list(sheet_rows(hidden, "a.xlsx")) == ["一"]
    with pytest.raises(UsageError, match=r"a\.xlsx"):
        sheet_rows(b"PK\x03\x04", "a.xlsx")
