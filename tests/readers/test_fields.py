"""A sentence beside a label that speaks of what is to be reached is the goal, and it is said."""

from __future__ import annotations

import pytest

from checker.readers import read_text
from tests.readers.forms_for_tests import html

HEADS = "<td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td>"
ROW = "<td>产出指标</td><td>数量指标</td><td>检修泵站</td><td>≥6座</td>"


@pytest.mark.parametrize("label", ["预期绩效", "产生的效益", "主要成效"])
def test_what_is_to_be_reached_is_the_goal(label: str) -> None:
    goal = f"<td>{label}</td><td>检修泵站6座，排涝达标</td>"
    page = html("<td>项目名称</td><td>泵站检修</td>", goal, HEADS, ROW)
    document = read_text(page, "f.html")
    assert [goal.text for goal in document.tables[0].goals] == ["检修泵站6座，排涝达标"]
    (said,) = (each for each in document.problems if each.rule == "GC015")
    assert label in said.arguments["内容"]


@pytest.mark.parametrize("label", ["绩效等级说明", "效益核算办法"])
def test_what_only_speaks_of_it_is_none(label: str) -> None:
    text = f"<td>{label}</td><td>按照市里的规定执行核算</td>"
    page = html("<td>项目名称</td><td>泵站检修</td>", text, HEADS, ROW)
    assert read_text(page, "f.html").tables[0].goals == ()


def test_of_two_offices_the_one_that_leads_is_the_unit() -> None:
    page = (
        "<table><tr><td>项目名称<td colspan=3>公厕改造</tr>"
        "<tr><td>牵头单位<td>安澜市城管局<td>配合单位<td>安澜市财政局</tr>"
        "<tr><td>一级指标<td>二级指标<td>三级指标<td>指标值</tr>"
        "<tr><td>产出指标<td>数量指标<td>改造公厕<td>≥42座</tr></table>"
    )
    assert read_text(page, "f.html").tables[0].text("单位名称") == "安澜市城管局"


@pytest.mark.parametrize(
    "line", ["填报单位：云台县卫健局（盖章）", "填报单位：（公章）云台县卫健局"]
)
def test_the_place_for_a_seal_is_no_part_of_a_name(line: str) -> None:
    page = html(f"<td>{line}</td>", "<td>项目名称</td><td>泵站检修</td>", HEADS, ROW)
    assert read_text(page, "f.html").tables[0].text("单位名称") == "云台县卫健局"


def test_two_heads_are_no_kind_of_project() -> None:
    """支出类别 | 金额 over a list: neither is the value of the other."""
    heads = "<td>支出类别</td><td>金额</td>"
    page = html("<td>项目名称</td><td>泵站检修</td>", heads, HEADS, ROW)
    assert read_text(page, "f.html").tables[0].text("支出类型") == ""
