"""Lists of projects that have goals and no indicators."""

from __future__ import annotations

from checker.readers.goalsalone import lists_goals_alone
from checker.readers.vocabulary import common_words
from tests.readers.rowtexts import grid_rows

WORDS = common_words()
PROJECT = "1|河岸绿道|80|建设绿道3公里"


def test_the_head_of_the_goals_is_told_of_a_list_without_indicators() -> None:
    found = lists_goals_alone(WORDS, grid_rows("序号|项目名称|预算数|绩效目标", PROJECT))
    assert found is not None
    assert found.text == "绩效目标"


def test_a_list_with_indicators_is_none() -> None:
    head = "项目名称|预算数|绩效目标|一级指标|二级指标|三级指标|指标值"
    row = "河岸绿道|80|建设绿道3公里|产出指标|数量指标|绿道长度|≥3公里"
    assert lists_goals_alone(WORDS, grid_rows(head, row)) is None


def test_neither_is_one_without_goals_nor_one_without_rows() -> None:
    assert lists_goals_alone(WORDS, grid_rows("序号|项目名称|预算数", "1|河岸绿道|80")) is None
    assert lists_goals_alone(WORDS, grid_rows("序号|项目名称|预算数|绩效目标")) is None
