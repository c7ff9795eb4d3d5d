"""Indicators that stand in columns."""

from __future__ import annotations

from tests.readers.forms_for_tests import html, only_table, read_as, rows

TOP = ("<td>项目名称<td colspan=3>泵站检修", "<td>绩效目标<td colspan=3>检修泵站6座")
LEVELS = "<td>一级指标<td colspan=2>产出指标<td>效益指标"
NAMES = "<td>三级指标<td>检修泵站<td>合格率<td>受益村"
VALUES = "<td>指标值<td>≥6座<td>100%<td>≥12个"


def test_each_column_is_an_indicator() -> None:
    page = html(*TOP, LEVELS, NAMES, VALUES)
    assert rows(only_table(page, "f.html"), "一级指标", "三级指标", "指标值") == [
        ("产出指标", "检修泵站", "≥6座"),
        ("产出指标", "合格率", "100%"),
        ("效益指标", "受益村", "≥12个"),
    ]


def test_without_values_that_read_like_some_nothing_is_turned() -> None:
    page = html(*TOP, LEVELS, NAMES, "<td>指标值<td>泵站<td>工程<td>村庄")
    assert not any(table.indicators for table in read_as(page, "f.html").tables)
