"""且 或 非 若…则: conditions put together, and what they tell of the kinds of values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language import nodes as n
from checker.language import types
from checker.language.contradictions import contradict
from checker.language.elaboration import broken, needed, together
from checker.language.printer import show
from checker.language.scope import Facts, Typed
from checker.language.tree import Implies, Logic, Not
from checker.values import Kind

_OF_LIST = {"=": "属于", "≠": "不属于"}
"""What a comparison with one text is called that holds for those of a list."""

if TYPE_CHECKING:
    from checker.language.elaboration import Elaborator
    from checker.language.scope import Scope


def negation(e: Elaborator, node: n.Not, scope: Scope) -> Typed:
    operand = e.condition(node.operand, scope, "“非”后面")
    if found := broken(node, operand):
        return found
    return Typed(types.TRUTH, Not(operand.code), node, operand.deps)


def connective(e: Elaborator, node: n.Logic, scope: Scope) -> Typed:
    parts: list[Typed] = []
    inside = scope
    for operand in node.operands:
        told = len(e.slips)
        part = e.condition(operand, inside, f"“{node.operator}”两边")
        if part.faulty and (said := _one_of_several(node, operand)):
            del e.slips[told:]
            return e.fault(node, node.span, said)
        parts.append(part)
        if node.operator == "且":
            inside = inside.knowing(part.facts)
            if clash := _impossible(inside, part, parts):
                return e.fault(node, operand.span, clash)
    if found := broken(node, *parts):
        return found
    code = Logic(node.operator == "或", tuple(part.code for part in parts))
    made = Typed(types.TRUTH, code, node, together(*parts))
    if node.operator == "且":
        made.conjuncts = tuple(parts)
        made.needs = needed(*parts)
        made.facts = _all_facts(parts)
        made.claims = tuple(claim for part in parts for claim in part.claims)
    else:
        made.facts = _any_facts(parts)
        made.needs = _needed_by_all([part for part in parts if part.constant is not False])
    return made


def _one_of_several(node: n.Logic, operand: n.Expr) -> str:
    """What to write for `名称 包含 "甲" 或 "乙"`: the words as a list."""
    first, words = node.operands[0], node.operands[1:]
    if node.operator != "或" or not isinstance(first, (n.Relation, n.Compare)):
        return ""
    if not isinstance(first.right, n.Text) or not isinstance(operand, n.Text):
        return ""
    listed = ", ".join(show(one) for one in (first.right, *words) if isinstance(one, n.Text))
    operator = first.operator if isinstance(first, n.Relation) else _OF_LIST.get(first.operator)
    if operator is None:
        return ""
    return f"几个词写成列表，请写“{show(first.left)} {operator} [{listed}]”。"


def _impossible(scope: Scope, part: Typed, parts: list[Typed]) -> str | None:
    for path in part.facts:
        if not scope.facts[path]:
            return "这个条件永远不成立：前面的条件已经排除了这种类型的指标值。"
    if part.claims and contradict(claim for one in parts for claim in one.claims):
        return "这个条件永远不成立：它与前面的条件互相矛盾。"
    return None


def _all_facts(parts: list[Typed]) -> Facts:
    facts: Facts = {}
    for part in parts:
        for path, kinds in part.facts.items():
            facts[path] = facts[path] & kinds if path in facts else kinds
    return facts


def _any_facts(parts: list[Typed]) -> Facts:
    """Only what every part tells, and then any of what they tell."""
    shared = set(parts[0].facts).intersection(*(part.facts for part in parts[1:]))
    return {path: frozenset[Kind]().union(*(part.facts[path] for part in parts)) for path in shared}


def _needed_by_all(parts: list[Typed]) -> tuple[Typed, ...]:
    """The cells without which none of several parts comes to anything."""
    paths = [{cell.path for cell in part.needs} for part in parts]
    return tuple(
        cell for cell in needed(*parts[:1]) if all(cell.path in others for others in paths)
    )


def implication(e: Elaborator, node: n.Implies, scope: Scope) -> Typed:
    condition = e.condition(node.condition, scope, "“若”后面")
    consequence = e.condition(node.consequence, scope.knowing(condition.facts), "“则”后面")
    if found := broken(node, condition, consequence):
        return found
    code = Implies(condition.code, consequence.code)
    return Typed(types.TRUTH, code, node, together(condition, consequence), premise=condition)
