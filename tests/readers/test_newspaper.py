"""Indicators in two halves side by side."""

from __future__ import annotations

from tests.readers.forms_for_tests import html, only_table, read_as, rows

TOP = (
    "<td>项目名称<td colspan=7>泵站检修",
    "<td>绩效目标<td colspan=7>检修泵站6座",
)
HEADS = "<td>一级指标<td>二级指标<td>三级指标<td>指标值"


def test_the_second_half_goes_on_where_the_first_ends() -> None:
    page = html(
        *TOP, HEADS * 2,
        "<td>产出指标<td>数量指标<td>检修泵站<td>≥6座"
        "<td>效益指标<td>社会效益指标<td>受益村<td>≥12个",
        "<td>产出指标<td>质量指标<td>合格率<td>100%"
        "<td>满意度指标<td>服务对象满意度指标<td>村民满意度<td>≥90%",
    )  # fmt: skip
    assert rows(only_table(page, "f.html"), "一级指标", "三级指标", "指标值") == [
        ("产出指标", "检修泵站", "≥6座"),
        ("产出指标", "合格率", "100%"),
        ("效益指标", "受益村", "≥12个"),
        ("满意度指标", "村民满意度", "≥90%"),
    ]


def test_halves_of_two_terms_are_not_set_one_below_another() -> None:
    row = "<td>产出指标<td>数量指标<td>检修泵站<td>≥6座"
    page = html(*TOP, "<td colspan=4>中期目标<td colspan=4>年度目标", HEADS * 2, row * 2)
    (table,) = read_as(page, "f.html").tables
    assert len(table.indicators) == 1
