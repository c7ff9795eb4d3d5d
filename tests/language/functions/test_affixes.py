"""What stands before a word of a text, and behind it."""

from __future__ import annotations

import pytest

from tests.language.workbench import INDICATOR_RECORD, shown

ROW = "{项目名称: 甲, 绩效指标: {二级指标: 数量指标, 三级指标: 甲, 指标值: ≥1人}}"


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ('词后("安全事故死亡人数", ["事故", "死亡"])', "人数"),
        ('词前("安全事故死亡人数", ["事故", "死亡"])', "安全"),
        ('词后("救援成功率", ["事故", "死亡"])', "（空）"),
    ],
)
def test_what_it_comes_to(expression: str, printed: str) -> None:
    assert shown(expression, ROW, on=INDICATOR_RECORD) == printed
