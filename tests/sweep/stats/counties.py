"""Two counties whose tables are swept, for whoever asks of the result."""

from __future__ import annotations

from tests.cli.command import BROKEN_CAP, GOAL_FILE

FIRST, SECOND = "某区交通运输局", "另一区交通运输局"
TIMED = """\
  - 一级指标: 产出指标
    二级指标: 时效指标
    三级指标: 养护完成时间
    绩效指标描述: 全部工程完工的时间
    指标值: {}
"""


def timed(text: str, day: str) -> str:
    return text.replace("绩效指标:\n", f"绩效指标:\n{TIMED.format(day)}")


TABLES = {
    # Three tables of a unit of 甲县: two of them are sent back, the first for two faults.
    "甲县/交通局/01": timed(BROKEN_CAP.replace("沿线居民满意度", "沿线居民"), "2025年12月底前"),
    "甲县/交通局/02": timed(BROKEN_CAP, "2025年9月底前").replace("养护\n", "大修\n", 1),
    "甲县/交通局/03": timed(GOAL_FILE, "2025年12月底前").replace("养护\n", "绿化\n", 1),
    # A unit of 乙县 has copied the goals, and left its project without a name.
    "乙县/交通局/01": timed(GOAL_FILE, "2025年1O月底前")
    .replace(FIRST, SECOND)
    .replace("2025年农村公路养护\n", "\n")
    .replace("≥120公里", "≥80公里"),
}  # fmt: skip
