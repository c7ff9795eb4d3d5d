"""What every label and column of a form was taken for."""

from __future__ import annotations

from tests.readers.forms_for_tests import html, read_as

PAGE = html(
    "<td>项目名称<td colspan=3>泵站检修",
    "<td>绩效目标<td colspan=3>检修泵站6座",
    "<td>填表说明<td colspan=3>由各镇填写",
    "<td>一级指标<td>二级指标<td>三级指标<td>指标值",
    "<td>产出指标<td>数量指标<td>检修泵站<td>≥6座",
)


def test_fields_goals_and_columns_are_told_with_their_labels_and_first_texts() -> None:
    (table,) = read_as(PAGE, "f.html").tables
    told = {(one.field, one.label, one.text) for one in table.taken}
    assert {
        ("项目名称", "项目名称", "泵站检修"),
        ("绩效目标", "绩效目标", "检修泵站6座"),
        ("指标值", "指标值", "≥6座"),
    } <= told
    assert all(0 < one.sure <= 1 and one.why for one in table.taken)
