"""Functions of amounts beyond their examples."""

from __future__ import annotations

import pytest

from tests.language.workbench import INDICATOR_RECORD, shown

ROW = "{项目名称: 甲, 绩效指标: {二级指标: 数量指标, 三级指标: 甲, 指标值: ≥1人}}"


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("计数([])", "0"),
        ("标准差([1人, 2人, 6人]) > 2人", "是"),
        ("标准差([])", "（空）"),
        ('写作(2.345万元, "元", 0)', "23450元"),
        ('写作(1元 ÷ 3个, "元/个", 2)', "0.33元/个"),
        ("求和([])", "0元"),
        ("最大([])", "（空）"),
        ('转数("一百")', "（空）"),
    ],
)
def test_what_it_comes_to(expression: str, printed: str) -> None:
    assert shown(expression, ROW, on=INDICATOR_RECORD) == printed
