"""What every head over a matrix of money measures."""

from __future__ import annotations

import pytest

from checker.readers import read_text
from tests.readers.forms_for_tests import html

LEVELS = "<td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td>"
ROW = "<td>产出指标</td><td>数量指标</td><td>绿道长度</td><td>≥3公里</td>"


def money(heads: str, *lines: str) -> dict[str, str]:
    """The budgets of a form with a matrix of money."""
    cells = ("".join(f"<td>{text}</td>" for text in line.split("|")) for line in (heads, *lines))
    name = "<td>项目名称</td><td>河岸绿道</td><td>年度</td><td>2025</td>"
    goal = "<td>绩效目标</td><td colspan=3>建设绿道3公里</td>"
    (table,) = read_text(html(name, *cells, goal, LEVELS, ROW), "f.html").tables
    wanted = ("预算数", "年初预算数", "上年预算数", "执行数", "财政资金")
    return {label: table.text(label) for label in wanted if table.text(label)}


@pytest.mark.parametrize(
    ("heads", "line", "found"),
    [
        ("资金来源|年初预算数|全年预算数|执行数", "资金总额|90|80|70", ("80", "90", "70")),
        ("资金来源|年初预算数|调整后预算数|执行数", "资金总额|90|80|70", ("80", "90", "70")),
        ("资金来源|年初预算数|执行数|执行率", "资金总额|90|70|78%", ("90", "", "70")),
    ],
)
def test_of_several_budgets_that_of_the_whole_year_is_the_budget(
    heads: str, line: str, found: tuple[str, str, str]
) -> None:
    read = money(heads, line)
    assert tuple(read.get(one, "") for one in ("预算数", "年初预算数", "执行数")) == found


def test_the_budget_of_the_year_before_is_its_own_field() -> None:
    read = money("资金来源|2024年预算数|2025年预算数", "资金总额|60|80")
    assert (read.get("预算数"), read.get("上年预算数")) == ("80", "60")


def test_what_the_projects_are_spent_on_is_no_source_of_money() -> None:
    """项目支出 divided into 本级 and 转移支付: neither is a part of the budget's sources."""
    first = (
        "<td rowspan=3>部门支出预算（万元）</td><td rowspan=2>资金总额</td>"
        "<td rowspan=2>基本支出</td>"
        "<td colspan=2>项目支出</td>"
    )
    rows = (
        first,
        "<td>本级</td><td>转移支付</td>",
        *("<td>95</td><td>40</td><td>45</td><td>10</td>",),
    )
    name = "<td>部门名称</td><td colspan=4>河岸管理所</td>"
    goal = "<td>绩效目标</td><td colspan=4>建设绿道3公里</td>"
    (table,) = read_text(html(name, *rows, goal, LEVELS, ROW), "f.html").tables
    assert (table.text("预算数"), table.text("基本支出")) == ("95", "40")
    assert table.text("本级资金") == ""
