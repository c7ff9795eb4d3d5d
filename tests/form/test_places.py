"""Where a record stands, and the cell a label names there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.finding import Subject
from checker.form.cells import CellRecord, cells_of
from checker.form.places import cell_of, label_of, place_at, place_of, steps_of, subject_of
from tests.form.sets import only, whole

if TYPE_CHECKING:
    from checker.form import Record

TEXT = """\
项目名称: 危桥改造
预算数: 80
上级资金: 30
绩效目标:
  - 修好三座桥
  - 方便出行
绩效指标:
  - 一级指标: 产出指标
    三级指标: 维修桥梁
    指标值: ≥3座
"""
TABLE = only(TEXT)
ROW = TABLE.indicators[0]


def line(record: Record, label: str) -> int | None:
    place = place_at(record, label)
    return place.line if place else None


def test_a_label_is_looked_for_in_the_row_and_then_in_its_table() -> None:
    assert line(ROW, "指标值") == 10
    assert line(ROW, "预算数") == 2
    assert line(ROW, "主管部门") == 8


def test_a_finding_on_a_list_stands_where_its_rows_begin() -> None:
    assert line(TABLE, "绩效指标") == 8
    assert line(TABLE, "绩效目标") == 5
    assert line(TABLE, "年度主要任务") == 1


def test_a_goal_is_named_by_the_label_of_the_form() -> None:
    second = TABLE.goals[1]
    assert label_of(second, "文本") == "绩效目标"
    cell = cell_of(second, "文本")
    assert cell is not None
    assert cell.text == "方便出行"
    assert subject_of(second) != subject_of(TABLE.goals[0])


def test_money_is_named_by_the_line_it_stands_in() -> None:
    (money,) = (one for one in TABLE.funding if one.label == "上级资金")
    assert label_of(money, "金额") == "上级资金"
    assert line(money, "金额") == 3


def test_a_cell_knows_the_row_it_stands_in() -> None:
    (cell,) = (one for one in cells_of(ROW.owner) if one.label == "指标值")
    assert isinstance(cell, CellRecord)
    assert subject_of(cell) == subject_of(ROW)
    assert line(cell, "文本") == 10
    assert line(cell, "三级指标") == 9


def test_the_set_stands_at_its_first_table_and_is_about_none() -> None:
    found = whole(TEXT, TEXT)
    assert str(place_of(found)).startswith("01.yaml:")
    assert steps_of(found, None) == ("全套",)
    assert cell_of(found, "预算数") is None
    assert subject_of(found) == Subject()


@pytest.mark.parametrize(("label", "last"), [("指标值", "指标值"), (None, "维修桥梁")])
def test_the_way_to_a_cell_is_told_in_words(label: str | None, last: str) -> None:
    assert last in steps_of(ROW, label)[-1]
