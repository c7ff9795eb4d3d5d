"""The source of conditions, of arithmetic and of calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language import tree as t
from checker.language.paths import (
    deepest_slot,
    effort_of,
    is_remembered,
    presence_of_cell,
    record_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.language.generator import Body, Generator

_NEGATED = {"is str": "is not str", "is not Blank": "is Blank"}


def logic(g: Generator, code: t.Logic, body: Body) -> str:
    parts = [g.expression(part, body) for part in code.parts]
    plain = [is_plain(g, part) for part in code.parts]
    # One part that settles it settles it wherever it stands: the cheap ones are tried first.
    order = sorted(range(len(parts)), key=lambda at: effort_of(code.parts[at]))
    if all(plain):
        return f"({(' or ' if code.decisive else ' and ').join(parts[at] for at in order)})"
    return _joined(g, parts, plain, code.decisive, order)


def _joined(
    g: Generator, parts: list[str], plain: list[bool], decisive: object, order: Iterable[int]
) -> str:
    """或 (or 且) of expressions, of which the `plain` are never a gap, tried in an `order`."""
    names = [g.fresh("v") for _ in parts]
    settled = " or ".join(f"({names[at]} := {parts[at]}) is {decisive}" for at in order)
    doubtful = [name for name, sure in zip(names, plain, strict=True) if not sure]
    clear = " and ".join(f"{name} is {not decisive}" for name in doubtful)
    tally = "any_of" if decisive else "all_of"
    return (
        f"({decisive} if {settled} else {not decisive} if {clear}"
        f" else {tally}(({', '.join(doubtful)},)))"
    )


def negation(g: Generator, code: t.Not, body: Body) -> str:
    inside = g.expression(code.operand, body)
    if is_plain(g, code.operand):
        return f"(not {inside})"
    name = g.fresh("v")
    rest = f"True if {name} is False else denied({name})"
    return f"(False if ({name} := {inside}) is True else {rest})"


def implies(g: Generator, code: t.Implies, body: Body) -> str:
    denied = negation(g, t.Not(code.premise), body)
    plain = [is_plain(g, code.premise), is_plain(g, code.claim)]
    parts = [denied, g.expression(code.claim, body)]
    return f"({' or '.join(parts)})" if all(plain) else _joined(g, parts, plain, True, (0, 1))


def is_plain(g: Generator, code: t.Code) -> bool:
    """Whether a condition is never a gap."""
    code = t.bare(code)
    match code:
        case t.Const(value):
            return isinstance(value, bool)
        case t.Logic(_, parts):
            return all(is_plain(g, part) for part in parts)
        case t.Implies(premise, claim):
            return is_plain(g, premise) and is_plain(g, claim)
        case t.Not(operand):
            return is_plain(g, operand)
        case t.Presence(operand, _):
            return presence_of_cell(g.schema, operand) is not None
        case _:
            return False


def presence(g: Generator, code: t.Presence, body: Body) -> str:
    inside = g.expression(code.operand, body)
    test = presence_of_cell(g.schema, code.operand)
    if test is not None:
        return f"({inside}.__class__ {_NEGATED[test] if code.negated else test})"
    found = f"has_value({inside})"
    return f"opposed({found})" if code.negated else found


def kind_test(g: Generator, code: t.KindTest, body: Body) -> str:
    operand = t.bare(code.operand)
    direct = record_of(g.schema, operand.owner) if isinstance(operand, t.FieldOf) else None
    kinds = tuple(sorted(kind.value for kind in code.kinds))
    if isinstance(operand, t.FieldOf) and direct and operand.schema in g.schema.keeping:
        key = f"{operand.name}{'≠' if code.negated else '='}{'|'.join(kinds)}"
        miss = g.name("kindkeeper", operand.schema, operand.name, key, kinds, code.negated)
        return g.of_record(body, direct[0], f"{direct[1]}.{key}", key, miss)
    inside = g.expression(code.operand, body)
    return f"{g.name('kinds', kinds, code.negated)}({inside})"


def compare(g: Generator, code: t.Compare, body: Body) -> str:
    left, right = t.bare(code.left), t.bare(code.right)
    for one, other in ((code.left, right), (code.right, left)):
        text = other.value if isinstance(other, t.Const) else None
        if isinstance(text, str) and code.operator in "=≠":
            test = g.name("words", (text,), code.operator == "≠")
            return f"{test}[{g.expression(one, body)}]"
    if code.operator in "<≤>≥" and code.tolerance is None:
        factors = [_factors(g, one, body) for one in (left, right)]
        if max(map(len, factors)) > 1:
            test = g.name("products", code.operator)
            sides = (f"({', '.join(g.expression(one, body) for one in side)},)" for side in factors)
            return f"{test}({', '.join(sides)})"
    test = g.name("compare", code.operator, code.tolerance)
    return f"{test}({g.expression(code.left, body)}, {g.expression(code.right, body)})"


def _factors(g: Generator, code: t.Code, body: Body) -> tuple[t.Code, ...]:
    """What is multiplied for this comparison alone, in order; a product that is kept is one."""
    code = t.bare(code)
    if not isinstance(code, t.Calculate) or code.operator != "×":
        return (code,)
    if deepest_slot(code) < body.depth or g.is_kept(code):
        return (code,)
    return (*_factors(g, code.left, body), code.right)


def belongs(g: Generator, code: t.Belongs, body: Body) -> str:
    words = g.words(code.items)
    if words is not None:
        return f"{g.name('words', words, code.negated)}[{g.expression(code.item, body)}]"
    inside = f"{g.expression(code.item, body)}, {g.expression(code.items, body)}"
    found = f"is_member(f, {inside})"
    return f"opposed({found})" if code.negated else found


def text_test(g: Generator, code: t.TextTest, body: Body) -> str:
    whole = g.expression(code.whole, body)
    words = g.words(code.part)
    if words is not None:
        return f"{g.name('pieces', code.test, words, code.negated)}[{whole}]"
    found = f"has_piece(f, {code.test!r}, {whole}, {g.expression(code.part, body)})"
    return f"opposed({found})" if code.negated else found


def match(g: Generator, code: t.Match, body: Body) -> str:
    test = g.name("patterns", code.patterns, code.negated)
    return f"{test}(f, {g.expression(code.whole, body)})"


def calculate(g: Generator, code: t.Calculate, body: Body) -> str:
    left, right = g.expression(code.left, body), g.expression(code.right, body)
    result = f"calculated({code.operator!r}, {left}, {right})"
    if deepest_slot(code) >= body.depth:
        return result
    # The same for all items of the loop.
    return body.kept(f"={g.key(code)}", result)


def negate(g: Generator, code: t.Negate, body: Body) -> str:
    return f"negative({g.expression(code.operand, body)})"


def call(g: Generator, code: t.Call, body: Body) -> str:
    values = [g.expression(one, body) for one in code.arguments]
    if is_remembered(g.schema, code):
        rest = [getattr(t.bare(one), "value", None) for one in code.arguments[1:]]
        return f"{g.name('remembering', code.function, tuple(rest))}(f, {values[0]})"
    if code.function == "择":
        name = g.fresh("v")
        return (
            f"({values[1]} if ({name} := {values[0]}) is True else {values[2]}"
            f" if {name} is False else no_choice({name}))"
        )
    called = g.name("caller", code.function, code.spread)
    return f"{called}({', '.join(['f', *values])})"
