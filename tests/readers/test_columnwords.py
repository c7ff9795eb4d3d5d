"""What a head of a column says by its parts; a goal of the form is no value."""

from __future__ import annotations

import pytest

from checker.readers.columnwords import SETTLED, made_column


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("本年计划", "指标值"),
        ("全年计划目标值", "指标值"),
        ("上年完成", "上年值"),
        ("去年实绩", "上年值"),
        ("建设期目标值", "中期指标值"),
        ("三年累计计划", "中期指标值"),
        ("年度计划", ""),
        ("年度目标", ""),
        ("建设期目标", ""),
        ("上年计划", ""),
    ],
)
def test_period_and_measure_make_a_column(head: str, field: str) -> None:
    assert made_column(head) == field


@pytest.mark.parametrize(("head", "settled"), [("财政审定", True), ("单位申报", False)])
def test_the_last_word_on_a_value(head: str, settled: bool) -> None:
    assert bool(SETTLED.fullmatch(head)) is settled
