"""Functions of lists beyond their examples."""

from __future__ import annotations

import pytest

from tests.language.workbench import INDICATOR_RECORD, shown

ROW = "{项目名称: 甲, 绩效指标: {二级指标: 数量指标, 三级指标: 甲, 指标值: ≥1人}}"


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("首个([])", "（空）"),
        ('合并(["甲", "乙"])', "甲、乙"),
        ('除去(["甲"], [])', "甲"),
        ('择(1 > 2, "甲", 空)', "（空）"),
    ],
)
def test_what_it_comes_to(expression: str, printed: str) -> None:
    assert shown(expression, ROW, on=INDICATOR_RECORD) == printed
