"""What the cells of an indicator row come to: levels, names and values without what is around."""

from __future__ import annotations

import pytest

from checker.base.place import Place
from checker.model import Cell
from checker.readers.grid import GridCell
from checker.readers.indicatorcells import (
    flat_cell,
    named_cell,
    take_points_from_name,
    take_value_from_name,
)
from tests.readers.forms_for_tests import html, only_table, rows

PLACE = Place("f", 1, 1)


def cell(text: str) -> GridCell:
    return GridCell(text, 0, 0, PLACE)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("★道路长度", "道路长度"),
        ("指标1：道路长度", "道路长度"),
        ("（2）道路长度", "道路长度"),
        ("1.道路长度", "道路长度"),
        ("2.5公里道路", "2.5公里道路"),
        ("①②道路长度", "道路长度"),
        ("★", "★"),
    ],
)
def test_numbers_and_stars_before_a_name_are_none_of_it(written: str, name: str) -> None:
    assert named_cell(cell(written)).text == name


def test_a_line_break_of_the_columns_width_is_taken_out() -> None:
    assert flat_cell(cell(" 养护\n  道路 ")).text == "养护道路"
    assert flat_cell(cell("road\nlength")).text == "road length"


@pytest.mark.parametrize(
    ("written", "name", "value"),
    [
        ("机柜数量(≥77台)", "机柜数量", "≥77台"),
        ("演出场次（12场）", "演出场次", "12场"),
        ("培训（2024年）", "培训（2024年）", ""),
        ("机柜数量（台）", "机柜数量（台）", ""),
    ],
)
def test_a_value_in_brackets_behind_a_name_is_the_value(
    written: str, name: str, value: str
) -> None:
    fields = {"三级指标": Cell(written, PLACE), "指标值": Cell("", PLACE)}
    take_value_from_name(fields)
    assert (fields["三级指标"].text, fields["指标值"].text) == (name, value)


def test_beside_a_value_the_brackets_stay_in_the_name() -> None:
    fields = {"三级指标": Cell("机柜数量(≥77台)", PLACE), "指标值": Cell("≥80台", PLACE)}
    take_value_from_name(fields)
    assert (fields["三级指标"].text, fields["指标值"].text) == ("机柜数量(≥77台)", "≥80台")


def test_points_behind_a_level_are_the_points_of_the_level() -> None:
    table = only_table(
        html(
            "<td>项目名称</td><td colspan=3>河岸绿道</td>",
            "<td>绩效目标</td><td colspan=3>建设绿道3公里</td>",
            "<td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td>",
            "<td>产出指标（50分）</td><td>数量指标（20分）</td><td>绿道长度</td><td>≥3公里</td>",
        ),
        "f.html",
    )
    assert rows(table, "一级指标", "大类分值", "二级指标", "小类分值") == [
        ("产出指标", "50", "数量指标", "20")
    ]


@pytest.mark.parametrize(
    ("written", "name", "points"),
    [
        ("立面修缮（15分）", "立面修缮", "15"),
        ("立面修缮　 (15 分) ", "立面修缮", "15"),
        ("  （15分）", "  （15分）", None),
        ("立面修缮（15%）", "立面修缮（15%）", None),
    ],
)
def test_points_behind_a_name_are_its_weight(written: str, name: str, points: str | None) -> None:
    fields = {"三级指标": Cell(written, PLACE)}
    take_points_from_name(fields)
    assert fields["三级指标"].text == name
    assert (fields["分值"].text if "分值" in fields else None) == points
