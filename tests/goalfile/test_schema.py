"""The JSON Schema of goal files knows what a goal file may say."""

from __future__ import annotations

import jsonschema
import pytest

from checker.goalfile.schema import goal_schema

TABLE = {
    "项目名称": "道路养护",
    "预算数": "3",
    "绩效指标": [{"三级指标": "里程", "指标值": "≥3公里"}],
}


def test_a_goal_file_holds() -> None:
    jsonschema.validate(TABLE, goal_schema())


def test_a_key_that_nobody_knows_does_not() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(TABLE | {"项目名": "甲"}, goal_schema())
