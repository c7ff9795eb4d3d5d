"""+ - × ÷ and the minus sign: amounts reckoned with, dimensions checked at load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language import types
from checker.language.amounts import SHARE, Amount, from_text
from checker.language.days import time_dimension
from checker.language.elaboration import broken, needed, together, written_out
from checker.language.nodes import Name
from checker.language.scope import Typed
from checker.language.tree import Calculate, Negate
from checker.language.types import Type

if TYPE_CHECKING:
    from checker.language import nodes as n
    from checker.language.elaboration import Elaborator
    from checker.language.scope import Scope


def arithmetic(e: Elaborator, node: n.Arithmetic, scope: Scope) -> Typed:
    told = len(e.slips)
    left, right = e.typed(node.left, scope), e.typed(node.right, scope)
    if (unit := _unit_of(e, node)) and left.faulty and right.faulty:
        del e.slips[told:]
        return e.fault(node, node.span, f'单位的名称是文字，要加引号：“"{unit}"”。')
    if found := broken(node, left, right):
        return found
    if types.DATE in (left.type, right.type):
        return _with_days(e, node, left, right)
    for side in (left, right):
        if side.type.base != "量":
            said = f"“{node.operator}”只用于数量和日期，这里是{side.type}"
            if side.type.base == "记录" and not side.type.columns:
                return e.fault(node, side.node.span, f"{said}；取它的栏目写“.”。")
            return e.fault(node, side.node.span, said + written_out(side, "量"))
    divisor = right.constant
    if node.operator == "÷" and isinstance(divisor, Amount) and not divisor.value:
        return e.fault(node, right.node.span, "除数是零，永远算不出。")
    kind = result_type(node.operator, left.type.dimension, right.type.dimension)
    if kind is None:
        message = f"{left.type}与{right.type}不能用“{node.operator}”计算：量纲不同。"
        return e.fault(node, node.span, message)
    code = Calculate(node.operator, left.code, right.code)
    return Typed(kind, code, node, together(left, right), needs=needed(left, right))


def _unit_of(e: Elaborator, node: n.Arithmetic) -> str | None:
    """The unit that two bare names are, written without its quotes: 万元/户."""
    names = [side.name for side in (node.left, node.right) if isinstance(side, Name)]
    unit = "/".join(names)
    known = len(names) > 1 and from_text(f"1{unit}", e.surroundings.units) is not None
    return unit if node.operator == "÷" and known else None


def _with_days(e: Elaborator, node: n.Arithmetic, left: Typed, right: Typed) -> Typed:
    """`日期 - 日期` in days; `日期 + 30天`, `日期 - 3月` a day."""
    time = Type("量", dimension=time_dimension())
    kind: Type | None = None
    if left.type == right.type:
        kind = time if node.operator == "-" else None
    elif left.type == types.DATE and node.operator in "+-":
        kind = types.DATE if types.fits(right.type, time) else None
    elif node.operator == "+":
        kind = types.DATE if types.fits(left.type, time) else None
    if kind is None:
        message = (
            f"{left.type}与{right.type}不能用“{node.operator}”计算；"
            "日期可以相减，可以加减天、周、月、年。"
        )
        return e.fault(node, node.span, message)
    code = Calculate(node.operator, left.code, right.code)
    return Typed(kind, code, node, together(left, right), needs=needed(left, right))


def result_type(operator: str, left: str | None, right: str | None) -> Type | None:
    """The type of a calculation, None where the dimensions do not go together."""
    if operator in "+-":
        if left is not None and right is not None and left != right:
            if SHARE not in (left, right):
                return None
            return Type("量", dimension=right if left == SHARE else left)
        return Type("量", dimension=left if left is not None else right)
    if left is None or right is None:
        return types.QUANTITY
    pure = ("", "percent", SHARE)
    if operator == "×":
        if right not in pure and left not in pure:
            # A rate times what it is counted by is an amount: 元/人 × 人.
            return types.QUANTITY if "/" in left + right else None
        return Type("量", dimension=left if right in pure else right)
    if left == right:
        return types.A_SHARE
    return Type("量", dimension=left) if right in pure else types.QUANTITY


def negative(e: Elaborator, node: n.Negative, scope: Scope) -> Typed:
    operand = e.typed(node.operand, scope)
    if found := broken(node, operand):
        return found
    if operand.type.base != "量":
        said = f"“-”只用于数量，这里是{operand.type}"
        return e.fault(node, operand.node.span, said + written_out(operand, "量"))
    return Typed(operand.type, Negate(operand.code), node, operand.deps, needs=operand.needs)
