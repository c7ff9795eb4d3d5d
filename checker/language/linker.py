"""Makes the functions of generated source: what its names stand for, and the module they live in.

Tests of a text against words and patterns, and functions of a text alone, are remembered by the
text, since names and values of goal tables repeat; what is remembered hangs on nothing else.
"""

from __future__ import annotations

from functools import partial, reduce
from operator import eq, ge, gt, le, lt, ne
from typing import TYPE_CHECKING, Any

from checker.language.amounts import MONEY, Amount
from checker.language.calculation import plain_product
from checker.language.frame import Doubtful, sure
from checker.language.functions.function import call
from checker.language.functions.lists import choose
from checker.language.gaps import (
    ABSENT,
    Absent,
    Blank,
    Gap,
    Uncertain,
    Unknown,
    all_of,
    any_of,
    as_verdict,
    denied,
    opposed,
)
from checker.language.index import candidates, signature
from checker.language.operations import (
    calculated,
    compared,
    grouped,
    has_piece,
    has_value,
    is_member,
    is_of_kind,
    negative,
    take_field,
)
from checker.language.remembered import Remembered, patterns_test, pieces_test, words_test
from checker.language.tree import Const, Lookup
from checker.values import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from decimal import Decimal

    from checker.language.frame import Frame
    from checker.language.gaps import TruthValue
    from checker.language.generation import Generated
    from checker.language.generator import Spec
    from checker.language.schema import Schema


def link(schema: Schema, generated: Generated, path: str) -> tuple[Callable[..., Any], ...]:
    """The functions of generated source, in the order they were asked for.

    `path` is what a traceback names. Raises SyntaxError, RecursionError or MemoryError where
    Python cannot take the source.
    """
    code = compile(generated.source, path, "exec")
    return linked(schema, code, generated.names, generated.entries)


def linked(
    schema: Schema, code: Any, needed: Mapping[str, Spec], entries: Iterable[str]
) -> tuple[Callable[..., Any], ...]:
    """The functions of compiled source: what `generation` says of it, the source apart."""
    names = {**_BUILT_IN, "set_of": schema.set_of, "table_of": schema.table_of}
    names["candidates"] = partial(candidates, schema.set_of)
    for name, (maker, *arguments) in needed.items():
        made = _READERS.get(maker)
        names[name] = made(schema, *arguments) if made else _MAKERS[maker](*arguments)
    exec(code, names)  # source that `generation` has written from a typed tree
    return tuple(names[entry] for entry in entries)


def _caller(schema: Schema, name: str, spread: bool) -> Callable[..., object]:  # noqa: FBT001  # from data
    """A function on values; what is plainly no gap and no list is given to it at once."""
    function = schema.functions[name]
    run = function.run
    if spread or function.lenient or function.effort or function.contextual:

        def slowly(f: Frame, *values: Any) -> object:
            return call(function, f, list(values), spread=spread)

        return slowly

    def quickly(f: Frame, *values: Any) -> object:
        for value in values:
            kind = value.__class__
            if kind not in _LOOKED_AT or (kind is str and len(value) < 100):
                continue
            return call(function, f, list(values), spread=False)
        f.steps.spend(1)
        return run(*values)

    return quickly


# What stands in a list in place of a plain item.
_ODD = frozenset({Doubtful, Gap, Blank, Unknown, Uncertain, Absent})
_LOOKED_AT = _ODD | {str, tuple}


class _Count:
    """Steps that are only counted."""

    def __init__(self) -> None:
        self.spent = 0

    def spend(self, count: int) -> None:
        self.spent += count


class _Counting:
    """A frame for functions that hang on a text alone: it counts their steps."""

    def __init__(self) -> None:
        self.steps = _Count()


def _remembering(
    schema: Schema, name: str, rest: tuple[str, ...]
) -> Callable[[Frame, object], object]:
    """A function of a text and of what is written in the rule."""
    function, known = schema.functions[name], Remembered()

    def run(f: Frame, text: object) -> object:
        found = known.get(text)
        if found is None:
            counting: Any = _Counting()
            result = call(function, counting, [text, *rest], spread=False)
            found = known.keep(text, (result, counting.steps.spent))
        f.steps.spend(found[1])
        return found[0]

    return run


def _compare(operator: str, tolerance: Amount | str | None) -> Callable[[Any, Any], TruthValue]:
    """A comparison; what is plainly two texts, or two exact amounts of one unit, is compared at
    once."""
    plainly = _PLAINLY[operator]
    of_equality = operator in "=≠"

    def run(a: Any, b: Any) -> TruthValue:
        kind = a.__class__
        if kind is b.__class__ and tolerance is None:
            if kind is str:
                return plainly(a.strip(), b.strip())
            if kind is Amount and a.unit is b.unit:
                exact = a.unit is None or a.unit.dimension != MONEY
                if exact and not (of_equality and (a.approximate or b.approximate)):
                    return plainly(a.value, b.value)
        return compared(operator, a, b, tolerance)

    return run


def _compare_products(operator: str) -> Callable[[tuple[Any, ...], tuple[Any, ...]], TruthValue]:
    """A comparison of products; of plain numbers the digits alone are multiplied."""
    plainly = _PLAINLY[operator]

    def run(left: tuple[Any, ...], right: tuple[Any, ...]) -> TruthValue:
        one, other = plain_product(left), plain_product(right)
        if one is not None and other is not None:
            return plainly(one, other)
        a, b = (reduce(partial(calculated, "×"), side) for side in (left, right))
        return compared(operator, a, b, None)

    return run


_PLAINLY: dict[str, Callable[[Any, Any], bool]] = {
    "=": eq,
    "≠": ne,
    "<": lt,
    "≤": le,
    ">": gt,
    "≥": ge,
}


def _kept(key: str, read: Callable[[Any], object]) -> Callable[[Any], object]:
    """Reads something of a record and keeps it with the record."""

    def run(record: Any) -> object:
        value = record.memo[key] = read(record)
        return value

    return run


def _keeper(schema: Schema, kind: str, name: str) -> Callable[[Any], object]:
    return _kept(name, schema.getter(kind, name))


def _part(schema: Schema, of: str, name: str) -> Callable[[Any], object]:
    get = schema.parts[of][name].get
    return lambda value: value if isinstance(value, Gap) else get(value)


def _part_keeper(
    schema: Schema, kind: str, name: str, of: str, part: str
) -> Callable[[Any], object]:
    spec = schema.fields[kind].get(name)
    if spec is not None and spec.written is not None and schema.parts[of][part].written:
        return _kept(f"{name}.{part}", spec.written)
    read, take = schema.getter(kind, name), _part(schema, of, part)
    return _kept(f"{name}.{part}", lambda record: take(read(record)))


def _kinds(kinds: tuple[str, ...], negated: bool) -> Callable[[object], TruthValue]:  # noqa: FBT001
    wanted = frozenset(map(Kind, kinds))
    return lambda value: is_of_kind(value, wanted, negated=negated)


def _kind_keeper(
    schema: Schema,
    kind: str,
    name: str,
    key: str,
    kinds: tuple[str, ...],
    negated: bool,  # noqa: FBT001
) -> Callable[[Any], object]:
    read, test = schema.getter(kind, name), _kinds(kinds, negated)
    return _kept(key, lambda record: test(read(record)))


def _past_gaps(read: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda record: record if isinstance(record, Gap) else read(record)


def _constant(value: object) -> object:
    return value


def _getter(schema: Schema, kind: str, name: str) -> Callable[[Any], object]:
    return schema.getter(kind, name)


def _field(schema: Schema, kind: str, name: str) -> Callable[[Any], object]:
    return _past_gaps(schema.getter(kind, name))


def _sign(schema: Schema, *names: str) -> Callable[..., object]:
    """What tells records apart by one of the tests of these names, or by several at once."""
    tests: list[Any] = [schema.functions[name].apart for name in names]
    if len(tests) == 1:
        return tests[0]  # type: ignore[no-any-return]

    def signs(*records: object) -> tuple[object, ...] | None:
        found = tuple(test(record) for test, record in zip(tests, records, strict=True))
        return None if None in found else found

    return signs


def _owner(schema: Schema, kind: str, name: str) -> Callable[[Any], object]:
    return _past_gaps(schema.owners[kind][name].get)


def _no_choice(condition: object) -> object:
    """What 择 comes to where its condition is neither true nor false."""
    return choose(condition, None, None)


LOOKUP = "lookup"
"""The maker of look-ups; the last of its arguments says of which family one is."""


def _lookup(relation: Any, least: Decimal, *_: str) -> Lookup:
    return Lookup(relation, Const(None), Const(None), least)


def _single(record: object) -> object:
    return record if isinstance(record, Gap) else (record,)


def _no_items(items: Gap) -> TruthValue:
    """What a quantifier comes to where there is no list."""
    return ABSENT if isinstance(items, Absent) else Unknown(items.reason)


def _unknown_of(item: Gap) -> Unknown | None:
    """What an unknown item of a list leaves unknown; an absent one nothing."""
    verdict = as_verdict(item)
    return verdict if isinstance(verdict, Unknown) else None


_BUILT_IN: dict[str, Any] = {
    "Blank": Blank,
    "Doubtful": Doubtful,
    "ODD": _ODD,
    "UNKNOWNS": frozenset({Unknown, Uncertain}),
    "Unknown": Unknown,
    "all_of": all_of,
    "any_of": any_of,
    "calculated": calculated,
    "denied": denied,
    "grouped": grouped,
    "has_piece": has_piece,
    "has_value": has_value,
    "is_member": is_member,
    "negative": negative,
    "no_choice": _no_choice,
    "no_items": _no_items,
    "opposed": opposed,
    "signature": signature,
    "single": _single,
    "sure": sure,
    "take_field": take_field,
    "unknown_of": _unknown_of,
}

_MAKERS: dict[str, Callable[..., Any]] = {
    "compare": _compare,
    "const": _constant,
    "kinds": _kinds,
    LOOKUP: _lookup,
    "patterns": patterns_test,
    "pieces": pieces_test,
    "products": _compare_products,
    "words": words_test,
}

# Makers that ask the schema.
_READERS: dict[str, Callable[..., Any]] = {
    "caller": _caller,
    "field": _field,
    "getter": _getter,
    "keeper": _keeper,
    "kindkeeper": _kind_keeper,
    "owner": _owner,
    "part": _part,
    "partkeeper": _part_keeper,
    "remembering": _remembering,
    "sign": _sign,
}
