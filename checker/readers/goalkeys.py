"""The keys of a goal file: what may be written where, in which form, and what it is for.

Literal registries. The reader takes from them which keys are known, the JSON Schema what they mean,
and the writer which lists there are; labels of single cells are fields of the model.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from checker.model import (
    FUNDING_FIELDS,
    INDICATOR_FIELDS,
    PLACE_FUNDING_FIELDS,
    TABLE_FIELDS,
    TASK_FIELDS,
    FieldKind,
)
from checker.strictyaml import Key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model import Field


class GoalForm(StrEnum):
    """How the value of a key of a goal file is written."""

    CELL = "文字"
    PARAGRAPHS = "文字，或一段一项的列表"
    GOALS = "文字或列表"
    ROWS = "指标行的列表"
    LINES = "资金行的列表"
    PLACES = "地名: 指标值"


GoalKey = Key[GoalForm]

_CELLS: Mapping[FieldKind, GoalKey] = {
    FieldKind.TEXT: Key(GoalForm.CELL, "文字"),
    FieldKind.MONEY: Key(GoalForm.CELL, "金额；不带单位时按本表的金额单位"),
    FieldKind.YEAR: Key(GoalForm.CELL, "年度，四位数字"),
    FieldKind.VALUE: Key(GoalForm.CELL, "指标值，如 ≥22人、≥95%、2025年12月底前"),
    FieldKind.NUMBER: Key(GoalForm.CELL, "数"),
}


# Texts of several sentences, which people write as a list as they do the goals.
_PARAGRAPHS = Key(GoalForm.PARAGRAPHS, "文字，几段的一段一项")
_OF_PARAGRAPHS = frozenset(
    {"中期目标", "资金用途", "设立依据", "实际完成情况", "评价结论", "存在问题", "改进措施"}
)


def _cells(fields: Mapping[str, Field]) -> dict[str, GoalKey]:
    return {
        label: _PARAGRAPHS if label in _OF_PARAGRAPHS else _CELLS[field.kind]
        for label, field in fields.items()
    }


ROW_KEYS: Mapping[str, GoalKey] = {
    **_cells(INDICATOR_FIELDS),
    "各地指标值": Key(GoalForm.PLACES, "一县（乡、村）一个值：地名: 指标值"),
}

TABLE_KEYS: Mapping[str, GoalKey] = {
    **_cells(TABLE_FIELDS),
    "绩效目标": Key(GoalForm.GOALS, "绩效目标，一条一项"),
    "资金": Key(GoalForm.LINES, "各来源的执行数等，一个来源一项", _cells(FUNDING_FIELDS)),
    "年度主要任务": Key(GoalForm.LINES, "部门的主要任务和资金，一项任务一项", _cells(TASK_FIELDS)),
    "各地资金": Key(GoalForm.LINES, "各县（乡、村）的资金，一处一项", _cells(PLACE_FUNDING_FIELDS)),
    "绩效指标": Key(GoalForm.ROWS, "绩效指标，一行一项", ROW_KEYS),
    "非指标行": Key(
        GoalForm.ROWS, "指标表里不是指标的行（分组标题、决策和过程），分值照样计入合计", ROW_KEYS
    ),
}

# A YAML file is a goal file when one of its documents has one of these keys.
SIGNS = ("项目名称", "绩效指标", "预算数")
