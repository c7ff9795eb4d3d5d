"""Runs a typed tree as it stands and tells a listener what every noted expression came to.

The plain meaning of the language: what `generation` makes of a tree is held equal to this. A run
with a listener sees lists whole where another would stop at the first certain item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.language import tree as t
from checker.language.frame import Doubtful, Frame, certain, is_list, sure
from checker.language.functions.function import call
from checker.language.gaps import ABSENT, Absent, Blank, Gap, Tally, Unknown, as_verdict, denied
from checker.language.gaps import opposed as _opposed
from checker.language.index import candidates
from checker.language.operations import (
    calculated,
    compared,
    gap_of,
    grouped,
    has_piece,
    has_value,
    is_member,
    is_of_kind,
    matches,
    negative,
    take_field,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from checker.language.gaps import TruthValue
    from checker.language.schema import Schema

Listener = "Callable[[int, object, Frame], None]"


class Interpreter:
    """Runs the trees of one rule, whose definitions are `bodies`.

    `listener` hears of the expressions outside definitions, with `inside` of all; `entering` hears
    that an expression is begun. What no listener hears of is run by `quickly` where that is given.
    """

    def __init__(
        self,
        schema: Schema,
        bodies: Mapping[str, t.Code],
        listener: Callable[[int, object, Frame], None] | None = None,
        entering: Callable[[int], None] | None = None,
        *,
        inside: bool = False,
        quickly: Callable[[t.Code, Frame], object] | None = None,
    ) -> None:
        self.schema = schema
        self._bodies = bodies
        self._listener = listener
        self._entering = entering
        self._inside = inside
        self._quickly = quickly
        self._quiet = 0

    def run(self, code: t.Code, f: Frame) -> Any:
        """What a tree comes to in a frame."""
        return _RUN[type(code)](self, code, f)

    def run_quietly(self, code: t.Code, f: Frame) -> Any:
        """What a tree comes to, without telling the listener."""
        self._quiet += 1
        try:
            return self.run(code, f)
        finally:
            self._quiet -= 1

    @property
    def listening(self) -> bool:
        return self._listener is not None

    def noted(self, code: t.Noted, f: Frame) -> object:
        if self._listener is None or self._quiet:
            return self.run(code.body, f)
        if self._entering:
            self._entering(code.number)
        value: object = None
        try:
            value = self.run(code.body, f)
        finally:
            if self._entering:
                self._entering(~code.number)
        self._listener(code.number, value, f)
        return value

    def defined(self, code: t.Defined, f: Frame) -> object:
        key = code.key.removesuffix("…") if self.listening else code.key

        def work_out(fresh: Frame) -> object:
            if self._quickly and not self._inside:
                return self._quickly(self._bodies[key], fresh)
            self._quiet += not self._inside
            try:
                return self.run(self._bodies[key], fresh)
            finally:
                self._quiet -= not self._inside

        return f.define(key, work_out)

    def shared(self, code: t.Shared, f: Frame) -> object:
        if f.items[0] is None:
            return self.run(code.body, f)
        memo, key = self.schema.set_of(f.record).memo, (code, self if self.listening else None)
        if key not in memo:
            memo[key] = self.run(code.body, f)
        return memo[key]

    def candidates(self, code: t.Filter | t.Quantified, f: Frame) -> object:
        """The items of a loop that are worth trying."""
        lookup = code.lookup
        if lookup is None:
            return self.run(code.source, f)
        wanted = self.run(lookup.outer, f)

        def inner(item: object) -> object:
            f.items[code.depth] = item
            return self.run(lookup.inner, f)

        set_of = self.schema.set_of
        source = self.run(code.source, f)
        return candidates(set_of, f, lookup, wanted, source, inner, lookup)[0]

    def test(self, code: t.Filter | t.Quantified, f: Frame) -> TruthValue:
        """The condition on the item in its slot."""
        verdict: TruthValue = self.run(code.condition, f)
        if not code.blanks or not isinstance(verdict, Unknown):
            return verdict
        table_of = self.schema.table_of
        if code.own_in_doubt and table_of(f.items[code.depth]) is table_of(f.record):
            return verdict
        return False if any(isinstance(self.run(one, f), Blank) for one in code.blanks) else verdict


def _field(i: Interpreter, code: t.FieldOf, f: Frame) -> object:
    record = i.run(code.owner, f)
    return record if isinstance(record, Gap) else i.schema.getter(code.schema, code.name)(record)


def _owner(i: Interpreter, code: t.Owner, f: Frame) -> object:
    record = i.run(code.item, f)
    return (
        record if isinstance(record, Gap) else i.schema.owners[code.schema][code.name].get(record)
    )


def _part(i: Interpreter, code: t.PartOf, f: Frame) -> object:
    value = i.run(code.owner, f)
    return value if isinstance(value, Gap) else i.schema.parts[code.of][code.name].get(value)


def _single(i: Interpreter, code: t.Single, f: Frame) -> object:
    record = i.run(code.item, f)
    return record if isinstance(record, Gap) else (record,)


def _mapped(i: Interpreter, code: t.Mapped, f: Frame) -> object:
    items = i.run(code.source, f)
    if not is_list(items):
        return items
    f.steps.spend(len(items))
    found: list[object] = []
    for item in items:
        f.items[code.depth] = one = certain(item)
        value = one if isinstance(one, Gap) else i.run(code.item, f)
        take_field(found, f, item, value, flat=code.flat)
    return tuple(found)


def _grouped(i: Interpreter, code: t.Grouped, f: Frame) -> object:
    items = i.run(code.source, f)
    if not is_list(items):
        return items
    f.steps.spend(len(items))
    keys: list[object] = []
    for item in items:
        f.items[code.depth] = one = certain(item)
        keys.append(one if isinstance(one, Gap) else i.run(code.item, f))
    return grouped(f, items, keys)


def _filter(i: Interpreter, code: t.Filter, f: Frame) -> object:
    items = i.candidates(code, f)
    if not is_list(items):
        return items
    f.steps.spend(len(items))
    found: list[object] = []
    for item in items:
        if isinstance(item, Gap):
            found.append(item)
            continue
        f.items[code.depth] = certain(item)
        verdict = i.test(code, f)
        if verdict is True:
            found.append(item)
            if code.lead and not i.listening and not isinstance(item, Doubtful):
                break
        elif isinstance(verdict, Unknown):
            found.append(Doubtful(certain(item), verdict))
    return tuple(found)


def _quantified(i: Interpreter, code: t.Quantified, f: Frame) -> object:
    items = i.candidates(code, f)
    if not is_list(items):
        gap = gap_of(items)
        return ABSENT if isinstance(gap, Absent) else Unknown(gap.reason)
    tally = Tally(decisive=code.decisive)
    f.steps.spend(len(items))
    for item in items:
        f.items[code.depth] = one = certain(item)
        verdict: Any = as_verdict(one) if isinstance(one, Gap) else i.test(code, f)
        if isinstance(verdict, Absent):
            continue
        if isinstance(item, Doubtful) and verdict is code.decisive:
            verdict = Unknown(item.reason.reason)
        if tally.add(verdict):
            return code.decisive
    return tally.outcome()


def _logic(i: Interpreter, code: t.Logic, f: Frame) -> TruthValue:
    tally = Tally(decisive=code.decisive)
    for part in code.parts:
        if tally.add(i.run(part, f)):
            return code.decisive
    return tally.outcome()


def _implies(i: Interpreter, code: t.Implies, f: Frame) -> TruthValue:
    tally = Tally(decisive=True)
    if tally.add(denied(i.run(code.premise, f))) or tally.add(i.run(code.claim, f)):
        return True
    return tally.outcome()


def _opposite(verdict: TruthValue, *, negated: bool) -> TruthValue:
    return _opposed(verdict) if negated else verdict


def _call(i: Interpreter, code: t.Call, f: Frame) -> object:
    values = [i.run(one, f) for one in code.arguments]
    return call(i.schema.functions[code.function], f, values, spread=code.spread)


_RUN: dict[type[t.Code], Callable[[Interpreter, Any, Frame], Any]] = {
    t.Const: lambda _, code, __: code.value,
    t.ItemAt: lambda _, code, f: f.items[code.depth],
    t.FieldOf: _field,
    t.Owner: _owner,
    t.PartOf: _part,
    t.Defined: Interpreter.defined,
    t.Items: lambda i, code, f: tuple(i.run(item, f) for item in code.items),
    t.Single: _single,
    t.Mapped: _mapped,
    t.Filter: _filter,
    t.Grouped: _grouped,
    t.Quantified: _quantified,
    t.Shared: Interpreter.shared,
    t.Sure: lambda i, code, f: sure(i.run(code.body, f)),
    t.Compare: lambda i, code, f: compared(
        code.operator, i.run(code.left, f), i.run(code.right, f), code.tolerance
    ),
    t.Calculate: lambda i, code, f: calculated(
        code.operator, i.run(code.left, f), i.run(code.right, f)
    ),
    t.Negate: lambda i, code, f: negative(i.run(code.operand, f)),
    t.Belongs: lambda i, code, f: _opposite(
        is_member(f, i.run(code.item, f), i.run(code.items, f)), negated=code.negated
    ),
    t.TextTest: lambda i, code, f: _opposite(
        has_piece(f, code.test, i.run(code.whole, f), i.run(code.part, f)), negated=code.negated
    ),
    t.Match: lambda i, code, f: _opposite(
        matches(f, i.run(code.whole, f), code.patterns), negated=code.negated
    ),
    t.Not: lambda i, code, f: denied(i.run(code.operand, f)),
    t.Logic: _logic,
    t.Implies: _implies,
    t.Presence: lambda i, code, f: _opposite(
        has_value(i.run(code.operand, f)), negated=code.negated
    ),
    t.KindTest: lambda i, code, f: is_of_kind(
        i.run(code.operand, f), code.kinds, negated=code.negated
    ),
    t.Call: _call,
    t.Noted: Interpreter.noted,
}
