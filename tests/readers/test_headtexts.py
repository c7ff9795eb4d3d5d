"""Texts of the head without a label anybody knows."""

from __future__ import annotations

from checker.readers import read_text
from tests.readers.forms_for_tests import html

NAME = "<td>项目名称<td colspan=3>冰芯观测"
INDICATORS = (
    "<td>一级指标<td>二级指标<td>三级指标<td>指标值",
    "<td>产出指标<td>数量指标<td>观测点<td>≥4个",
)


def goals_and_notes(*lines: str) -> tuple[list[str], str]:
    document = read_text(html(NAME, *lines, *INDICATORS), "f.html")
    (table,) = document.tables
    said = (*document.notes, *(str(one.arguments) for one in document.problems))
    return [goal.text for goal in table.goals], "".join(said)


def test_a_text_below_the_goals_is_a_goal_and_a_number_of_one_is_none() -> None:
    goals, _ = goals_and_notes(
        "<td rowspan=2>绩效目标<td>目标1：<td colspan=2>布设观测点4个",
        "<td>目标2：<td colspan=2>采集样品30份",
    )
    assert goals == ["布设观测点4个", "采集样品30份"]


def test_the_weight_of_a_goal_is_no_goal() -> None:
    goals, _ = goals_and_notes("<td>绩效目标<td colspan=2>布设观测点4个<td>权重：60%")
    assert goals == ["布设观测点4个"]


def test_a_label_nobody_knows_is_said_with_its_value() -> None:
    goals, said = goals_and_notes(
        "<td>绩效目标<td colspan=3>布设观测点4个", "<td>观测海拔<td colspan=3>高寒地带"
    )
    assert goals == ["布设观测点4个"]
    assert "观测海拔" in said
