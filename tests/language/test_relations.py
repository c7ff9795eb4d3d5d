"""How texts, lists and patterns relate."""

from __future__ import annotations

import pytest

from tests.language.workbench import evaluate, slips


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ('项目名称 包含 "养护"', True),
        ('项目名称 包含 ["绿化", "养护"]', True),
        ('项目名称 开头是 "养护"', False),
        ('项目名称 结尾是 "养护"', True),
        ('项目名称 属于 ["道路养护"]', True),
        ('项目名称 匹配 "^道.养护$"', True),
        ('项目名称 不包含 ""', True),
    ],
)
def test_a_text(expression: str, result: bool) -> None:
    assert evaluate(expression, "{项目名称: 道路养护}") is result


def test_a_pattern_that_is_none_is_a_slip() -> None:
    assert slips('项目名称 匹配 "(甲"')
