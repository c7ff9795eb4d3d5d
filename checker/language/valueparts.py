"""`指标值.上限` and its like: the parts of an indicator value, as far as its kind has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.errors import did_you_mean, offer
from checker.language.scope import Typed
from checker.language.tree import PartOf
from checker.language.types import KIND_NAMES

if TYPE_CHECKING:
    from collections.abc import Collection

    from checker.language import nodes as n
    from checker.language.elaboration import Elaborator

_MEANT = {
    "最小": "下限", "最小值": "下限", "最低": "下限", "最少": "下限", "起点": "下限",
    "最大": "上限", "最大值": "上限", "最高": "上限", "最多": "上限", "封顶": "上限",
    "值": "数值", "数": "数值", "数字": "数值", "大小": "数值", "开始": "起", "结束": "止",
    "符号": "比较符", "类型": "种类", "文本": "原文", "文字": "原文",
}  # fmt: skip
"""What people call a part of a value -> its name here."""


def value_part(e: Elaborator, node: n.Member, owner: Typed) -> Typed:
    parts = e.schema.parts["指标值"]
    part = parts.get(node.name)
    if part is None:
        message = f"“指标值”没有字段“{node.name}”{_advice(node.name, parts)}"
        return e.fault(node, node.name_span, message)
    kinds = owner.type.kinds
    if kinds is not None and part.kinds is not None and not kinds & part.kinds:
        named = "、".join(sorted(KIND_NAMES[kind] for kind in kinds))
        return e.fault(node, node.name_span, f"这里的指标值已限定为{named}，不会有“{node.name}”。")
    path = f"{owner.path}.{node.name}" if owner.path is not None else None
    return Typed(
        part.type(kinds),
        PartOf(owner.code, "指标值", node.name),
        node,
        owner.deps,
        path,
        owner.origin,
        closed=part.closed(e.surroundings) if callable(part.closed) else part.closed,
        needs=owner.needs,
    )


def _advice(name: str, parts: Collection[str]) -> str:
    """The part that was meant, or all of them."""
    found = offer(_MEANT[name]) if name in _MEANT else did_you_mean(name, parts)
    return f"；有的是：{'、'.join(parts)}。" if found == offer(None) else found
