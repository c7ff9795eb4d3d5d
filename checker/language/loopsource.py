"""The source of loops: filters, quantifiers, and the field of every item of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.language import tree as t
from checker.language.generator import Body
from checker.language.paths import hangs_on_item, keeps_item
from checker.language.sievesource import sieve, signs, sure_parts

if TYPE_CHECKING:
    from checker.language.generator import Generator


def _loop(g: Generator, code: t.Filter | t.Quantified | t.Mapped) -> tuple[Body, list[str]]:
    """The body of a loop over the items of a source, and the lines that find them."""
    inner = Body(code.depth)
    source = g.expression(code.source, inner)
    if isinstance(code, t.Mapped) or code.lookup is None:
        return inner, [f"items = {source}"]
    lookup = code.lookup
    side = g.function(lookup.inner, code.depth)
    outer = g.expression(lookup.outer, inner)
    between = "".join(f"r{at}, " for at in range(code.depth))
    plain = _in_doubt_too(code.source)
    family, key = (
        g.key(lookup.inner, lookup.relation, str(lookup.least), one) for one in (plain, code.source)
    )
    wanted = g.name("lookup", lookup.relation, lookup.least, key, family)
    of_item = f"lambda one: {side}(f, {between}one)"
    # What is looked up among the certain items alone is of one family with the whole list.
    kept = key if key == family else (family, key)
    given = f"f, {wanted}, {outer}, {source}, {of_item}, {kept!r}{signs(g, code)}"
    return inner, [f"items, kept = candidates({given})", "same = kept is not None"]


def _in_doubt_too(code: t.Code) -> t.Code:
    """A list with the items of which it is in doubt whether they belong there."""
    if isinstance(code, t.Sure):
        return _in_doubt_too(code.body)
    if isinstance(code, (t.Noted, t.Shared)):
        return replace(code, body=_in_doubt_too(code.body))
    if isinstance(code, (t.Filter, t.Mapped)):
        return replace(code, source=_in_doubt_too(code.source))
    return code


def _over(g: Generator, code: t.Filter | t.Quantified, inner: Body) -> list[str]:
    """The lines that work out the condition `v` for the item `one`, the item in its slot."""
    item = f"r{code.depth}"
    around, given = g.wide, g.given
    if code.lookup is not None:
        g.wide, g.given = code.depth, sure_parts(g, code)
    verdict = _sieved(g, code, inner) or g.expression(code.condition, inner)
    g.wide, g.given = around, given
    lines = [f"v = {verdict}"]
    if code.blanks:
        blank = " or ".join(
            f"{g.expression(cell, inner)}.__class__ is Blank" for cell in code.blanks
        )
        own = f" and table_of({item}) is not table_of(r0)" if code.own_in_doubt else ""
        lines += [f"if v.__class__ in UNKNOWNS{own} and ({blank}):", "    v = False"]
    return [*inner.clearing(code.depth), *lines]


def _sieved(g: Generator, code: t.Filter | t.Quantified, inner: Body) -> str | None:
    """The condition of a loop over the whole set, of which what hangs on the item alone is worked
    out once an item, whatever record it is held against; None where that saves nothing.

    Where it is neither true nor false, the parts are gone through in the order of the rule.
    """
    condition = t.bare(code.condition)
    if code.lookup is None or not isinstance(condition, t.Logic) or condition.decisive:
        return None
    own = [one for one in condition.parts if hangs_on_item(g.schema, one, code.depth)]
    rest = [one for one in condition.parts if one not in own]
    if len(own) <= 1 or not rest or not keeps_item(g.schema, own, code.depth):
        return None
    item = f"r{code.depth}"
    first = g.kept_with(t.Logic(decisive=False, parts=tuple(own)), (item, item[1:]), inner)
    second = g.expression(t.Logic(decisive=False, parts=tuple(rest)), inner)
    whole = g.expression(condition, inner)
    one, other = g.fresh("v"), g.fresh("v")
    return (
        f"(False if ({one} := {first}) is False or ({other} := {second}) is False"
        f" else True if {one} is True and {other} is True else {whole})"
    )


def filtered(g: Generator, code: t.Filter, body: Body) -> str:
    inner, items = _loop(g, code)
    item = f"r{code.depth}"
    inside = _over(g, code, inner)
    sifted = sieve(g, code, inner, "items[:1]" if code.lead else "items")
    lines = [
        *inner.clearing(),
        *items,
        "if items.__class__ is not tuple:",
        "    return items",
        *sifted,
        "f.steps.spend(len(items))",
        "found = []",
        "for one in items:",
        f"    {item} = one",
        "    if one.__class__ in ODD:",
        "        if one.__class__ is not Doubtful:",
        "            found.append(one)",
        "            continue",
        f"        {item} = one.item",
        *(f"    {line}" for line in inside),
        "    if v is True:",
        "        found.append(one)",
        *(["        if one.__class__ is not Doubtful:", "            break"] if code.lead else []),
        "    elif v.__class__ in UNKNOWNS:",
        f"        found.append(Doubtful({item}, v))",
        "return tuple(found)",
    ]
    return _called(g, code.depth, inner, lines, body)


def quantified(g: Generator, code: t.Quantified, body: Body) -> str:
    inner, items = _loop(g, code)
    item, decisive = f"r{code.depth}", code.decisive
    inside = _over(g, code, inner)
    sifted = sieve(g, code, inner, "bool(items)")
    lines = [
        *inner.clearing(),
        *items,
        "if items.__class__ is not tuple:",
        "    return no_items(items)",
        *sifted,
        "f.steps.spend(len(items))",
        "unknown = None",
        "for one in items:",
        f"    {item} = one",
        "    if one.__class__ in ODD:",
        "        if one.__class__ is not Doubtful:",
        "            unknown = unknown or unknown_of(one)",
        "            continue",
        f"        {item} = one.item",
        *(f"    {line}" for line in inside),
        f"    if v is {decisive}:",
        "        if one.__class__ is not Doubtful:",
        f"            return {decisive}",
        "        unknown = unknown or Unknown(one.reason.reason)",
        f"    elif v is not {not decisive} and unknown is None and v.__class__ in UNKNOWNS:",
        "        unknown = v",
        f"return {not decisive} if unknown is None else unknown",
    ]
    return _called(g, code.depth, inner, lines, body)


def _together(code: t.Mapped) -> t.Mapped:
    """A part of a field of every item, of which the fields alone would be a list of their own."""
    source, item = t.bare(code.source), t.bare(code.item)
    if not isinstance(source, t.Mapped) or not isinstance(item, t.PartOf):
        return code
    one = t.bare(item.owner)
    if source.flat or code.flat or not isinstance(one, t.ItemAt) or one.depth != code.depth:
        return code
    return t.Mapped(source.source, source.depth, replace(item, owner=source.item), flat=False)


def mapped(g: Generator, code: t.Mapped, body: Body) -> str:
    code = _together(code)
    inner, items = _loop(g, code)
    item = f"r{code.depth}"
    value = g.expression(code.item, inner)
    lines = [
        *inner.clearing(),
        *items,
        "if items.__class__ is not tuple:",
        "    return items",
        "f.steps.spend(len(items))",
        "found = []",
        "for one in items:",
        f"    {item} = one.item if one.__class__ is Doubtful else one",
        *(f"    {line}" for line in inner.clearing(code.depth)),
        f"    v = {item} if {item}.__class__ in ODD else {value}",
        f"    take_field(found, f, one, v, flat={code.flat})",
        "return tuple(found)",
    ]
    return _called(g, code.depth, inner, lines, body)


def grouped(g: Generator, code: t.Grouped, body: Body) -> str:
    inner = Body(code.depth)
    items = g.expression(code.source, inner)
    item = f"r{code.depth}"
    key = g.expression(code.item, inner)
    lines = [
        *inner.clearing(),
        f"items = {items}",
        "if items.__class__ is not tuple:",
        "    return items",
        "f.steps.spend(len(items))",
        "keys = []",
        "for one in items:",
        f"    {item} = one.item if one.__class__ is Doubtful else one",
        *(f"    {line}" for line in inner.clearing(code.depth)),
        f"    keys.append({item} if {item}.__class__ in ODD else {key})",
        "return grouped(f, items, keys)",
    ]
    return _called(g, code.depth, inner, lines, body)


def _called(g: Generator, depth: int, inner: Body, lines: list[str], body: Body) -> str:
    """The call of a loop; what hangs on no item is given none of those around it."""
    name = g.write("l", inner, lines, depth - 1)
    given = [f"r{at}" if at <= body.depth else "None" for at in range(depth)]
    return f"{name}(f, {', '.join(given)})"
