"""Tests of the kind of a value."""

from __future__ import annotations

import pytest

from tests.language.workbench import INDICATOR_RECORD, evaluate, slips


@pytest.mark.parametrize(
    ("value", "kind", "result"),
    [
        ("≥90%", "百分比", True),
        ("≥90%", "数量", False),
        ("≤3万元", "金额", True),
        ("2025年6月", "日期", True),
        ("有所提高", "定性", True),
    ],
)
def test_a_value_is_of_its_kind(value: str, kind: str, result: bool) -> None:
    row = f"{{绩效指标: {{三级指标: 甲, 指标值: {value}}}}}"
    assert evaluate(f"指标值 是 {kind}", row, on=INDICATOR_RECORD) is result
    assert evaluate(f"指标值 不是 {kind}", row, on=INDICATOR_RECORD) is not result


def test_a_kind_that_nobody_knows_is_a_slip() -> None:
    ((about, said),) = slips("指标值 是 钱", INDICATOR_RECORD)
    assert about == "钱"
    assert "金额" in said
