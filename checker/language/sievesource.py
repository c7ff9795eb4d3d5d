"""The source that sifts what an index has found, once for all records that ask alike.

Of the items found of which it is sure that they are what was looked for, and belong together with
the record that looks, only those are gone through that do not fail what hangs on them alone, or on
them and a few texts and amounts of the record: which these are is kept with the items.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import fields
from checker.language import tree as t
from checker.language.frame import is_list
from checker.language.paths import deepest_slot, effort_of, record_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.language.generator import Body, Generator

    Loop = t.Filter | t.Quantified

_MOST_EFFORT = 19
"""What is dearer than this, a loop above all, is worked out for the few items that are left."""


def signs(g: Generator, code: Loop) -> str:
    """Of a condition that asks whether the item belongs together with a record around: the test of
    its sign, the sign that is wanted and their kind, as further arguments."""
    found = [pair for one in _parts(code) if (pair := _held_apart(g, one, code.depth))]
    if not found:
        return ""
    sign = g.name("sign", *(name for name, _, _ in found))
    inner, outer = (", ".join(one[at] for one in found) for at in (1, 2))
    # Other rules look in the same index: what a sign is has one name in all of them.
    kind = f"{'+'.join(name for name, _, _ in found)}({inner})"
    return f", lambda r{code.depth}: {sign}({inner}), {sign}({outer}), {kind!r}"


def sure_parts(g: Generator, code: Loop) -> list[t.Code]:
    """The parts of a condition that hold of all items found, where what was found is sure."""
    return [
        one
        for one in _parts(code)
        if _is_looked_for(code, one) or _held_apart(g, one, code.depth) is not None
    ]


def sieve(g: Generator, code: Loop, inner: Body, result: str) -> list[str]:
    """The lines that leave of `items` those that do not fail, and end with the `result` where
    there is nothing else to be asked of them."""
    sure = sure_parts(g, code)
    left = [one for one in _parts(code) if one not in sure]
    outer = {id(one): found for one in left if (found := _outer(g, one, code.depth)) is not None}
    chosen = [one for one in left if id(one) in outer]
    if code.lookup is None or not (chosen or (sure and not left)):
        return []
    values = {g.expression(one, inner): None for part in chosen for one in outer[id(part)]}
    around, g.wide = g.wide, code.depth
    tests = [g.expression(one, inner) for one in sorted(chosen, key=effort_of)]
    g.wide = around
    names = [g.fresh("v") for _ in tests]
    fails = " or ".join(
        f"({name} := {test}) is False" for name, test in zip(names, tests, strict=True)
    )
    passes = " and ".join(f"{name} is True" for name in names) or "True"
    key = g.key(*chosen, *(outer[id(one)] for one in chosen), result)
    ended = [
        "        if sifted[1]:",
        "            f.steps.spend(1)",
        f"            return {result}",
    ]
    return [
        "if same:",
        f"    wanted = signature({', '.join(('kept', repr(key), *values))})",
        "    sifted = kept.get(wanted)",
        "    if sifted is None and wanted is not None:",
        "        f.steps.spend(len(items))",
        "        left, certain = [], True",
        f"        for r{code.depth} in items:",
        *(f"            {line}" for line in inner.clearing(code.depth)),
        f"            if not ({fails or False}):",
        f"                left.append(r{code.depth})",
        f"                certain = certain and ({passes})",
        "        sifted = kept[wanted] = (tuple(left), certain)",
        "    if sifted is not None:",
        "        items = sifted[0]",
        *(ended if len(chosen) == len(left) else []),
    ]


def _parts(code: Loop) -> tuple[t.Code, ...]:
    """The parts that must all hold of an item."""
    if isinstance(code, t.Quantified) and not code.decisive:
        return ()
    condition = t.bare(code.condition)
    if not isinstance(condition, t.Logic):
        return (condition,)
    return () if condition.decisive else condition.parts


def _is_looked_for(code: Loop, part: t.Code) -> bool:
    """Whether a part is the very comparison by which the index finds items."""
    part, lookup = t.bare(part), code.lookup
    if lookup is None or not isinstance(part, t.Compare) or part.operator != "=":
        return False
    sides = (part.left, part.right)
    return part.tolerance is None and sides in (
        (lookup.inner, lookup.outer),
        (lookup.outer, lookup.inner),
    )


def _held_apart(g: Generator, code: t.Code, depth: int) -> tuple[str, str, str] | None:
    """The test by whose sign records are told apart, and the expressions of the record that hangs
    on the item and of the other one; None for any other condition."""
    code = t.bare(code)
    if not isinstance(code, t.Call) or not g.schema.functions[code.function].apart or code.spread:
        return None
    sides = [record_of(g.schema, one) for one in code.arguments]
    of_item = [one[0] for one in sides if one and one[1].partition(".")[0] == str(depth)]
    others = [one[0] for one in sides if one and one[0] not in of_item]
    if len(of_item) != 1 or len(others) != 1:
        return None
    return code.function, of_item[0], others[0]


def _outer(g: Generator, part: t.Code, depth: int) -> list[t.Code] | None:
    """The values on which a condition hangs besides the item; None where it hangs on more, or is
    too dear to be asked of every item."""
    if effort_of(part) > _MOST_EFFORT:
        return None
    try:
        return list(_values(g, part, depth))
    except _More:
        return None


class _More(Exception):
    """A tree hangs on more than items and values."""


def _values(g: Generator, code: object, depth: int) -> Iterator[t.Code]:
    if is_list(code):
        for one in code:
            yield from _values(g, one, depth)
    if not isinstance(code, t.Code) or isinstance(code, t.Const):
        return
    plain = t.bare(code)
    if isinstance(plain, t.Call) and g.schema.functions[plain.function].contextual:
        raise _More
    if isinstance(plain, (t.ItemAt, t.Owner)):
        record = record_of(g.schema, plain)
        if record is None or record[1].partition(".")[0] != str(depth):
            raise _More
        return
    if isinstance(plain, (t.Defined, t.Shared)) or (
        isinstance(plain, (t.FieldOf, t.PartOf)) and deepest_slot(plain) < depth
    ):
        yield plain
        return
    for one in fields(plain):
        yield from _values(g, getattr(plain, one.name), depth)
