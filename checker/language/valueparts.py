"""`指标值.上限` and its like: the parts of an indicator value, as far as its kind has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.errors import did_you_mean
from checker.language.scope import Typed
from checker.language.tree import PartOf
from checker.language.types import KIND_NAMES

if TYPE_CHECKING:
    from checker.language import nodes as n
    from checker.language.elaboration import Elaborator


def value_part(e: Elaborator, node: n.Member, owner: Typed) -> Typed:
    parts = e.schema.parts["指标值"]
    part = parts.get(node.name)
    if part is None:
        message = f"“指标值”没有字段“{node.name}”{did_you_mean(node.name, parts)}"
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
