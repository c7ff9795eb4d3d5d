"""Filters and quantifiers, with an index where they look for equals in a list of the whole set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.language import nodes as n
from checker.language import types
from checker.language.directories import GROUP, MEMBER_COUNT, MEMBERS
from checker.language.elaboration import broken, shared
from checker.language.frame import DEEPEST_LOOP
from checker.language.scope import Scope, Typed
from checker.language.tree import Filter, Grouped, Lookup, Quantified, Single
from checker.language.unknownnames import visible

if TYPE_CHECKING:
    from checker.language.elaboration import Elaborator
    from checker.language.tree import Code

ITEM = "此"
GROUPING = "分组"
GROUPING_USE = "分组(列表, 栏目)"


def filtered(e: Elaborator, node: n.Filter, scope: Scope) -> Typed:
    source = e.typed(node.source, scope)
    if source.type.base == "记录" and source.type.schema == e.schema.whole:
        return e.fault(node, node.source.span, _one_whole(e))
    source = _as_list(source)
    if found := broken(node, source) or _not_a_list(e, node, node.source, source, scope):
        return found
    item = source.type.of or types.FAULTY
    inside = scope.within(ITEM, item, current=True)
    if isinstance(node.condition, n.Quantity):
        message = "“[ ]”里应当是条件；要取第一项请写“首个(…)”，要按次序取请写“[序号 = 1]”。"
        return e.fault(node, node.condition.span, message)
    condition = e.condition(node.condition, inside, "“[ ]”里")
    if found := broken(node, condition):
        return found
    depth = inside.depth
    parts = (
        shared(source).code,
        depth,
        condition.code,
        lookup_of(source, condition, depth),
        _blanks_of_others(e, source, condition, inside),
        bool(condition.deps - {depth}),
    )
    facts = {path: kinds for path, kinds in condition.facts.items() if path.startswith(f"{depth}.")}
    deps = source.deps | (condition.deps - {depth})
    lead = Filter(*parts, lead=True)
    return shared(
        Typed(source.type, Filter(*parts, lead=False), node, deps, facts=facts, lead=lead)
    )


def _one_whole(e: Elaborator) -> str:
    fields = e.schema.fields[e.schema.whole].items()
    rows = next(field for field, spec in fields if spec.type.base == "列表")
    whole = e.schema.whole
    return f"“{whole}”只有一个，不能筛选；要在里面找，写“{whole}.{rows}[条件]”。"


def _as_list(source: Typed) -> Typed:
    """A single record as a list of one, so that `表[条件]` is a filter like any other."""
    if source.type.base != "记录":
        return source
    return replace(source, type=types.list_of(source.type), code=Single(source.code))


def _not_a_list(
    e: Elaborator, node: n.Expr, source: n.Expr, made: Typed, scope: Scope
) -> Typed | None:
    if made.type.base != "列表":
        return e.fault(node, source.span, f"这里应当是列表，却是{made.type}。")
    if scope.depth + 1 >= DEEPEST_LOOP:
        return e.fault(node, node.span, f"筛选和量词嵌套超过{DEEPEST_LOOP}层。")
    return None


def _blanks_of_others(
    e: Elaborator, source: Typed, condition: Typed, inside: Scope
) -> tuple[Code, ...]:
    """Where a record is held against those of the whole set: the cells one of them must have.

    One that leaves blank what is asked of it is passed over, its blank is a fault of its own
    table alone.
    """
    record, item = (inside.bindings[at].type.schema for at in (0, -1))
    if source.deps or e.selecting or record == e.schema.whole or item not in e.schema.owners:
        return ()
    return tuple(cell.code for cell in condition.needs if cell.deps == frozenset({inside.depth}))


def quantified(e: Elaborator, node: n.Quantified, scope: Scope) -> Typed:
    source = e.typed(node.source, scope)
    if found := broken(node, source) or _not_a_list(e, node, node.source, source, scope):
        return found
    if clash := _hides(e, node, scope):
        return clash
    inside = scope.within(node.variable, source.type.of or types.FAULTY, current=False)
    condition = e.condition(node.condition, inside, "“使”后面")
    if found := broken(node, condition):
        return found
    depth = inside.depth
    decisive = node.quantifier == "存在"
    # 所有 … 使 若 甲 则 乙 is settled by the items for which 甲 holds.
    hinge = condition if decisive else condition.premise
    code = Quantified(
        shared(source).code if hinge else source.code,
        depth,
        condition.code,
        lookup_of(source, hinge, depth) if hinge else None,
        _blanks_of_others(e, source, condition, inside) if decisive else (),
        bool(condition.deps - {depth}),
        decisive,
    )
    return Typed(types.TRUTH, code, node, source.deps | (condition.deps - {depth}))


def grouping(e: Elaborator, node: n.Call, scope: Scope) -> Typed:
    """`分组(列表, 栏目)`: the second is worked out on every item, as inside a filter."""
    if len(node.arguments) != 2:
        message = f"“{GROUPING}”的用法是{GROUPING_USE}，这里给了{len(node.arguments)}个参数。"
        return e.fault(node, node.span, message)
    first, second = node.arguments
    source = _as_list(e.typed(first, scope))
    if found := broken(node, source) or _not_a_list(e, node, first, source, scope):
        return found
    item = source.type.of or types.FAULTY
    inside = scope.within(ITEM, item, current=True)
    key = e.typed(second, inside)
    if found := broken(node, key):
        return found
    if key.type.base not in ("文本", "量", "真假", "日期"):
        return e.fault(node, second.span, f"不能按{key.type}分组；请写一个栏目，如“单位名称”。")
    columns = ((GROUP, key.type), (MEMBERS, source.type), (MEMBER_COUNT, types.NUMERIC))
    kind = types.Type("记录", schema="组", columns=columns)
    depth = inside.depth
    code = Grouped(shared(source).code, depth, key.code)
    return shared(Typed(types.list_of(kind), code, node, source.deps | (key.deps - {depth})))


def lookup_of(source: Typed, condition: Typed, depth: int) -> Lookup | None:
    """What of a condition an index over the whole set can find; an = comes first, as it leaves
    the fewest."""
    if source.deps:
        return None
    found: list[Lookup] = []
    for part in condition.conjuncts or (condition,):
        sought = part.lookup
        if sought is None or sought.left.type.base not in ("文本", "量"):
            continue
        sides = [(sought.left, sought.right)]
        if sought.relation != "包含":
            sides.append((sought.right, sought.left))
        found += [
            Lookup(sought.relation, inner.code, outer.code, sought.least)
            for inner, outer in sides
            if inner.deps == frozenset({depth}) and depth not in outer.deps
        ]
    return min(found, key=lambda one: one.relation != "=", default=None)


def _hides(e: Elaborator, node: n.Quantified, scope: Scope) -> Typed | None:
    if node.variable not in visible(e, scope):
        return None
    what = "字段"
    if node.variable in e.definitions:
        what = "“define”里的名称"
    elif any(one.name == node.variable for one in scope.bindings):
        what = "外面一层的变量"
    message = f"变量“{node.variable}”与{what}同名，请换一个名字（如“甲”“乙”）。"
    return e.fault(node, node.name_span, message)
