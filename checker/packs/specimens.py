"""A value of every kind, as it stands in a cell, for examples that are made of others."""

from __future__ import annotations

VALUES: dict[str, str] = {
    "数量": "≥3个", "金额": "≤3万元", "百分比": "≥93%", "单价": "≤30元/人", "比例": "1:3",
    "时长": "≤3天", "日期": "2025年3月3日", "时段": "2025年3月至5月", "期限": "2025年3月底前",
    "定性": "明显改善", "参照": "不低于上年水平", "复合": "≥3个，合格率≥93%", "无法解析": "≥3O个",
}  # fmt: skip
