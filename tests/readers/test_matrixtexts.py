"""A matrix of texts: a head over each, a line a goal or a year."""

from __future__ import annotations

from tests.readers.forms_for_tests import html, only_table

INDICATORS = (
    "<td>一级指标<td>二级指标<td>三级指标<td colspan=2>指标值",
    "<td>产出指标<td>数量指标<td>加固水库<td colspan=2>≥5座",
)


def test_what_was_done_goes_on_over_the_lines_of_its_goals() -> None:
    table = only_table(
        html(
            "<td>部门名称<td colspan=4>渡口县水利局",
            "<td rowspan=3>年度总体目标完成情况<td>序号<td>预期目标<td colspan=2>实际完成情况",
            "<td>1<td>除险加固水库5座<td colspan=2>加固水库5座",
            "<td>2<td>治理河道24公里<td colspan=2>治理河道25公里",
            *INDICATORS,
        ),
        "f.html",
    )
    assert [goal.text for goal in table.goals] == ["除险加固水库5座", "治理河道24公里"]
    assert table.text("实际完成情况") == "加固水库5座\n治理河道25公里"
