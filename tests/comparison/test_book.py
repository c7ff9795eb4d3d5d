"""Changes as a workbook."""

from __future__ import annotations

import io

import openpyxl

from checker.comparison.book import changes_book
from tests.comparison.made import compared, finding


def test_findings_tables_units_and_notes_have_a_sheet_each() -> None:
    changes = compared(
        {"饮水": ("退回", [finding("不低于90%"), finding("4次", row=1)])},
        {"饮水": ("通过", [finding("不低于90%")])},
    )
    data = changes_book(changes)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["问题对照", "按表", "按单位", "说明"]
    rows = list(book["问题对照"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 2
    assert {row[1] for row in rows} == {"错误"}
    assert {row[9] for row in rows} == {"GC303"}
    (table,) = book["按表"].iter_rows(min_row=2, values_only=True)
    assert table[1:4] == ("饮水", "退回", "通过")
    assert sum(one for one in table[4:] if isinstance(one, int)) == 2
    assert data == changes_book(changes)
