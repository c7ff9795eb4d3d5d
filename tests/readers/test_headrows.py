"""Rows of labels alone: over their values they are a head, over a list they are no form."""

from __future__ import annotations

from checker.readers import read_text
from tests.readers.forms_for_tests import html, only_table

LABELS = "<td>项目名称</td><td>预算单位</td><td>资金总额（万元）</td><td>年度</td>"
VALUES = "<td>泵站维修</td><td>柳林县水务局</td><td>80</td><td>2025</td>"
GOAL = "<td>绩效目标</td><td colspan=3>维修泵站12座</td>"
INDICATORS = (
    "<td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td>",
    "<td>产出指标</td><td>数量指标</td><td>维修泵站</td><td>≥12座</td>",
    "<td>效益指标</td><td>社会效益指标</td><td>受益农户</td><td>≥300户</td>",
)


def test_labels_over_one_row_of_values_are_the_head_of_a_form() -> None:
    found = only_table(html(LABELS, VALUES, GOAL, *INDICATORS), "f.html")
    assert (found.text("项目名称"), found.text("单位名称"), found.text("预算数")) == (
        "泵站维修",
        "柳林县水务局",
        "80",
    )


def test_labels_over_several_rows_are_no_head_of_one_form() -> None:
    more = "<td>渠道清淤</td><td>柳林县水务局</td><td>35</td><td>2025</td>"
    document = read_text(html(LABELS, VALUES, more, GOAL, *INDICATORS), "f.html")
    assert [table.text("项目名称") for table in document.tables] != ["渠道清淤"]
    assert all(table.text("预算数") != "35" for table in document.tables)
