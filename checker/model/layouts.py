"""The form layouts met in the wild, and how a reader says which one it took a table for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.model.table import GoalTable

LAYOUTS: dict[str, str] = {
    "A": "2015年表样：产出（含成本）、效益、满意度",
    "B": "2021年表样：成本、产出、效益、满意度",
    "C": "指标值分列：指标性质、指标值、计量单位",
    "D": "带指标解释与评分标准",
    "E": "自评表、监控表：实际完成值、得分",
    "F": "一级指标为实施效果，层级下移一级",
    "G": "投入、产出、效果，或中期与年度并列",
    "H": "部门整体支出，或区域绩效目标（一县一列）",
    "L": "清单：一行一个指标，项目名称、预算数各占一列",
}

SURE = 0.7
"""Below this a table lacks so much of what goal tables have that a person should look at it."""


def layout_notes(tables: Iterable[GoalTable]) -> Iterator[str]:
    """One sentence for all tables of one layout and certainty: `第1—22表：按A（…）读，把握100%`."""
    alike: dict[tuple[str, float], list[int]] = {}
    for table in tables:
        if table.layout in LAYOUTS:
            alike.setdefault((table.layout, table.confidence), []).append(table.index)
    for (layout, confidence), numbers in alike.items():
        doubt = "，请核对读出的内容" if confidence < SURE else ""
        named = "、".join(_ranges(numbers))
        yield f"第{named}表：按{layout}（{LAYOUTS[layout]}）读，把握{confidence:.0%}{doubt}"


def _ranges(numbers: list[int]) -> Iterator[str]:
    start = end = numbers[0]
    for number in [*numbers[1:], -1]:
        if number == end + 1:
            end = number
            continue
        yield str(start) if start == end else f"{start}—{end}"
        start = end = number
