"""How a call of a function of the language is checked, before it runs."""

from __future__ import annotations

from itertools import islice, permutations
from typing import TYPE_CHECKING

from checker.language.elaboration import written_out
from checker.language.printer import show
from checker.language.scope import Typed
from checker.language.tree import Call
from checker.language.types import Type, fits, list_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.language import nodes as n
    from checker.language.elaboration import Elaborator
    from checker.language.schema import Function


def _turned(function: Function, arguments: Sequence[Typed]) -> str:
    """The advice where the arguments fit in another order: 查(名称, 表) for 查(表, 名称)."""
    wanted = [kind for _, kind in function.parameters[: len(arguments)]]
    for order in islice(permutations(arguments), 1, None):
        if all(fits(one.type, kind) for one, kind in zip(order, wanted, strict=True)):
            written = f"{function.name}({', '.join(show(one.node) for one in order)})"
            return f"；参数的次序反了，请写“{written}”。"
    return ""


def apply(e: Elaborator, function: Function, node: n.Call, arguments: Sequence[Typed]) -> Typed:
    """The call ready to run, or the mistake in it."""
    most = len(function.parameters)
    if not most - function.optional <= len(arguments) <= most:
        message = f"“{function.name}”的用法是{function.signature}，这里给了{len(arguments)}个参数。"
        return e.fault(node, node.span, message)
    spread = function.spreads and arguments[0].type.base == "列表"
    for at, (argument, (name, wanted)) in enumerate(
        zip(arguments, function.parameters, strict=False)
    ):
        asked = list_of(wanted) if spread and at == 0 else wanted
        if not fits(argument.type, asked):
            message = f"“{function.name}”的“{name}”应当是{wanted}，却是{argument.type}"
            part = wanted.of if wanted.base == "列表" else wanted
            turned = _turned(function, arguments)
            advice = turned or written_out(argument, part.base if part else "")
            return e.fault(node, argument.node.span, message + advice)
    refusal = function.check(e.surroundings, arguments) if function.check else None
    if refusal:
        about = arguments[min(function.checks, len(arguments) - 1)]
        return e.fault(node, about.node.span, refusal)
    result = function.result if isinstance(function.result, Type) else function.result(arguments)
    kind = list_of(result) if spread and result.base != "列表" else result
    codes = tuple(
        argument.code if argument.lead is None or not function.leading else argument.lead
        for argument in arguments
    )
    closed = function.closed(e.surroundings) if function.closed else ()
    return Typed(kind, Call(function.name, codes, spread), node, closed=closed)
