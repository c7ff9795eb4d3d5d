"""Text dumps: what stands where, whatever the blanks and blank lines."""

from __future__ import annotations

import pytest

from checker.readers import read_text
from tests.readers.forms_for_tests import dump, only_table, rows, texts

HEAD = (
    ("410022林场管理处", "单位：万元"),
    ("项目名称", "2026年护林"),
    ("预算规模及资金用途", "预算数", "12.50", "其中：财政  资金", "12.50", "其他资金", " "),
    ("", "管护支出"),
    ("绩效目标", "1.巡护林地；2.补种苗木"),
)
HEADER = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值")
BODY = (
    ("产出指标", "数量指标", "巡护面积", "巡护面积", "≥300公顷"),
    ("", "质量指标", "苗木成活率", "成活苗木比例", "≥85%"),
    ("效益指标", "生态效益指标", "林火次数", "林火次数", "0起"),
)


def test_a_table_is_found_by_its_unit_line_and_labels() -> None:
    table = only_table(dump(*HEAD, HEADER, *BODY))
    assert texts(table) == {
        "单位编码": "410022",
        "单位名称": "林场管理处",
        "金额单位": "万元",
        "项目名称": "2026年护林",
        "预算数": "12.50",
        "财政资金": "12.50",
        "其他资金": "",
        "资金用途": "管护支出",
    }
    assert [goal.text for goal in table.goals] == ["巡护林地", "补种苗木"]
    assert rows(table) == [
        ("产出指标", "数量指标", "巡护面积", "≥300公顷"),
        ("产出指标", "质量指标", "苗木成活率", "≥85%"),
        ("效益指标", "生态效益指标", "林火次数", "0起"),
    ]


def test_the_same_table_is_read_without_any_blank_line() -> None:
    whole = dump(*HEAD, HEADER, *BODY)
    packed = "\n".join(line for line in whole.split("\n") if line) + "\n"
    assert rows(only_table(packed)) == rows(only_table(whole))
    assert texts(only_table(packed))["资金用途"] == "管护支出"


def test_two_tables_without_headings_are_two_tables() -> None:
    one = dump(*HEAD, HEADER, *BODY)
    other = one.replace("2026年护林", "2026年防火")
    document = read_text(one.rstrip("\n") + "\n" + " " + other, "f.txt")
    assert [table.text("项目名称") for table in document.tables] == ["2026年护林", "2026年防火"]
    assert [len(table.indicators) for table in document.tables] == [3, 3]
    assert [(table.index, table.of) for table in document.tables] == [(1, 2), (2, 2)]


def test_a_heading_becomes_the_title_and_its_lack_is_reported_beside_others() -> None:
    one = dump(*HEAD, HEADER, *BODY)
    text = f"[bookmark: _Toc1]1.护林绩效目标表\n{one}\n {one.replace('护林', '防火')}"
    document = read_text(text, "f.txt")
    assert document.tables[0].text("标题") == "1.护林绩效目标表"
    assert str(document.tables[0].fields["标题"].place) == "f.txt:1:18"
    assert [(problem.rule, problem.table) for problem in document.problems] == [("GC003", 2)]


def test_every_cell_keeps_its_line() -> None:
    table = only_table(dump(*HEAD, HEADER, *BODY))
    assert str(table.fields["单位编码"].place) == "f.txt:1:2"
    assert str(table.fields["单位名称"].place) == "f.txt:1:8"
    assert str(table.fields["金额单位"].place) == "f.txt:2:5"
    assert str(table.fields["预算数"].place) == "f.txt:9:2"
    assert str(table.goals[0].place) == "f.txt:19:4"
    assert str(table.goals[1].place) == "f.txt:19:11"


def test_a_cell_of_several_lines_is_one_cell_with_the_places_of_its_goals() -> None:
    text = dump(*HEAD[:4]) + "\n\t绩效目标\n\t1.巡护林地。\n2.补种苗木。\n\n" + dump(HEADER, *BODY)
    table = only_table(text)
    assert [goal.text for goal in table.goals] == ["巡护林地。", "补种苗木。"]
    assert str(table.goals[1].place) == "f.txt:20:3"


def test_a_goal_behind_a_blank_line_still_belongs_to_the_goals() -> None:
    text = dump(*HEAD[:4], ("绩效目标", "巡护林地")) + "\n另行补种苗木\n\n" + dump(HEADER, *BODY)
    assert [goal.text for goal in only_table(text).goals] == ["巡护林地", "另行补种苗木"]


def test_a_row_that_lost_its_empty_level_cell_is_read_from_the_right() -> None:
    table = only_table(dump(*HEAD, HEADER, BODY[0], BODY[1][1:], BODY[2]))
    assert rows(table)[1] == ("产出指标", "质量指标", "苗木成活率", "≥85%")


@pytest.mark.parametrize("kept", [2, 3, 4, 5])
def test_a_table_cut_off_before_its_indicators_is_reported(kept: int) -> None:
    document = read_text(dump(*HEAD[:kept]), "f.txt")
    (problem,) = document.problems
    assert (problem.rule, problem.arguments["缺"], problem.table) == ("GC009", "绩效指标", 1)


def test_a_table_cut_off_within_its_last_row_is_reported() -> None:
    document = read_text(dump(*HEAD, HEADER, BODY[0], BODY[2][:3]), "f.txt")
    (problem,) = document.problems
    assert (problem.rule, problem.indicator) == ("GC009", 1)


def test_a_row_with_too_many_cells_is_reported() -> None:
    document = read_text(dump(*HEAD, HEADER, (*BODY[0], "多出的")), "f.txt")
    (problem,) = document.problems
    assert (problem.rule, problem.text, str(problem.place)) == ("GC001", "多出的", "f.txt:32:2")


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_other_line_endings_give_the_same_table(ending: str) -> None:
    text = dump(*HEAD, HEADER, *BODY)
    table = only_table(text.replace("\n", ending))
    assert rows(table) == rows(only_table(text))
    assert table.fields["预算数"].place == only_table(text).fields["预算数"].place


def test_text_between_tables_is_left_alone() -> None:
    one = dump(*HEAD, HEADER, *BODY)
    document = read_text(f"说明：以下各表已经审核。\n\n{one}\n\n填报须知共三条。\n", "f.txt")
    assert len(document.tables) == 1
    assert not document.problems


def test_a_text_without_any_table_says_what_was_looked_for() -> None:
    document = read_text("\t甲\n\t乙\n", "f.txt")
    (problem,) = document.problems
    assert problem.rule == "GC001"
    assert "项目名称" in problem.arguments["原因"]
