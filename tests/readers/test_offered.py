"""Rows below the heads that hold no indicator."""

from __future__ import annotations

from checker.readers import read_text
from tests.readers.test_beside_indicators import cells, form


def test_rows_the_form_left_open_are_counted_and_not_read() -> None:
    document = read_text(
        form(
            "<td>指标值</td>",
            cells("产出指标", "数量指标", "指标1：绿道长度", "≥3公里"),
            cells("", "", "指标2：", ""),
            cells("", "", "……", ""),
        ),
        "f.html",
    )
    (table,) = document.tables
    assert len(table.indicators) == 1
    assert any("有 2 行是表样留着没有填的" in note for note in document.notes)
