"""Functions that know the form beyond their examples."""

from __future__ import annotations

import pytest

from tests.language.workbench import INDICATOR_RECORD, shown

ROW = "{项目名称: 甲, 绩效指标: {二级指标: 数量指标, 三级指标: 甲, 指标值: ≥1人}}"


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ('所数("1.新建公厕座数（座）")', "新建公厕"),
        ('所数("数量")', "数量"),
        ('量词族("人次数")', "人次"),
        ('量词族("享受补贴人户数")', "人户"),
        ('量词族("发放户数（户）")', "户数"),
        ('量词族("满意度")', "（空）"),
        ('单位族("名") = 单位族("位")', "是"),
        ('规范名("甲", "二级指标")', "（空）"),
        ('上级("经济效益指标")', "效益指标"),
        ('计数(文中数量("建设驿站11个，服务三支一扶人员5人"))', "2"),
    ],
)
def test_what_it_comes_to(expression: str, printed: str) -> None:
    assert shown(expression, ROW, on=INDICATOR_RECORD) == printed
