"""The JSON Schema of goal files, from the fields of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.keyed.schema import CELL, DRAFT, Schema, about, closed, listed, named
from checker.model import (
    FUNDING_FIELDS,
    INDICATOR_FIELDS,
    PLACE_FUNDING_FIELDS,
    TABLE_FIELDS,
    TASK_FIELDS,
    FieldKind,
)
from checker.readers.goalyaml import (
    ASIDES,
    FUNDING,
    GOALS,
    INDICATORS,
    PLACES,
    REGIONS,
    SIGNS,
    TASKS,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model import Field

_KINDS: Mapping[FieldKind, str] = {
    FieldKind.TEXT: "文字",
    FieldKind.MONEY: "金额；不带单位时按本表的金额单位",
    FieldKind.YEAR: "年度，四位数字",
    FieldKind.VALUE: "指标值，如 ≥22人、≥95%、2025年12月底前",
    FieldKind.NUMBER: "数",
}


def goal_schema() -> Schema:
    """One document of a goal file: one table."""
    return {
        "$schema": DRAFT,
        "title": "goalcheck 目标文件",
        "description": "一个文档是一张绩效目标表",
        **table_schema(),
        "anyOf": [{"required": [sign]} for sign in SIGNS],
    }


def table_schema(extra: Mapping[str, Schema] | None = None) -> Schema:
    """A table, as in goal files and in the examples of rules (which have `extra` keys)."""
    goals = {"anyOf": [CELL, listed(CELL)]}
    places = about(named(CELL), "一县（乡、村）一个值：地名: 指标值")
    row = closed({**_cells(INDICATOR_FIELDS), PLACES: places})
    rows = {"anyOf": [row, listed(row), {"type": "null"}]}
    return closed(
        {
            **_cells(TABLE_FIELDS),
            GOALS: about(goals, "绩效目标，一条一项"),
            FUNDING: about(
                listed(closed(_cells(FUNDING_FIELDS))), "各来源的执行数等，一个来源一项"
            ),
            TASKS: about(listed(closed(_cells(TASK_FIELDS))), "部门的主要任务和资金，一项任务一项"),
            REGIONS: about(
                listed(closed(_cells(PLACE_FUNDING_FIELDS))), "各县（乡、村）的资金，一处一项"
            ),
            INDICATORS: about(rows, "绩效指标，一行一项"),
            ASIDES: about(rows, "指标表里不是指标的行（分组标题、决策和过程），分值照样计入合计"),
            **(extra or {}),
        }
    )


def _cells(fields: Mapping[str, Field]) -> dict[str, Schema]:
    return {label: about(CELL, _KINDS[field.kind]) for label, field in fields.items()}
