"""Goals in one cell, divided by their numbering."""

from __future__ import annotations

import pytest

from checker.base.place import Place
from checker.readers.goals import heads_goals, split_goals
from checker.readers.grid import GridCell


def goals(text: str) -> list[str]:
    return [one.text for one in split_goals(GridCell(text, 0, 0, Place("a.csv", 1, 1)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.养护道路。\n2.修缮桥梁。", ["养护道路。", "修缮桥梁。"]),
        ("目标1：养护道路。目标2：修缮桥梁。", ["养护道路。", "修缮桥梁。"]),
        ("养护道路35公里。", ["养护道路35公里。"]),
        ("保障2.5万人用水。", ["保障2.5万人用水。"]),
    ],
)
def test_numbers_divide_and_are_no_part(text: str, found: list[str]) -> None:
    assert goals(text) == found


def test_heads_of_a_table_of_goals() -> None:
    assert heads_goals("目标编号")
    assert not heads_goals("道路养护")
