"""Texts of one cell a line: rows that the words of the form and the columns tell apart."""

from __future__ import annotations

import pytest

from checker.readers import read_text
from tests.readers.forms_for_tests import only_table, rows, texts
from tests.readers.kinds import kinds
from tests.readers.pasting import outcome

HEAD = ("项目支出绩效目标表", "（2026年度）", "项目名称", "渡口改造", "实施单位", "清河县港航站")
MONEY = ("项目资金（万元）", "年度资金总额：", "46", "其中：财政拨款", "40", "其他资金", "6")
GOAL = ("年度目标", "改造渡口4处，保障两岸群众出行")
YEAR = ("项目资金", "年初预算数", "全年预算数", "全年执行数")
HEADS = ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "权重")
BODY = (
    ("产出指标", "数量指标", "改造渡口", "4处", "30"),
    ("质量指标", "验收合格率", "100%", "20"),
    ("渡船检验率", "100%", "10"),
    ("效益指标", "社会效益指标", "受益群众", "≥6200人", "30"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "≥92%", "10"),
)
READ = [
    ("产出指标", "数量指标", "改造渡口", "4处", "30"),
    ("产出指标", "质量指标", "验收合格率", "100%", "20"),
    ("产出指标", "质量指标", "渡船检验率", "100%", "10"),
    ("效益指标", "社会效益指标", "受益群众", "≥6200人", "30"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "≥92%", "10"),
]
LABELS = ("一级指标", "二级指标", "三级指标", "指标值", "分值")


def lines(*cells: str, between: str = "\n") -> str:
    return between.join(cells) + "\n"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_form_is_read_whole(between: str) -> None:
    body = [cell for row in BODY for cell in row]
    text = lines(*HEAD, *MONEY, *GOAL, *HEADS, *body, "总分", "100", between=between)
    table = only_table(text)
    found = texts(table)
    assert (found["项目名称"], found["单位名称"]) == ("渡口改造", "清河县港航站")
    assert (found["预算数"], found["财政拨款"], found["其他资金"]) == ("46", "40", "6")
    assert [goal.text for goal in table.goals] == [GOAL[1]]
    assert rows(table, *LABELS) == READ


def test_money_under_heads_keeps_its_columns() -> None:
    money = ("项目资金（万元）", "年初预算数", "全年预算数", "全年执行数")
    sums = ("年度资金总额", "40", "46", "45.08", "其中：财政拨款", "34", "40", "39.1")
    table = only_table(lines(*HEAD, *money, *sums, *GOAL, *HEADS[1:5], *BODY[0][:4]))
    found = texts(table)
    assert (found["年初预算数"], found["预算数"], found["执行数"]) == ("40", "46", "45.08")
    assert found["财政拨款"] == "40"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        # a figure less than there are heads: which one is blank?
        ((*HEAD, *YEAR, "年度资金总额", "40", "46", "45", "其中：财政拨款", "34", "40"), BODY[0]),
        # a name without a value, or a level nobody knows
        ((*HEAD, *GOAL), (*BODY[0], "修缮码头", "检修渡船", "2艘", "30")),
        # the first line below the heads is no level
        ((*HEAD, *GOAL), ("改造渡口", "4处", "30")),
    ],
)  # fmt: skip
def test_what_may_be_cut_in_two_ways_is_refused(
    head: tuple[str, ...], body: tuple[str, ...]
) -> None:
    document = read_text(lines(*head, *HEADS, *body), "f.txt")
    assert not document.tables
    (problem,) = document.problems
    assert problem.rule == "GC001"
    assert "不知道归在哪一列" in problem.arguments["原因"]


@pytest.mark.parametrize("way", ["一格一行", "一格一行，有空行"])
def test_hardly_a_kind_is_misread_in_silence(way: str) -> None:
    found = [outcome(kind, way) for kind in kinds()]
    assert found.count("silent") == 0
    assert found.count("whole") >= 32


NUMBERED = ("序号", "一级指标", "二级指标", "三级指标", "指标值")
COUNTED = (
    ("1", "产出指标", "数量指标", "改造渡口", "4处"),
    ("2", "产出指标", "质量指标", "验收合格率", "100%"),
    ("3", "满意度指标", "服务对象满意度指标", "群众满意度", "90%"),
)


def test_rows_that_are_numbered_begin_with_their_numbers() -> None:
    body = [cell for row in COUNTED for cell in row]
    table = only_table(lines(*HEAD, *GOAL, *NUMBERED, *body))
    assert rows(table, "一级指标", "三级指标", "指标值") == [
        ("产出指标", "改造渡口", "4处"),
        ("产出指标", "验收合格率", "100%"),
        ("满意度指标", "群众满意度", "90%"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        (*COUNTED[0], "3", *COUNTED[1][1:]),  # a number is missing
        (*COUNTED[0], *COUNTED[1], "9"),  # a figure that counts nothing
        (*COUNTED[0], *COUNTED[1][1:]),  # a row without one
        ("1", *COUNTED[0][1:3], "2", *COUNTED[0][3:]),  # one within a row
    ],
)
def test_numbers_that_do_not_begin_rows_are_refused(body: tuple[str, ...]) -> None:
    document = read_text(lines(*HEAD, *GOAL, *NUMBERED, *body), "f.txt")
    assert not document.tables
    assert [each.rule for each in document.problems] == ["GC001"]


@pytest.mark.parametrize(
    "row",
    [
        (
            "产出指标",
            "数量指标",
            "改造",
            "渡口",
            "4处",
        ),
        ("产出指标", "数量指标", "改造渡口", "4处", "效益指标", "社会效益指标", "便利"),
    ],
)
def test_a_text_that_is_plainly_of_another_column_is_not_put_in_it(row: tuple[str, ...]) -> None:
    heads = ("一级指标", "二级指标", "三级指标", "指标值", "备注")
    document = read_text(lines(*HEAD, *GOAL, *heads, *row), "f.txt")
    assert not document.tables
    assert [each.rule for each in document.problems] == ["GC001"]
