"""What a function of the language is, and how a call of one is checked and run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.language.elaboration import written_out
from checker.language.frame import Doubtful, certain, first_doubt, is_list
from checker.language.gaps import Absent, Blank, Gap, Unknown, worst
from checker.language.scope import Typed
from checker.language.tree import Call
from checker.language.types import Type, fits, list_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.language import nodes as n
    from checker.language.elaboration import Elaborator
    from checker.language.frame import Frame
    from checker.language.schema import Function

LONGEST_TEXT = 20_000
"""Characters of a text that functions take and give; beyond, they say `TOO_LONG`."""
TOO_LONG = "文本太长"


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
            advice = written_out(argument, part.base if part else "")
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


def call(function: Function, f: Frame, values: list[Any], *, spread: bool) -> object:
    """The function on values worked out already."""
    f.steps.spend(1)
    if spread and is_list(values[0]):
        return _spread(function, f, values[0], values[1:])
    return _called(function, f, values)


def _spread(function: Function, f: Frame, items: tuple[object, ...], rest: list[Any]) -> object:
    """The function done to every item, as a field is taken of every item: what has none is left
    out, lists become one list, a doubtful item gives a doubtful result."""
    found: list[object] = []
    for item in items:
        value = _called(function, f, [certain(item), *rest])
        if isinstance(value, (Blank, Absent)):
            continue
        several = value if is_list(value) else (value,)
        doubt = item.reason if isinstance(item, Doubtful) else None
        found += several if doubt is None else [Doubtful(certain(one), doubt) for one in several]
    return tuple(found)


def _called(function: Function, f: Frame, values: list[Any]) -> object:
    if not function.lenient and (gap := _gap(f, values)):
        return gap
    if function.effort:
        f.steps.spend(function.effort(*values))
    return function.run(f, *values) if function.contextual else function.run(*values)


def _gap(f: Frame, values: list[Any]) -> Gap | None:
    """What keeps a function from being worked out: a gap, a doubtful list, a text too long."""
    gaps: list[Gap] = []
    for value in values:
        if isinstance(value, Gap):
            gaps.append(value)
        elif is_list(value):
            f.steps.spend(len(value))
            doubt = first_doubt(value)
            if doubt is not None:
                gaps.append(Unknown(doubt.reason))
        elif isinstance(value, str):
            f.steps.spend(len(value) // 100)
            if len(value) > LONGEST_TEXT:
                gaps.append(Unknown(TOO_LONG))
    return worst(gaps) if gaps else None
