"""The examples the project began with, each a test by name."""

from __future__ import annotations

import datetime
from decimal import Decimal

from checker.values import Kind, parse
from tests.rules.linting import lint


def cost_table(budget: str, cap: str) -> str:
    return (
        f"项目名称: 2025年养老保险补助\n金额单位: 万元\n预算数: {budget}\n"
        f"绩效目标: 足额发放养老金\n"
        f"绩效指标:\n  - 一级指标: 产出指标\n    二级指标: 成本指标\n"
        f"    三级指标: 养老保险补助经费\n    指标值: {cap}\n"
    )


def found(text: str, rule: str) -> list[tuple[str | None, str | None]]:
    return [(item.actual, item.expected) for item in lint(text) if item.rule == rule]


def test_at_least_22_people() -> None:
    value = parse("≥22人")
    assert (value.kind, value.operator, str(value)) == (Kind.QUANTITY, "≥", "≥22人")
    assert value.lower is not None
    assert value.lower.value == 22
    assert value.lower.inclusive
    assert value.upper is None
    assert value.unit is not None
    assert value.unit.name == "人"


def test_at_most_7585_wan_yuan() -> None:
    value = parse("≤7585万元")
    assert value.kind is Kind.MONEY
    assert value.upper is not None
    assert value.upper.value == Decimal(75_850_000)
    assert value.lower is None


def test_2025_january_to_december() -> None:
    value = parse("2025年1-12月")
    assert value.kind is Kind.PERIOD
    assert (value.start, value.end) == (datetime.date(2025, 1, 1), datetime.date(2025, 12, 31))


def test_100_percent() -> None:
    value = parse("100%")
    assert value.kind is Kind.PERCENT
    assert value.lower is not None
    assert value.upper is not None
    assert (value.lower.value, value.upper.value) == (100, 100)
    assert value.operator is None


def test_cost_cap_against_budget() -> None:
    assert found(cost_table("8427.70", "≤16796.7万元"), "GC202") == [
        ("≤16796.7万元", "≤8427.7万元")
    ]
    assert found(cost_table("7585.00", "≤7585万元"), "GC202") == []


def test_placeholder_goal_content_1() -> None:
    text = cost_table("10", "≤10万元").replace("足额发放养老金", "目标内容1")
    assert [actual for actual, _ in found(text, "GC601")] == ["目标内容1"]


def test_yuan_against_wan_yuan() -> None:
    text = cost_table("2.79", "≤27886.27元")
    assert found(text, "GC402") == [("≤27886.27元", "≤2.788627万元")]
    assert found(text, "GC202") == []
