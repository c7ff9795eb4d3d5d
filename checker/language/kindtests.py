"""`指标值 是 金额`, `预算数 有值`: what a thing is and whether it is there at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language import nodes as n
from checker.language import types
from checker.language.contradictions import Assertion
from checker.language.elaboration import broken, nearest_advice
from checker.language.printer import show
from checker.language.scope import Typed
from checker.language.tree import KindTest, Presence
from checker.language.types import KINDS
from checker.language.unknownnames import visible

if TYPE_CHECKING:
    from checker.language.elaboration import Elaborator
    from checker.language.scope import Scope


# What people ask for where nothing is filled in.
_NO_VALUE = frozenset(["空", "空的", "空白", "空值", "没填", "没有"])


def presence(e: Elaborator, node: n.Presence, scope: Scope) -> Typed:
    operand = e.typed(node.operand, scope)
    if found := broken(node, operand):
        return found
    claim = Assertion(node.operand, "为空" if node.negated else "有值")
    code = Presence(operand.code if operand.lead is None else operand.lead, node.negated)
    return Typed(types.TRUTH, code, node, operand.deps, claims=(claim,))


def kind_test(e: Elaborator, node: n.IsKind, scope: Scope) -> Typed:
    operand = e.typed(node.operand, scope)
    for kind, span in zip(node.kinds, node.kind_spans, strict=False):
        if kind not in KINDS:
            return e.fault(node, span, _no_kind(e, node, kind, scope))
    if found := broken(node, operand):
        return found
    if operand.type.base != "指标值":
        return e.fault(node, operand.node.span, _no_value(e, node, operand, scope))
    wanted = frozenset(KINDS[kind] for kind in node.kinds)
    left = frozenset(KINDS.values()) - wanted if node.negated else wanted
    if operand.type.kinds is not None and not operand.type.kinds & left:
        return e.fault(
            node, node.span, "这个条件永远不成立：前面的条件已经排除了这种类型的指标值。"
        )
    made = Typed(types.TRUTH, KindTest(operand.code, wanted, node.negated), node, operand.deps)
    if operand.path is not None:
        made.facts = {operand.path: left}
    return made


def _no_kind(e: Elaborator, node: n.IsKind, kind: str, scope: Scope) -> str:
    if kind in _NO_VALUE:
        return f"“是 {kind}”不是这里的写法，请写“{'有值' if node.negated else '为空'}”。"
    if kind in visible(e, scope):
        sign = "≠" if node.negated else "="
        return f"“是”只用来问指标值的种类；比较请写“{show(node.operand)} {sign} {kind}”。"
    return nearest_advice(kind, list(KINDS), f"没有“{kind}”这种指标值")


def _no_value(e: Elaborator, node: n.IsKind, operand: Typed, scope: Scope) -> str:
    asked = node.operand
    if isinstance(asked, n.Member) and e.typed(asked.owner, scope).type.base == "指标值":
        is_ = "不是" if node.negated else "是"
        kinds = node.kinds[0] if len(node.kinds) == 1 else f"({', '.join(node.kinds)})"
        return f"种类直接问指标值：“{show(asked.owner)} {is_} {kinds}”。"
    return f"“是”只用于指标值，这里是{operand.type}；相等请用“=”。"
