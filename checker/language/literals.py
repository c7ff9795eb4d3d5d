"""What is written as it is: texts, amounts, days, and lists of them."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from checker.language import types
from checker.language.amounts import from_text, unit_advice
from checker.language.elaboration import constant, together
from checker.language.nodes import Name
from checker.language.scope import Typed
from checker.language.spelling import RESERVED
from checker.language.tree import Const, Items
from checker.language.types import FAULTY, Type, list_of, merged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.language import nodes as n
    from checker.language.elaboration import Elaborator
    from checker.language.scope import Scope
    from checker.language.slip import Slip
    from checker.values import Units

DEEPEST_LIST = 3


def text(_: Elaborator, node: n.Text, __: Scope) -> Typed:
    return constant(node, types.TEXT, node.value)


def truth(_: Elaborator, node: n.Truth, __: Scope) -> Typed:
    return constant(node, types.TRUTH, node.value)


def quantity(e: Elaborator, node: n.Quantity, _: Scope) -> Typed:
    amount = from_text(node.text, e.surroundings.units)
    if amount is None:
        message = f"“{node.text}”不是读得懂的数量{_advice(node.text, e.surroundings.units)}"
        return e.fault(node, node.span, message)
    return constant(node, Type("量", dimension=amount.dimension), amount)


def _advice(text: str, units: Units) -> str:
    """What a number was probably meant to be: `5且 …`, `2025年`."""
    tail = text.lstrip("0123456789.")
    if tail in RESERVED:
        return f"；“{tail}”前后要留空格。"
    if tail == "月":
        return f"；时间写“{text.removesuffix('月')}个月”，日期写全年月日，如“2025年11月30日”。"
    if tail == "日":
        return "；日期要写全年月日，如“2025年11月30日”。"
    if tail == "年":
        return f"；年份只写数：“{text.removesuffix('年')}”。"
    return f"：数字后面只能是单位表里的单位{unit_advice(tail, units)}"


def day(e: Elaborator, node: n.Day, _: Scope) -> Typed:
    year, month, day = map(int, re.findall(r"[0-9]+", node.text))
    try:
        return constant(node, types.DATE, datetime.date(year, month, day))
    except ValueError:
        return e.fault(node, node.span, f"没有{node.text}这一天。")


def listing(e: Elaborator, node: n.ListLiteral, scope: Scope) -> Typed:
    told = len(e.slips)
    items = [e.typed(item, scope) for item in node.items]
    if _all_unknown(items, e.slips[told:]):
        del e.slips[told:]
        written = "、".join(f'"{getattr(item, "name", "")}"' for item in node.items)
        return e.fault(node, node.span, f"列表里的是文字就各加引号：{written}。")
    kind: Type | None = None
    for item in items:
        joint = item.type if kind is None else merged(kind, item.type)
        if joint is None:
            return e.fault(
                node, item.node.span, f"列表里的各项应当同类，这里有{kind}，又有{item.type}。"
            )
        kind = joint
    if _layers(kind) >= DEEPEST_LIST:
        return e.fault(node, node.span, f"列表里套列表超过{DEEPEST_LIST}层，请用“合并”或换个写法。")
    constants = tuple(item.constant for item in items)
    known = all(item.constant is not None for item in items)
    return Typed(
        FAULTY if kind is FAULTY else list_of(kind or types.ANYTHING),
        Const(constants) if known else Items(tuple(item.code for item in items)),
        node,
        together(*items),
        constant=constants if known else None,
    )


def _all_unknown(items: Sequence[Typed], slips: Sequence[Slip]) -> bool:
    """Whether all of several items are names that nobody knows: texts without their quotes."""
    bare = all(item.faulty and isinstance(item.node, Name) for item in items)
    return bare and len(items) == len(slips) > 1


def _layers(kind: Type | None) -> int:
    """How many lists of lists a type is."""
    layers = 0
    while kind is not None and kind.base == "列表":
        kind, layers = kind.of, layers + 1
    return layers
