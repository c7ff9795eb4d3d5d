"""Figures as people write them: digits, thousands, capitals."""

from __future__ import annotations

import pytest

from tests.language.workbench import INDICATOR_RECORD, shown

ROW = "{项目名称: 甲, 绩效指标: {二级指标: 数量指标, 三级指标: 甲, 指标值: ≥1人}}"


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("小数位(450元/人)", "0"),
        ("小数位(0.10%)", "2"),
        ("千分位(999.5万元)", "999.5万元"),
        ("千分位(-1234567元)", "-1,234,567元"),
        ("千分位(10000人)", "10,000人"),
        ("大写(0元)", "零元整"),
        ("大写(0.05元)", "伍分"),
        ("大写(325.04元)", "叁佰贰拾伍元零肆分"),
        ("大写(16409.5元)", "壹万陆仟肆佰零玖元伍角整"),
        ("大写(2030万元)", "贰仟零叁拾万元整"),
        ("大写(12000.0005亿元)", "壹万贰仟亿零伍万元整"),
        ("大写(-3元)", "负叁元整"),
        ("大写(0.001元)", "（不详）"),
    ],
)
def test_what_it_comes_to(expression: str, printed: str) -> None:
    assert shown(expression, ROW, on=INDICATOR_RECORD) == printed
