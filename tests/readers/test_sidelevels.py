"""Indicators of several levels side by side, each over a name and a value of its own."""

from __future__ import annotations

from tests.readers.forms_for_tests import html, only_table, rows

TOP = ("<td>项目名称<td colspan=3>泵站检修", "<td>绩效目标<td colspan=3>检修泵站6座")


def test_the_groups_are_set_one_below_another() -> None:
    page = html(
        *TOP,
        "<td colspan=2>产出指标<td colspan=2>效益指标",
        "<td>指标名称<td>指标值<td>指标名称<td>指标值",
        "<td>检修泵站<td>≥6座<td>受益村<td>≥12个",
        "<td>合格率<td>100%<td><td>",
    )
    assert rows(only_table(page, "f.html"), "一级指标", "三级指标", "指标值") == [
        ("产出指标", "检修泵站", "≥6座"),
        ("效益指标", "受益村", "≥12个"),
        ("产出指标", "合格率", "100%"),
    ]
