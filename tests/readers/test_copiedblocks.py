"""Rows between the heads of a copied table."""

from __future__ import annotations

import pytest

from checker.readers import read_text
from tests.readers.forms_for_tests import only_table, texts

BODY = "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t检测桥梁\t6座\n"


def test_a_label_that_leads_pairs_of_sources_is_merged_over_them() -> None:
    table = only_table(
        "项目支出绩效目标表\n项目名称\t桥梁检测\n"
        "项目资金（万元）\t实施期资金总额\t90\t年度资金总额\t30\n"
        "其中：财政拨款\t80\t其中：财政拨款\t25\n其他资金\t10\t其他资金\t5\n" + BODY
    )
    found = texts(table)
    assert (found["中期资金总额"], found["预算数"]) == ("90", "30")
    assert (found["财政拨款"], found["其他资金"]) == ("25", "5")


@pytest.mark.parametrize(
    "rows",
    ["月份\t一月\t二月\n30\t40\t50\n", "财政拨款\t30\t40\n", "甲\t产出指标\t效益指标\t乙\n"],
)
def test_rows_whose_heads_nobody_knows_are_refused(rows: str) -> None:
    document = read_text("项目支出绩效目标表\n项目名称\t桥梁检测\n" + rows + BODY, "f.txt")
    assert not document.tables
    assert [each.rule for each in document.problems] == ["GC001"]


@pytest.mark.parametrize(
    ("rows", "rest"),
    [
        ("项目名称\t乡村道路\n硬化工程\n预算数\t30\n", "硬化工程"),
        ("单位名称\t某市城市管理\n综合执法局\t项目名称\t桥梁检测\n", "综合执法局"),
    ],
)
def test_a_line_below_a_name_that_may_be_the_rest_of_it_is_refused(rows: str, rest: str) -> None:
    (problem,) = read_text(f"项目支出绩效目标表\n{rows}{BODY}", "f.txt").problems
    assert problem.rule == "GC001"
    assert f"“{rest}”" in problem.arguments["原因"]


def test_a_line_below_a_name_that_is_a_heading_is_not() -> None:
    head = "项目支出绩效目标表\n项目名称\t乡村道路\n项目概况\n预算数\t30\n"
    table = only_table(head + BODY)
    assert (texts(table)["项目名称"], texts(table)["预算数"]) == ("乡村道路", "30")


def test_a_lead_that_nobody_knows_but_by_its_money_is_merged_over_its_rows() -> None:
    table = only_table(
        "项目支出绩效目标表\n项目名称\t桥梁检测\n"
        "预算信息（元）\t预算总额\t300\t财政资金\t280\n上年预算\t250\t其他资金\t20\n" + BODY
    )
    found = texts(table)
    assert (found["预算数"], found["财政资金"], found["其他资金"]) == ("300", "280", "20")
