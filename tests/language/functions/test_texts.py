"""Functions of texts beyond their examples."""

from __future__ import annotations

import pytest

from tests.language.workbench import INDICATOR_RECORD, shown

ROW = "{项目名称: 甲, 绩效指标: {二级指标: 数量指标, 三级指标: 甲, 指标值: ≥1人}}"


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ('拆开("1,200元；甲,乙，")', "1,200元、甲、乙"),
        ('计数(拆开(""))', "0"),
        ('去编号("（一）保障运行")', "保障运行"),
        ('去编号("★★★居民满意度")', "居民满意度"),
        ('去编号("指标1：培训人数")', "培训人数"),
        ('去编号("2.5万人参保")', "2.5万人参保"),
        ('去编号("11个街镇")', "11个街镇"),
        ('去编号("三支一扶人员")', "三支一扶人员"),
        ('首年("津财社指【2024】132号")', "（空）"),
        ('首年("2024-2026年河道治理")', "（空）"),
        ('首年("二〇二四年")', "2024"),
        ('配对("（甲）乙）", "（", "）")', "否"),
        ('配对("）甲（", "（", "）")', "否"),
        ('配对("（【甲）】", "（【", "）】")', "否"),
        ('取("甲乙", "丙")', "（空）"),
        ('相似("环卫保洁", "道路养护")', "0"),
        ('相似("", "")', "1"),
    ],
)
def test_what_it_comes_to(expression: str, printed: str) -> None:
    assert shown(expression, ROW, on=INDICATOR_RECORD) == printed
