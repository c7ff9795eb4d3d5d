"""Two of one kind in a form: which is the year's, which the whole's, what is said of a rival."""

from __future__ import annotations

import pytest

from checker.readers import read_text
from tests.readers.forms_for_tests import html, only_table

INDICATORS = (
    "<td>一级指标</td><td>二级指标</td><td>三级指标</td><td colspan=2>指标值</td>",
    "<td>产出指标</td><td>数量指标</td><td>修缮校舍</td><td colspan=2>≥6栋</td>",
    "<td>效益指标</td><td>社会效益指标</td><td>受益学生</td><td colspan=2>≥900人</td>",
)


def form(*rows: str) -> str:
    return html("<td>项目名称</td><td colspan=4>校舍修缮</td>", *rows, *INDICATORS)


def goals_of(first: str, second: str) -> str:
    return form(
        f"<td rowspan=2>绩效目标</td><td colspan=2>{first}</td><td colspan=2>{second}</td>",
        "<td colspan=2>三年修缮校舍20栋</td><td colspan=2>修缮校舍6栋</td>",
    )


def doubts(page: str) -> list[str]:
    return [problem.rule for problem in read_text(page, "f.html").problems]


def test_the_goal_of_the_whole_project_is_the_long_term_one_beside_that_of_the_year() -> None:
    found = only_table(goals_of("总体目标", "年度目标"), "f.html")
    assert [goal.text for goal in found.goals] == ["修缮校舍6栋"]
    assert found.text("中期目标") == "三年修缮校舍20栋"


def test_of_goals_asked_for_and_settled_the_settled_one_counts() -> None:
    found = only_table(goals_of("绩效目标（申报）", "绩效目标（审定）"), "f.html")
    assert [goal.text for goal in found.goals] == ["修缮校舍6栋"]


def test_money_of_the_whole_project_is_kept_beside_that_of_the_year() -> None:
    page = form(
        "<td>项目总投资（万元）</td><td>500</td><td>年度资金申请总额（万元）</td>"
        "<td colspan=2>120</td>",
        "<td>绩效目标</td><td colspan=4>修缮校舍6栋</td>",
    )
    found = only_table(page, "f.html")
    assert (found.text("预算数"), found.text("中期资金总额")) == ("120", "500")


@pytest.mark.parametrize(
    ("label", "amount", "told"),
    [
        ("预算总额（万元）", "120", ["GC015"]),
        ("预算总额（万元）", "100", []),
        ("预算总额（万元）", "100.00", []),
        ("上年预算总额（万元）", "120", []),
    ],
)
def test_a_second_total_is_told_of_where_it_is_another_amount_of_the_same(
    label: str, amount: str, told: list[str]
) -> None:
    page = form(
        f"<td>预算数（万元）</td><td>100</td><td>{label}</td><td colspan=2>{amount}</td>",
        "<td>绩效目标</td><td colspan=4>修缮校舍6栋</td>",
    )
    assert doubts(page) == told
