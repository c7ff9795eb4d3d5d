"""The header of an indicator table."""

from __future__ import annotations

from tests.readers.forms_for_tests import html, markdown, only_table, rows


def test_split_value_columns_stay_apart() -> None:
    table = only_table(
        markdown(
            ("项目名称", "校舍维修", "", "", "", "", ""),
            ("预算数", "80", "", "", "", "", ""),
            ("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "计量单位", "权重"),
            ("产出指标", "数量指标", "维修校舍", "≥", "12", "栋", "30"),
        ),
        "f.md",
    )
    assert table.layout == "C"
    assert rows(table, "指标性质", "指标值", "计量单位", "分值") == [("≥", "12", "栋", "30")]


def test_a_repeated_header_row_is_no_indicator() -> None:
    header = "<td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td>"
    table = only_table(
        html(
            "<td>项目名称</td><td colspan=3>校舍维修</td>",
            header,
            "<td>产出指标</td><td>数量指标</td><td>维修校舍</td><td>≥12栋</td>",
            header,
            "<td></td><td>质量指标</td><td>验收合格率</td><td>100%</td>",
        ),
        "f.html",
    )
    assert len(table.indicators) == 2
