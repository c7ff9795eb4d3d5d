"""且, 或 and 非 of conditions, with what is not known."""

from __future__ import annotations

import pytest

from tests.language.workbench import shown, slips


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("真 且 假", "否"),
        ("预算数 > 3 且 假", "否"),
        ("预算数 > 3 或 真", "是"),
        ("预算数 > 3 且 真", "（不详）"),
        ("非 (预算数 > 3)", "（不详）"),
        ("若 假 则 预算数 > 3", "是"),
    ],
)
def test_what_is_not_known_decides_only_where_it_must(expression: str, result: str) -> None:
    assert shown(expression.replace("> 3", "> 3元"), "{预算数: }") == result


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('项目名称 = "甲" 或 "乙"', '项目名称 属于 ["甲", "乙"]'),
        ('项目名称 ≠ "甲" 或 "乙"', '项目名称 不属于 ["甲", "乙"]'),
        ('项目名称 不包含 "甲" 或 "乙"', '项目名称 不包含 ["甲", "乙"]'),
    ],
)
def test_several_words_behind_one_comparison_are_to_be_a_list(written: str, meant: str) -> None:
    ((_, said),) = slips(written)
    assert said == f"几个词写成列表，请写“{meant}”。"
