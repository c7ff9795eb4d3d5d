"""Goal files as people write them: every surprise is a finding at its place, never a loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers import read_text
from tests.readers.forms_for_tests import rows, texts

if TYPE_CHECKING:
    from checker.model import Problem

WHOLE = """项目名称: 校舍维修
预算数: 80.50
其他资金:
绩效目标:
  - 维修校舍12栋
绩效指标:
  - 一级指标: 产出指标
    二级指标: 数量指标
    三级指标: 维修校舍
    指标值: ≥12栋
"""


def problems(text: str) -> list[Problem]:
    return list(read_text(text, "f.yaml").problems)


def test_a_whole_file_is_read_as_written() -> None:
    (table,) = read_text(WHOLE, "f.yaml").tables
    assert texts(table) == {"项目名称": "校舍维修", "预算数": "80.50", "其他资金": ""}
    assert [goal.text for goal in table.goals] == ["维修校舍12栋"]
    assert rows(table) == [("产出指标", "数量指标", "维修校舍", "≥12栋")]
    assert str(table.indicators[0].fields["指标值"].place) == "f.yaml:10:10"
    assert not problems(WHOLE)


@pytest.mark.parametrize("blank", ["", "~", "null", "-", "—", "/"])
def test_the_ways_to_leave_a_field_blank(blank: str) -> None:
    document = read_text(WHOLE.replace("其他资金:", f"其他资金: {blank}"), "f.yaml")
    assert document.tables[0].fields["其他资金"].blank
    assert not document.problems


def test_a_missing_field_is_not_a_blank_one() -> None:
    (table,) = read_text(WHOLE, "f.yaml").tables
    assert "财政资金" not in table.fields


def test_a_key_one_edit_away_is_reported_and_meant() -> None:
    document = read_text(WHOLE.replace("指标值:", "指标直:"), "f.yaml")
    (problem,) = document.problems
    assert (problem.rule, problem.expected, problem.replacement) == ("GC006", "指标值", "指标值")
    assert (str(problem.place), problem.indicator) == ("f.yaml:10:5", 0)
    assert document.tables[0].indicators[0].text("指标值") == "≥12栋"


def test_another_forms_name_for_a_field_is_reported_and_meant() -> None:
    document = read_text(WHOLE.replace("指标值:", "预期值:"), "f.yaml")
    assert [(p.rule, p.expected, p.replacement) for p in document.problems] == [
        ("GC006", "指标值", None)
    ]
    assert document.tables[0].indicators[0].text("指标值") == "≥12栋"


def test_a_key_like_nothing_is_reported_without_a_guess() -> None:
    (problem,) = problems(WHOLE + "天气: 晴\n")
    assert (problem.rule, dict(problem.arguments)) == ("GC006", {"键": "天气", "最近": ""})


@pytest.mark.parametrize(
    ("old", "new", "rule", "place"),
    [
        ("其他资金:", "预算数: 90", "GC007", "f.yaml:3:1"),
        ("校舍维修\n", "校舍 #2维修\n", "GC010", "f.yaml:1:7"),
        ("≥12栋", ">=12栋", "GC012", "f.yaml:10:10"),
        ("≥12栋", "&12", "GC012", "f.yaml:10:10"),
        ("项目名称: ", "项目名称：", "GC012", "f.yaml:1:1"),
        ("校舍维修\n", "!!str 校舍维修\n", "GC012", "f.yaml:1:7"),
        ("80.50", "{其他资金: 1}", "GC001", "f.yaml:2:6"),
        ("80.50", "[1, 2]", "GC001", "f.yaml:2:6"),
        ("  - 维修校舍12栋", "  - 维修校舍: 12栋", "GC012", "f.yaml:5:5"),
        ("  - 一级", "  - 说明\n  - 一级", "GC001", "f.yaml:7:5"),
    ],
)
def test_one_slip_is_one_problem_at_its_place(old: str, new: str, rule: str, place: str) -> None:
    document = read_text(WHOLE.replace(old, new, 1), "f.yaml")
    assert [(problem.rule, str(problem.place)) for problem in document.problems] == [(rule, place)]
    assert len(document.tables) == 1
    assert len(document.tables[0].indicators) == 1


def test_a_document_that_is_no_table_leaves_its_neighbours_and_their_numbers() -> None:
    document = read_text(f"{WHOLE}---\n- 甲\n---\na: [1\n b: :\n---\n{WHOLE}", "f.yaml")
    assert [table.index for table in document.tables] == [1, 4]
    assert {problem.table for problem in document.problems} == {2, 3}
    assert str(document.tables[1].fields["项目名称"].place) == "f.yaml:17:7"


def test_goals_given_as_one_text_are_divided_by_their_numbers() -> None:
    text = WHOLE.replace("绩效目标:\n  - 维修校舍12栋", "绩效目标: 1.维修校舍；2.更换门窗")
    (table,) = read_text(text, "f.yaml").tables
    assert [goal.text for goal in table.goals] == ["维修校舍", "更换门窗"]
    assert str(table.goals[1].place) == "f.yaml:4:16"


def test_a_text_of_several_paragraphs_may_be_a_list_as_the_goals_are() -> None:
    listed = WHOLE + "中期目标:\n  - 三年维修校舍40栋\n  - 消除危房\n资金用途: [购料, 工时]\n"
    (table,) = read_text(listed, "f.yaml").tables
    assert texts(table)["中期目标"] == "三年维修校舍40栋\n消除危房"
    assert texts(table)["资金用途"] == "购料\n工时"
    assert not problems(listed)
    (blank,) = read_text(WHOLE + "资金用途:\n中期目标: 维修校舍\n", "f.yaml").tables
    assert (texts(blank)["资金用途"], texts(blank)["中期目标"]) == ("", "维修校舍")


def test_what_has_one_value_is_no_list() -> None:
    (problem,) = problems(WHOLE.replace("校舍维修", "[校舍维修, 桥梁]"))
    assert (problem.rule, str(problem.place)) == ("GC001", "f.yaml:1:7")
    (nested,) = problems(WHOLE + "中期目标:\n  - 三年: [维修校舍]\n")
    assert nested.rule == "GC001"


def test_an_item_of_the_list_of_goals_is_taken_as_written() -> None:
    text = WHOLE.replace("  - 维修校舍12栋", "  - 1.维修校舍；2.更换门窗")
    (table,) = read_text(text, "f.yaml").tables
    assert [goal.text for goal in table.goals] == ["1.维修校舍；2.更换门窗"]


def test_yaml_that_speaks_of_nothing_is_a_finding_when_named_and_skipped_otherwise() -> None:
    text = "services:\n  web: 1\n"
    assert [problem.rule for problem in read_text(text, "f.yaml").problems] == ["GC001"]
    document = read_text(text, "f.yaml", named=False)
    assert document.skipped
    assert not document.problems


def test_characters_nobody_sees_change_nothing_in_a_goal_file() -> None:
    plain = (
        "项目名称: 泵站维修\n预算数: 80\n绩效目标: 维修泵站\n"
        "绩效指标:\n  - 一级指标: 产出指标\n    三级指标: 维修泵站\n    指标值: ≥12座\n"
    )
    unseen = plain.replace("项目名称", "项目\u200b名称").replace("产出指标", "产\u2060出指标")
    unseen = unseen.replace("12座", "12\u00ad座")
    (expected,), (table,) = read_text(plain, "f.yaml").tables, read_text(unseen, "f.yaml").tables
    assert table.text("项目名称") == expected.text("项目名称") == "泵站维修"
    for label in ("一级指标", "三级指标", "指标值"):
        assert table.indicators[0].text(label) == expected.indicators[0].text(label)
    assert not read_text(unseen, "f.yaml").problems


def test_a_key_written_twice_with_something_unseen_in_it_is_said_and_not_swallowed() -> None:
    text = WHOLE.replace("预算数: 80.50", "预算数: 80.50\n预算\u200b数: 90")
    document = read_text(text, "f.yaml")
    (problem,) = document.problems
    assert (problem.rule, dict(problem.arguments)) == ("GC007", {"键": "预算数"})
    assert str(problem.place) == "f.yaml:3:1"
    assert document.tables[0].text("预算数") == "80.50"


def test_of_two_slips_for_one_list_the_second_is_said_and_not_mixed_in() -> None:
    text = WHOLE.replace("绩效目标:\n", "绩效目镖:\n") + "绩效目木:\n  - 另一条\n"
    document = read_text(text, "f.yaml")
    assert [problem.rule for problem in document.problems] == ["GC006", "GC006"]
    assert [goal.text for goal in document.tables[0].goals] == ["维修校舍12栋"]


def test_of_thousands_of_unknown_keys_the_first_are_held_against_the_known_ones() -> None:
    """Looking for the likest of eighty thousand took twenty seconds; slips are understood still."""
    lost = "".join(f"绩效目标况{number}: 甲\n" for number in range(600))
    document = read_text(WHOLE.replace("指标值:", "指标直:") + lost, "f.yaml")
    said = [problem for problem in document.problems if problem.rule == "GC006"]
    assert len(said) == 601
    guesses = [problem.arguments["最近"] for problem in said if "况" in (problem.text or "")]
    assert (guesses[0], guesses[-1]) == ("绩效目标", "")
    assert document.tables[0].indicators[0].text("指标值") == "≥12栋"
