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
