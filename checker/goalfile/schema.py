"""The JSON Schema of goal files, from the registry the reader reads them with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.readers import SIGNS, TABLE_KEYS, GoalForm
from checker.strictyaml import CELL, DRAFT, JsonSchema, closed, listed, named, properties

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.readers import GoalKey


def goal_schema() -> JsonSchema:
    """One document of a goal file: one table."""
    return {
        "$schema": DRAFT,
        "title": "goalcheck 目标文件",
        "description": "一个文档是一张绩效目标表",
        **table_schema(),
        "anyOf": [{"required": [sign]} for sign in SIGNS],
    }


def table_schema(extra: Mapping[str, JsonSchema] | None = None) -> JsonSchema:
    """A table, as in goal files and in the examples of rules (which have `extra` keys)."""
    return closed({**properties(TABLE_KEYS, _value), **(extra or {})})


def _value(key: GoalKey) -> JsonSchema:
    row = closed(properties(key.keys, _value)) if key.keys else CELL
    match key.form:
        case GoalForm.CELL:
            return CELL
        case GoalForm.GOALS | GoalForm.PARAGRAPHS:
            return {"anyOf": [CELL, listed(CELL)]}
        case GoalForm.ROWS:
            return {"anyOf": [row, listed(row), {"type": "null"}]}
        case GoalForm.LINES:
            return listed(row)
        case GoalForm.PLACES:
            return named(CELL)
