"""`指标值 是 金额`, `预算数 有值`: what a thing is and whether it is there at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.errors import did_you_mean
from checker.language import types
from checker.language.contradictions import Claim
from checker.language.elaborate import broken
from checker.language.frame import certain, first_doubt, is_list
from checker.language.gaps import Absent, Blank, Gap, Unknown, Verdict, opposed
from checker.language.scope import Typed
from checker.language.types import KINDS
from checker.values import Kind, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.language import nodes as n
    from checker.language.elaborate import Elaborator
    from checker.language.frame import Frame
    from checker.language.scope import Scope


def presence(e: Elaborator, node: n.Presence, scope: Scope) -> Typed:
    operand = e.typed(node.operand, scope)
    if found := broken(node, operand):
        return found
    run, wanted = operand.lead or operand.run, not node.negated

    def present(f: Frame) -> Verdict:
        found = has_value(run(f))
        return found if wanted else opposed(found)

    claim = Claim(node.operand, "有值" if wanted else "为空")
    return Typed(types.TRUTH, present, node, operand.deps, claims=(claim,))


def has_value(value: object) -> Verdict:
    """有值: false for a blank, an absent, an empty text and an empty list."""
    if isinstance(value, Unknown):
        return value
    if isinstance(value, Gap):
        return False
    if isinstance(value, str):
        return bool(value.strip())
    if is_list(value):
        doubt = first_doubt(value)
        sure = any(certain(item) is item for item in value)
        return True if sure else (Unknown(doubt.reason) if doubt else False)
    return True


def kind_test(e: Elaborator, node: n.IsKind, scope: Scope) -> Typed:
    operand = e.typed(node.operand, scope)
    for kind, span in zip(node.kinds, node.kind_spans, strict=False):
        if kind not in KINDS:
            known = "、".join(KINDS)
            advice = did_you_mean(kind, KINDS)
            end = advice if advice != "。" else f"；可以是：{known}。"
            return e.fault(node, span, f"没有“{kind}”这种指标值{end}")
    if found := broken(node, operand):
        return found
    if operand.type.base != "指标值":
        return e.fault(
            node, operand.node.span, f"“是”只用于指标值，这里是{operand.type}；相等请用“=”。"
        )
    wanted = frozenset(KINDS[kind] for kind in node.kinds)
    left = frozenset(KINDS.values()) - wanted if node.negated else wanted
    if operand.type.kinds is not None and not operand.type.kinds & left:
        return e.fault(
            node, node.span, "这个条件永远不成立：前面的条件已经排除了这种类型的指标值。"
        )
    made = Typed(types.TRUTH, _testing(operand, wanted, node), node, operand.deps)
    if operand.path is not None:
        made.facts = {operand.path: left}
    return made


def _testing(operand: Typed, wanted: frozenset[Kind], node: n.IsKind) -> Callable[[Frame], Verdict]:
    run, negated = operand.run, node.negated

    def test(f: Frame) -> Verdict:
        value = run(f)
        if isinstance(value, Value):
            if value.kind is Kind.UNPARSED and Kind.UNPARSED not in wanted:
                return Unknown(f"指标值“{value.text}”读不懂")
            return (value.kind in wanted) is not negated
        if isinstance(value, Blank):
            # An empty cell is of no kind: that is known, unlike how it would compare.
            return negated
        return value if isinstance(value, (Unknown, Absent)) else Unknown("不是指标值")

    return test
