"""What a label says behind its glosses."""

from __future__ import annotations

import pytest

from checker.model.glosses import label_key, label_unit, period_prefix, without_months


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
