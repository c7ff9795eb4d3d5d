"""Filters and quantifiers."""

from __future__ import annotations

import pytest

from tests.language.workbench import shown

TABLE = """
    绩效指标:
      - {二级指标: 数量指标, 三级指标: 甲, 指标值: ≥3个}
      - {二级指标: 数量指标, 三级指标: 乙, 指标值: ≥5个}
      - {二级指标: 质量指标, 三级指标: 丙, 指标值: }
"""


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("绩效指标[指标值 有值 且 指标值.下限 > 3个].三级指标", "乙"),
        ('存在 甲 属于 绩效指标 使 甲.二级指标 = "质量指标"', "是"),
        ("所有 甲 属于 绩效指标 使 甲.指标值 有值", "否"),
        ('计数(绩效指标[二级指标 = "数量指标"])', "2"),
        ("分组(绩效指标, 二级指标)[项数 > 1].名", "数量指标"),
        ("所有 甲 属于 绩效指标[假] 使 假", "是"),
    ],
)
def test_over_the_rows_of_a_table(expression: str, printed: str) -> None:
    assert shown(expression, TABLE) == printed
