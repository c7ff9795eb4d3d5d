"""An expression tried on a document: what it comes to, and what is said of a wrong one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.base.errors import UsageError
from checker.pipeline import Job, try_expression

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def goal(tmp_path: Path) -> Path:
    path = tmp_path / "01.yaml"
    path.write_text(
        "项目名称: 古树保护\n预算数: 80\n财政资金: 20\n绩效指标: []\n", encoding="utf-8"
    )
    return path


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("财政资金 ÷ 预算数", "0.25（25%）"),
        ("占比(财政资金, 预算数)", "25%"),
        ("预算数 - 财政资金", "60万元"),
        ("其他资金", "没有值"),
    ],
)
def test_a_share_is_told_in_percent_too(expression: str, value: str, goal: Path) -> None:
    (tried,) = try_expression(Job((str(goal),)), expression).results
    assert (tried.address, tried.value) == ("古树保护", value)


def test_a_wrong_expression_is_told_with_its_place(goal: Path) -> None:
    with pytest.raises(UsageError) as caught:
        try_expression(Job((str(goal),)), "财政资金 ÷ 预算")
    assert [one.message for one in caught.value.mistakes] == [
        "表达式第8个字：“表”没有字段“预算”，是否想写“预算数”？"
    ]
