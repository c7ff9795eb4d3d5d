"""Where the value of a label stands."""

from __future__ import annotations

import pytest

from checker.readers import read_text
from tests.readers.forms_for_tests import html

HEADS = "<td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td>"
ROW = "<td>产出指标</td><td>数量指标</td><td>除险水闸数</td><td>≥3座</td>"


def form(*rows: str) -> dict[str, str]:
    """The head of a form with these rows."""
    (table,) = read_text(html(*rows, HEADS, ROW), "f.html").tables
    goals = "；".join(goal.text for goal in table.goals)
    return {"绩效目标": goals, **{name: table.text(name) for name in ("项目名称", "中期目标")}}


@pytest.mark.parametrize("label", ["长期绩效目标", "实施期总目标", "中期目标"])
def test_a_numbered_goal_behind_the_label_of_a_term_is_that_of_the_term(label: str) -> None:
    read = form(
        "<td>项目名称</td><td colspan=3>病险水闸除险</td>",
        f"<td>{label}</td><td colspan=3>目标1：三年完成9座水闸除险。</td>",
        "<td>年度绩效目标</td><td colspan=3>目标1：完成3座水闸除险。</td>",
    )
    assert "三年完成9座水闸除险" in read["中期目标"]
    assert read["绩效目标"] == "完成3座水闸除险。"


def test_a_label_with_its_value_in_one_cell_is_not_the_value_of_another() -> None:
    read = form(
        "<td>项目名称</td><td colspan=3>病险水闸除险</td>",
        "<td>中期目标</td><td colspan=3>年度目标：完成3座水闸除险。</td>",
    )
    assert read["中期目标"] == ""
    assert read["绩效目标"] == "完成3座水闸除险。"
