"""The cells of a sheet with their offsets."""

from __future__ import annotations

import pytest

from checker.base.errors import CannotChange
from checker.ooxml.sheet import row_and_column, sheet_and_cell, sheet_cells

SHEET = (
    b'<worksheet><sheetData><row r="2"><c r="B2"><f>A1</f><v>3</v></c><c><v>4</v></c></row>'
    b'<row><c/><c t="s"><v>0</v></c></row></sheetData></worksheet>'
)


def test_cells_without_a_reference_count_on_from_the_one_before() -> None:
    cells = sheet_cells(SHEET)
    assert list(cells) == ["B2", "C2", "A3", "B3"]
    assert {name: cell.formula for name, cell in cells.items()} == {
        "B2": True, "C2": False, "A3": False, "B3": False,
    }  # fmt: skip
    second = cells["C2"]
    assert SHEET[second.start : second.stop] == b"<c><v>4</v></c>"


def test_a_cell_of_a_finding_is_a_sheet_and_a_reference() -> None:
    assert sheet_and_cell("材料!清单!E12") == ("材料!清单", "E12")
    assert row_and_column("E12") == (11, 4)
    for nowhere in (None, "Sheet1!", "E12", "Sheet1!合计"):
        with pytest.raises(CannotChange):
            sheet_and_cell(nowhere)
    with pytest.raises(CannotChange):
        row_and_column("合计")
