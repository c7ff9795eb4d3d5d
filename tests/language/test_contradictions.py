"""Conditions that can never hold are told before any table is read."""

from __future__ import annotations

import pytest

from tests.language.workbench import INDICATOR_RECORD, slips


@pytest.mark.parametrize(
    "expression",
    [
        "预算数 > 5万元 且 预算数 < 3万元",
        "预算数 为空 且 预算数 > 3万元",
        "预算数 > 5万元 且 预算数 ≤ 50000元",
    ],
)
def test_one_that_leaves_nothing_is_told(expression: str) -> None:
    assert slips(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "预算数 > 3万元 且 预算数 < 5万元",
        "预算数 > 5万元 或 预算数 < 3万元",
        "预算数 ≥ 3万元 且 预算数 ≤ 30000元",
    ],
)
def test_one_that_leaves_anything_is_not(expression: str) -> None:
    assert slips(expression) == []


def test_of_two_rows_nothing_is_known() -> None:
    assert slips("表.预算数 > 5万元 且 指标值.上限 < 3万元", INDICATOR_RECORD) == []
