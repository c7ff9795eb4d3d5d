"""What a label says behind its glosses."""

from __future__ import annotations

import pytest

from checker.model.glosses import label_key, label_unit, period_prefix, readings, without_months


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("其中：财政    资金", "一、财政资金（万元）："),
        ("项目名称：", "项 目 名 称"),
    ],
)
def test_two_ways_to_write_a_label_are_one(written: str, same: str) -> None:
    assert label_key(written) == label_key(same)


@pytest.mark.parametrize(("label", "unit"), [("项目资金（万元）", "万元"), ("项目资金", None)])
def test_the_unit_of_money_in_brackets(label: str, unit: str | None) -> None:
    assert label_unit(label) == unit


def test_the_period_a_label_begins_with() -> None:
    assert period_prefix("年度目标") == ("年度", "目标")
    assert period_prefix("目标") == ("", "目标")


def test_months_are_no_part_of_a_label() -> None:
    assert without_months("1-7月执行情况") == "执行情况"
    assert without_months("执行情况") == "执行情况"


@pytest.mark.parametrize("end", ["2028年6月", "2026年1月—2028年12月", "至2028年底"])
def test_when_a_term_ends_says_nothing_else_of_it(end: str) -> None:
    assert "中期目标" in dict(readings(f"中期（{end}）目标"))


def test_what_is_to_be_reached_by_a_month_of_no_term_is_another_target() -> None:
    assert "目标值" not in dict(readings("目标（2026年6月）值"))
    assert "中期目标" not in dict(readings("中期（6月）目标"))
