"""Money in pairs below totals side by side, sheets of several forms, forms without any heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers import read_text
from tests.readers.forms_for_tests import html, rows

if TYPE_CHECKING:
    from checker.model import GoalTable

HEADS = "<td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td>"
TITLE = "<p>项目支出绩效自评表（2025年度）</p>"


def cells(*texts: str) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


NAME = cells("项目名称", "泵站检修", "实施单位", "某县排灌站")
GOAL = cells("年度目标", "检修泵站6座")
ROW = cells("产出指标", "数量指标", "检修泵站", "≥6座")


def table_of(*lines: str) -> GoalTable:
    (table,) = read_text(TITLE + html(NAME, *lines), "f.html").tables
    return table


def test_sources_belong_to_the_total_in_their_own_column() -> None:
    table = table_of(
        cells("预算数：", "48", "到位数：", "40", "执行数：", "36"),
        cells("其中：财政资金", "45", "其中：财政资金", "38", "其中：财政资金", "35"),
        HEADS,
        ROW,
    )
    assert [table.text(name) for name in ("预算数", "执行数", "财政资金")] == ["48", "36", "45"]
    (line,) = table.funding
    assert line.fields["执行数"].text == "35"


def test_a_figure_below_its_head_is_taken_beside_pairs() -> None:
    table = table_of(
        cells("预算安排", "预算金额", "执行情况", "预算执行进度"),
        cells("预算数", "48", "", "75%"),
        HEADS,
        ROW,
    )
    assert (table.text("预算数"), table.text("执行率")) == ("48", "75%")


@pytest.mark.parametrize(("side", "total"), [("收入", "收入合计"), ("支出", "支出合计")])
def test_the_sum_beside_the_label_of_a_block_is_what_the_block_adds_up_to(
    side: str, total: str
) -> None:
    table = table_of(cells(f"{side}预算（万元）", "合计", "860"), HEADS, ROW)
    assert table.text(total) == "860"


def test_of_goals_by_year_that_of_the_table_is_the_goal() -> None:
    table = table_of(
        cells("财政年度", "目标", "实际完成情况"),
        cells("2025", "检修泵站6座", "检修7座"),
        cells("2026", "检修泵站9座", "---"),
        HEADS,
        ROW,
    )
    assert [goal.text for goal in table.goals] == ["检修泵站6座"]
    assert table.text("实际完成情况") == "检修7座"


def test_the_label_of_the_block_is_no_column_whatever_it_is_called() -> None:
    block = "<td rowspan=3>四、年度绩效指标完成情况</td>"
    second = cells("产出指标", "质量指标", "检修合格率", "100%", "100%")
    table = table_of(block + HEADS + cells("实际完成值"), ROW + cells("7座"), second)
    assert [row.text("实际完成值") for row in table.indicators] == ["7座", "100%"]


def test_a_second_form_of_a_sheet_has_the_unit_and_the_year_of_the_first() -> None:
    unit = "<td colspan=4>单位：元</td>"
    one = (unit, NAME, cells("预算数", "48000"), GOAL, HEADS, ROW)
    other = (cells("项目名称", "闸门更换"), cells("预算数", "52000"), GOAL, HEADS, ROW)
    tables = read_text(TITLE + html(*one, *other), "f.html").tables
    assert [each.text("金额单位") for each in tables] == ["元", "元"]
    assert [each.text("年度") for each in tables] == ["2025", "2025"]
    own = ("<td colspan=4>单位：万元</td>", *other)
    tables = read_text(TITLE + html(*one, *own), "f.html").tables
    assert [each.text("金额单位") for each in tables] == ["元", "万元"]


def test_rows_of_levels_below_the_goal_need_no_heads() -> None:
    table = table_of(
        GOAL,
        "<td>产出指标</td><td>数量指标</td><td colspan=2>检修泵站6座</td>",
        "<td>产出指标</td><td>质量指标</td><td colspan=2>检修合格率100%</td>",
        "<td>产出指标</td><td>时效指标</td><td colspan=2>2025年6月底前完工</td>",
    )
    assert [(row[2], row[3]) for row in rows(table)] == [
        ("检修泵站", "6座"),
        ("检修合格率", "100%"),
        ("完工", "2025年6月底前"),
    ]


def test_a_pair_of_levels_without_a_name_is_no_row() -> None:
    page = TITLE + html(NAME, GOAL, cells("产出指标", "数量指标"))
    assert not any(table.indicators for table in read_text(page, "f.html").tables)


def test_the_one_text_that_speaks_of_an_office_is_the_unit() -> None:
    page = html(cells("项目名称", "购置胃镜"), cells("申报科室", "消化科"), HEADS, ROW)
    (table,) = read_text(page, "f.html").tables
    assert table.text("单位名称") == "消化科"


def money_of(*lines: str) -> dict[str, str]:
    table = table_of(*lines, GOAL, HEADS, ROW)
    fields = ("预算数", "收入合计", "支出合计", "财政拨款")
    return {field: text for field in fields if (text := table.text(field))}


@pytest.mark.parametrize(
    "line",
    [
        cells("按收入性质分", "2186.4", "按支出性质分", "2186.4"),
        cells("按收入性质分：2186.4", "按支出性质分：2186.4"),
    ],
)
def test_a_side_of_the_money_with_an_amount_is_what_it_comes_to(line: str) -> None:
    assert money_of(cells("资金总额", "2186.4"), line) == {
        "预算数": "2186.4",
        "收入合计": "2186.4",
        "支出合计": "2186.4",
    }


@pytest.mark.parametrize("label", ["资金安排情况", "项目资金", "预算情况"])
def test_the_label_of_all_the_money_with_an_amount_is_the_budget(label: str) -> None:
    found = money_of(cells(label, "500", "其中：财政拨款", "300"))
    assert found == {"预算数": "500", "财政拨款": "300"}


@pytest.mark.parametrize("label", ["基本信息", "预算执行情况", "按资金来源分"])
def test_an_amount_behind_another_label_is_no_budget(label: str) -> None:
    assert "预算数" not in money_of(cells(label, "500", "其中：财政拨款", "300"))


def test_a_budget_with_a_label_of_its_own_comes_before() -> None:
    found = money_of(cells("资金安排情况", "500"), cells("年度预算", "480"))
    assert found == {"预算数": "480"}


def test_sources_between_totals_in_one_row_are_those_of_the_total_before_them() -> None:
    table = table_of(
        cells("中期总额", "240", "其中：市级财政", "210", "年度总额", "80", "其中：市级财政", "70"),
        HEADS,
        ROW,
    )
    assert [table.text(name) for name in ("中期资金总额", "预算数", "市县资金")] == [
        "240",
        "80",
        "70",
    ]
    (line,) = table.funding
    assert line.fields["中期资金总额"].text == "210"


@pytest.mark.parametrize(("below", "budget"), [("其他资金", "12"), ("其中：财政资金", "")])
def test_a_source_below_another_one_is_part_of_the_same_total(below: str, budget: str) -> None:
    """`其他资金` beside 上年预算 goes on with the sources above; 其中 begins those of its row."""
    table = table_of(
        cells("预算总额", "60", "财政资金", "48"),
        cells("上年预算", "55", below, "12"),
        HEADS,
        ROW,
    )
    assert (table.text("财政资金"), table.text("其他资金")) == ("48", budget)
    assert [line.fields["上年预算数"].text for line in table.funding] == ([] if budget else ["12"])


def test_sources_said_in_one_cell_beside_the_budget_are_those_of_the_term() -> None:
    table = table_of(
        cells("资金（万元）", "中期总额", "900", "年度总额", "300"),
        cells("", "其中：财政拨款880", "", "其中：财政拨款", "290"),
        cells("", "其他资金20", "", "其他资金", "10"),
        HEADS,
        ROW,
    )
    assert [table.text(name) for name in ("预算数", "财政拨款", "其他资金")] == ["300", "290", "10"]
    said = {line.fields["名称"].text: line.fields["中期资金总额"].text for line in table.funding}
    assert said["其他资金"] == "20"
