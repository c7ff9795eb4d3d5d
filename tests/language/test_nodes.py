"""The tree of an expression: walked without recursion."""

from __future__ import annotations

from checker.language.nodes import Name, children, depth, walk
from checker.language.parser import parse


def test_all_that_is_inside_is_met() -> None:
    tree = parse("预算数 有值 且 (财政资金 有值 或 其他资金 有值)")
    names = {node.name for node in walk(tree) if isinstance(node, Name)}
    assert names == {"预算数", "财政资金", "其他资金"}
    assert len(list(children(tree))) == 2


def test_a_deeper_tree_is_told() -> None:
    assert depth(parse("非 (非 真)")) > depth(parse("非 真")) > depth(parse("真"))
