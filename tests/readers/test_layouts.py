"""Forms other than the 2015 one, as pages and sheets show them."""

from __future__ import annotations

import pytest

from checker.readers import read_text
from tests.readers.forms_for_tests import html, markdown, only_table, rows, texts


def test_the_2021_form_has_cost_at_level_one() -> None:
    table = only_table(
        markdown(
            ("项目名称", "校舍维修", "", ""),
            ("一级指标", "二级指标", "三级指标", "指标值"),
            ("成本指标", "经济成本指标", "维修总成本", "≤80万元"),
            ("产出指标", "数量指标", "维修校舍", "≥12栋"),
        ),
        "f.md",
    )
    assert table.layout == "B"


def test_a_self_evaluation_gives_budget_execution_and_actual_values() -> None:
    table = only_table(
        html(
            "<td colspan=8>项目支出绩效自评表</td>",
            "<td colspan=8>（2025年度）</td>",
            "<td>项目名称</td><td colspan=7>校舍维修</td>",
            "<td>主管部门</td><td colspan=3>教育局</td>"
            "<td>实施单位</td><td colspan=3>第一中学</td>",
            "<td rowspan=4>项目资金（万元）</td><td></td><td>年初预算数</td><td>全年预算数</td>"
            "<td>全年执行数</td><td>分值</td><td>执行率</td><td>得分</td>",
            "<td>年度资金总额</td><td>90</td><td>80</td>"
            "<td>78</td><td>10</td><td>97.5%</td><td>9</td>",
            "<td>其中：当年财政拨款</td><td>90</td><td>80</td>"
            "<td>78</td><td>-</td><td>97.5%</td><td>-</td>",
            "<td>其他资金</td><td></td><td></td><td></td><td>-</td><td></td><td>-</td>",
            "<td rowspan=2>年度总体目标</td>"
            "<td colspan=4>预期目标</td><td colspan=3>实际完成情况</td>",
            "<td colspan=4>维修校舍12栋</td><td colspan=3>已维修12栋</td>",
            "<td rowspan=3>绩效指标</td><td>一级指标</td><td>二级指标</td><td>三级指标</td>"
            "<td>年度指标值</td><td>实际完成值</td><td>分值</td><td>得分</td>",
            "<td>产出指标</td><td>数量指标</td><td>维修校舍</td><td>≥12栋</td>"
            "<td>12栋</td><td>50</td><td>50</td>",
            "<td>满意度指标</td><td>服务对象满意度指标</td>"
            "<td>师生满意度</td><td>≥90%</td><td>93%</td>"
            "<td>10</td><td>10</td>",
            "<td colspan=6>总分</td><td>100</td><td>99</td>",
        ),
        "f.html",
    )
    assert table.layout == "E"
    assert texts(table) == {
        "标题": "项目支出绩效自评表",
        "年度": "2025",
        "项目名称": "校舍维修",
        "主管部门": "教育局",
        "单位名称": "第一中学",
        "金额单位": "万元",
        "预算数": "80",
        "年初预算数": "90",
        "执行数": "78",
        "执行率": "97.5%",
        "执行率分值": "10",
        "执行率得分": "9",
        "财政拨款": "80",
        "其他资金": "",
        "实际完成情况": "已维修12栋",
        "总分": "99",
    }
    assert [goal.text for goal in table.goals] == ["维修校舍12栋"]
    assert rows(table, "三级指标", "指标值", "实际完成值", "分值", "得分") == [
        ("维修校舍", "≥12栋", "12栋", "50", "50"),
        ("师生满意度", "≥90%", "93%", "10", "10"),
    ]


def test_hunan_columns_are_known() -> None:
    table = only_table(
        markdown(
            ("项目名称", "校舍维修", "", "", "", "", "", "", ""),
            (
                "一级指标",
                "二级指标",
                "三级指标",
                "指标值类型",
                "指标值",
                "计量单位",
                "指标解释",
                "评（扣）分标准",
                "备注",
            ),
            (
                "产出指标",
                "数量指标",
                "维修校舍",
                "≥",
                "12",
                "栋",
                "完成维修的校舍",
                "少一栋扣2分",
                "甲",
            ),
        ),
        "f.md",
    )
    assert table.layout == "D"
    assert rows(table, "指标性质", "绩效指标描述", "评分标准", "备注") == [
        ("≥", "完成维修的校舍", "少一栋扣2分", "甲")
    ]


def test_of_a_long_term_and_an_annual_block_the_annual_one_is_taken() -> None:
    table = only_table(
        html(
            "<td>项目名称</td><td colspan=7>校舍维修</td>",
            "<td rowspan=2>项目资金</td><td>中期资金总额</td><td colspan=2>240</td>"
            "<td>年度资金总额</td><td colspan=3>80</td>",
            "<td>其中：财政拨款</td><td colspan=2>240</td>"
            "<td>其中：财政拨款</td><td colspan=3>80</td>",
            "<td rowspan=2>总体目标</td>"
            "<td colspan=3>中期目标（2025—2027）</td><td colspan=4>年度目标</td>",
            "<td colspan=3>三年维修36栋</td><td colspan=4>本年维修12栋</td>",
            "<td rowspan=2>绩效指标</td><td>一级指标</td>"
            "<td>二级指标</td><td>三级指标</td><td>指标值</td>"
            "<td>二级指标</td><td>三级指标</td><td>指标值</td>",
            "<td>产出指标</td><td>数量指标</td><td>指标1：三年维修</td><td>36栋</td>"
            "<td>数量指标</td><td>指标1：本年维修</td><td>12栋</td>",
        ),
        "f.html",
    )
    assert table.layout == "G"
    assert (table.text("预算数"), table.text("财政拨款")) == ("80", "80")
    assert [goal.text for goal in table.goals] == ["本年维修12栋"]
    assert rows(table) == [("产出指标", "数量指标", "本年维修", "12栋")]


def test_of_one_value_column_a_county_every_value_is_kept() -> None:
    document = read_text(
        html(
            "<td>项目名称</td><td colspan=5>校舍维修</td>",
            "<td rowspan=2>一级指标</td><td rowspan=2>二级指标</td><td rowspan=2>三级指标</td>"
            "<td colspan=3>指标值</td>",
            "<td>全市</td><td>甲县</td><td>乙县</td>",
            "<td>产出指标</td><td>数量指标</td><td>维修校舍</td>"
            "<td>≥12栋</td><td>≥5栋</td><td>≥7栋</td>",
        ),
        "f.html",
    )
    (table,) = document.tables
    assert table.layout == "H"
    assert rows(table) == [("产出指标", "数量指标", "维修校舍", "≥12栋")]
    assert not document.problems
    (row,) = table.indicators
    assert {place: cell.text for place, cell in row.places.items()} == {
        "甲县": "≥5栋",
        "乙县": "≥7栋",
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("机柜数量(≥77台)", ("机柜数量", "≥77台")),
        ("机柜数量（77台）", ("机柜数量", "77台")),
        ("培训人数（≥**人）", ("培训人数", "≥**人")),
        ("造林面积（亩）", ("造林面积（亩）", "")),
        ("培训人数（2026年）", ("培训人数（2026年）", "")),
    ],
)
def test_a_value_in_brackets_behind_the_name_is_the_value(
    name: str, expected: tuple[str, str]
) -> None:
    table = only_table(
        markdown(
            ("项目名称", "机房改造", "", ""),
            ("一级指标", "二级指标", "三级指标", "指标值"),
            ("产出指标", "数量指标", name, ""),
        ),
        "f.md",
    )
    assert rows(table, "三级指标", "指标值") == [expected]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("指标1：维修校舍", "维修校舍"),
        ("★★★维修校舍", "维修校舍"),
        ("1.维修校舍", "维修校舍"),
        ("（1）维修校舍", "维修校舍"),
        ("2.5公里管网", "2.5公里管网"),
        ("12345热线接通率", "12345热线接通率"),
    ],
)
def test_numbers_and_stars_before_a_name_are_no_part_of_it(written: str, name: str) -> None:
    table = only_table(
        markdown(
            ("项目名称", "校舍维修", "", ""),
            ("一级指标", "二级指标", "三级指标", "指标值"),
            ("产出指标", "数量指标", written, "≥1"),
        ),
        "f.md",
    )
    assert rows(table, "三级指标") == [(name,)]


def test_a_table_running_over_two_pages_is_one_table() -> None:
    first = html(
        "<td>项目名称</td><td colspan=3>校舍维修</td>",
        "<td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td>",
        "<td>产出指标</td><td>数量指标</td><td>维修校舍</td><td>≥12栋</td>",
    )
    second = html("<td></td><td>质量指标</td><td>验收合格率</td><td>100%</td>")
    table = only_table(first + second, "f.html")
    assert rows(table)[1] == ("产出指标", "质量指标", "验收合格率", "100%")


def test_an_unrelated_table_behind_a_goal_table_is_left_alone() -> None:
    goal = html(
        "<td>项目名称</td><td colspan=3>校舍维修</td>",
        "<td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td>",
        "<td>产出指标</td><td>数量指标</td><td>维修校舍</td><td>≥12栋</td>",
    )
    other = html("<td>姓名</td><td>电话</td><td>职务</td><td>备注</td>")
    assert len(only_table(goal + other, "f.html").indicators) == 1
