"""Labels with their values in one text."""

from __future__ import annotations

import pytest

from checker.readers import read_text
from checker.readers.inline import begins_form, is_unit_cell
from checker.readers.vocabulary import common_words


@pytest.mark.parametrize(
    ("text", "unit"), [("单位：万元", True), ("金额单位：元", True), ("万元", False)]
)
def test_a_cell_that_says_the_unit_of_money(text: str, unit: bool) -> None:
    assert is_unit_cell(text) is unit


def test_what_stands_above_a_form() -> None:
    assert begins_form(common_words(), "项目名称：道路养护")
    assert not begins_form(common_words(), "关于做好预算编制工作的通知")


def test_two_labels_of_one_line_are_both_read() -> None:
    form = (
        "项目支出绩效目标表,,,\n填报单位：甲局    单位：元,,,\n项目名称,道路养护,预算数,30000\n"
        "一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,里程,≥3公里\n"
    )
    (table,) = read_text(form, "a.csv").tables
    assert table.text("金额单位") == "元"
    assert "甲局" in (table.text("填报单位"), table.text("单位名称"), table.text("实施单位"))
