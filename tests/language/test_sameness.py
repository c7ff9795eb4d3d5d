"""Two indicator values are equal by what they say, not by how they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.gaps import Unknown
from checker.language.sameness import say_the_same
from checker.values import parse
from tests.language.workbench import INDICATOR_RECORD, evaluate


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("18公里", "18000米"),
        ("≤36小时", "≤1.5天"),
        ("≥2公顷", "≥30亩"),
        ("7-9公斤", "14-18斤"),
        ("≤2.5万元", "≤25000元"),
        ("90元/人天", "90元/人·天"),
        ("≥4次/季度", "≥16次/年"),
        ("2025年9月底前", "2025年9月30日前"),
        ("显著提升", "显著提升"),
    ],
)
def test_the_same_amount_in_another_unit_is_the_same_value(one: str, other: str) -> None:
    assert say_the_same(parse(one), parse(other)) is True
    assert say_the_same(parse(other), parse(one)) is True


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("18公里", "18米"),
        ("≥18公里", "18000米"),
        ("≥18公里", ">18000米"),
        ("≥18公里", "≤18000米"),
        ("18公里", "18公斤"),
        ("7-9公斤", "7-9斤"),
        ("2025年9月底前", "2025年9月"),
        ("2025年9月底前", "2026年9月底前"),
        ("显著提升", "有所提升"),
        ("≥18公里", "显著提升"),
    ],
)
def test_another_amount_or_bound_is_another_value(one: str, other: str) -> None:
    assert say_the_same(parse(one), parse(other)) is False
    assert say_the_same(parse(other), parse(one)) is False


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("≤6个工作日", "≤6天"),
        ("≤3个月", "≤90天"),
        ("≥88%", "≥0.88"),
        ("≥40", "≥40户"),
        ("≥4O户", "≥40户"),
        ("≥4O户", "≥4O户"),
    ],
)
def test_where_no_exact_factor_leads_or_nothing_can_be_read_nobody_knows(
    one: str, other: str
) -> None:
    assert isinstance(say_the_same(parse(one), parse(other)), Unknown)
    assert isinstance(say_the_same(parse(other), parse(one)), Unknown)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_metres_and_kilometres_agree_with_the_numbers(metres: int, kilometres: int) -> None:
    equal = say_the_same(parse(f"≥{metres}米"), parse(f"≥{kilometres}公里"))
    assert equal is (metres == kilometres * 1000)


@pytest.mark.parametrize(("operator", "result"), [("=", True), ("≠", False)])
def test_the_language_compares_values_so(operator: str, result: bool) -> None:
    row = "{绩效指标: {三级指标: 清淤, 指标值: 5公里, 实际完成值: 5000米}}"
    found = evaluate(f"指标值 {operator} 实际完成值", row, on=INDICATOR_RECORD)
    assert found is result
