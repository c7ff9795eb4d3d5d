"""Filters and quantifiers, with an index where they look for equals in a list of the whole set."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from checker.language import nodes as n
from checker.language import types
from checker.language.elaborate import broken
from checker.language.frame import DEEPEST_LOOP, Doubtful, certain, is_list
from checker.language.gaps import ABSENT, Absent, Blank, Gap, Tally, Unknown, Verdict
from checker.language.index import candidates_of, shared
from checker.language.records import table_of
from checker.language.schema import OWNERS, SET
from checker.language.scope import Scope, Typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.language.elaborate import Elaborator
    from checker.language.frame import Frame

ITEM = "此"


def filtered(e: Elaborator, node: n.Filter, scope: Scope) -> Typed:
    source = e.typed(node.source, scope)
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
    depth, test = inside.depth, _of_others(e, source, condition, inside)
    pick = candidates_of(source, condition, depth)

    def run(f: Frame) -> object:
        items = pick(f)
        return tuple(_kept(f, items, depth, test)) if is_list(items) else items

    def lead(f: Frame) -> object:
        items = pick(f)
        return tuple(_kept(f, items, depth, test, only_first=True)) if is_list(items) else items

    facts = {path: kinds for path, kinds in condition.facts.items() if path.startswith(f"{depth}.")}
    deps = source.deps | (condition.deps - {depth})
    return shared(Typed(source.type, run, node, deps, facts=facts, lead=lead))


def _as_list(source: Typed) -> Typed:
    """A single record as a list of one, so that `表[条件]` is a filter like any other."""
    if source.type.base != "记录":
        return source
    one = source.run

    def run(f: Frame) -> object:
        record = one(f)
        return record if isinstance(record, Gap) else (record,)

    return replace(source, type=types.list_of(source.type), run=run)


def _not_a_list(
    e: Elaborator, node: n.Expr, source: n.Expr, made: Typed, scope: Scope
) -> Typed | None:
    if made.type.base != "列表":
        return e.fault(node, source.span, f"这里应当是列表，却是{made.type}。")
    if scope.depth + 1 >= DEEPEST_LOOP:
        return e.fault(node, node.span, f"筛选和量词嵌套超过{DEEPEST_LOOP}层。")
    return None


def _of_others(
    e: Elaborator, source: Typed, condition: Typed, inside: Scope
) -> Callable[[Frame], object]:
    """The condition where a record is held against those of the whole set: one that leaves blank
    what is asked of it is passed over, its blank is a fault of its own table alone."""
    test, depth = condition.run, inside.depth
    blanks = [cell.run for cell in condition.needs if cell.deps == {depth}]
    item = inside.bindings[-1].type.schema
    if source.deps or not blanks or e.selecting or inside.bindings[0].type.schema == SET:
        return test
    if item not in OWNERS:
        return test

    def run(f: Frame) -> object:
        verdict = test(f)
        if not isinstance(verdict, Unknown) or table_of(f.items[depth]) is table_of(f.record):
            return verdict
        return False if any(isinstance(one(f), Blank) for one in blanks) else verdict

    return run


def _kept(
    f: Frame,
    items: tuple[object, ...],
    depth: int,
    test: Callable[[Frame], object],
    *,
    only_first: bool = False,
) -> list[object]:
    """Items that pass, up to the first certain one with `only_first`; those of which it cannot be
    said are kept as doubtful."""
    found: list[object] = []
    f.steps.spend(len(items))
    slots = f.items
    for item in items:
        if isinstance(item, Gap):
            found.append(item)
            continue
        slots[depth] = item.item if isinstance(item, Doubtful) else item
        verdict = test(f)
        if verdict is True:
            found.append(item)
            if only_first and not isinstance(item, Doubtful):
                break
        elif isinstance(verdict, Unknown):
            found.append(Doubtful(certain(item), verdict))
    return found


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
    pick = candidates_of(source, hinge, depth) if hinge else source.run
    test = _of_others(e, source, condition, inside) if decisive else condition.run

    def run(f: Frame) -> Verdict:
        items = pick(f)
        if isinstance(items, Gap):
            return Unknown(items.reason) if not isinstance(items, Absent) else ABSENT
        return _settled(f, cast("tuple[object, ...]", items), depth, test, decisive=decisive)

    return Typed(types.TRUTH, run, node, source.deps | (condition.deps - {depth}))


def _settled(
    f: Frame,
    items: tuple[object, ...],
    depth: int,
    test: Callable[[Frame], object],
    *,
    decisive: bool,
) -> Verdict:
    """存在 when `decisive` is True, else 所有; items it does not apply to are passed over."""
    tally = Tally(decisive=decisive)
    f.steps.spend(len(items))
    for item in items:
        f.items[depth] = certain(item)
        verdict = item if isinstance(item, Gap) else test(f)
        if isinstance(verdict, Absent):
            continue
        if isinstance(item, Doubtful) and verdict is decisive:
            verdict = Unknown(item.reason.reason)
        if tally.add(cast("Verdict", verdict)):
            return decisive
    return tally.outcome()


def _hides(e: Elaborator, node: n.Quantified, scope: Scope) -> Typed | None:
    from checker.language.unknownnames import visible

    if node.variable not in visible(e, scope):
        return None
    what = "字段"
    if node.variable in e.definitions:
        what = "“define”里的名称"
    elif any(one.name == node.variable for one in scope.bindings):
        what = "外面一层的变量"
    message = f"变量“{node.variable}”与{what}同名，请换一个名字（如“甲”“乙”）。"
    return e.fault(node, node.name_span, message)
