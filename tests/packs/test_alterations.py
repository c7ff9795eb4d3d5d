"""What a careless hand makes of an expression."""

from __future__ import annotations

from checker.language import parse, show
from checker.packs.alterations import alterations, altered_patterns


def test_each_differs_in_one_spot_and_is_another() -> None:
    tree = parse("预算数 > 3万元 且 财政资金 有值")
    found = [show(one.tree) for one in alterations(tree)]
    assert found
    assert show(tree) not in found


def test_a_pattern_loses_an_alternative() -> None:
    assert {one.pattern for one in altered_patterns("甲|乙")} >= {"甲", "乙"}
