"""How far a rule sees: whether what it comes to on a row, a goal or a cell hangs on what is written
there alone, so that it comes to the same wherever the same is written again.

Told from the typed tree, and from the definitions and predicates it names. What is not plainly so
is taken for more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import fields
from checker.form import (
    CELL,
    FORM,
    GOAL,
    INDICATOR,
    MENTION,
    OWN,
    SCHEMAS,
    TABLE,
    conditions_in,
    typed_condition_of,
)
from checker.language import is_list
from checker.language import tree as t
from checker.model import TABLE_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checker.form import Surroundings
    from checker.rule.typed import TypedRule

_KINDS = frozenset({INDICATOR, GOAL, CELL})
"""The lists of a table whose items may be looked at each by itself; they are called as their items
are."""


def seen_alone(typed: TypedRule, around: Surroundings) -> str:
    """The kind of the records of which a rule looks at each by itself: 绩效指标, 绩效目标 or
    单元格; empty where it looks at more."""
    items, conditions = _taken_apart(typed.select)
    if not isinstance(items, t.FieldOf) or items.schema != TABLE or items.name not in _KINDS:
        return ""
    codes = [*conditions, *(one for one in (typed.when, typed.claim) if one is not None)]
    alone = isinstance(without_owners(items.owner), t.ItemAt) and _Sight(
        around, typed.bodies
    ).is_short(codes)
    return items.name if alone else ""


def is_short(codes: Iterable[object], typed: TypedRule, around: Surroundings) -> bool:
    """Whether trees of a rule read nothing but what its record says by itself."""
    return _Sight(around, typed.bodies).is_short(codes)


def told_alone(typed: TypedRule, spoken: Iterable[t.Code], around: Surroundings) -> bool:
    """Whether what a rule that looks at records by themselves says of one (`spoken`) hangs on what
    is written there alone: it points to no other place, and shows no cell that its table might
    have in its stead."""
    templates = (typed.message, typed.expected, typed.actual, typed.replacement)
    shown = [piece for one in templates for piece in one or () if not isinstance(piece, str)]
    labels = {piece.origin[1] for piece in shown if piece.origin}
    own = not typed.related and labels.isdisjoint(TABLE_FIELDS)
    return own and is_short(spoken, typed, around)


def _taken_apart(code: t.Code) -> tuple[t.Code, list[t.Code]]:
    """The list that filters choose from, and what they ask of an item."""
    code, conditions = t.bare(code), list[t.Code]()
    while isinstance(code, t.Filter) and not code.lead and code.lookup is None and not code.blanks:
        conditions.append(code.condition)
        code = t.bare(code.source)
    return code, conditions


class _Sight:
    """Follows what trees read; each definition and predicate is followed once."""

    def __init__(self, around: Surroundings, bodies: Mapping[str, t.Code]) -> None:
        self._around = around
        self._bodies = bodies
        # What packs say of records is the same for all rules.
        self._known: dict[tuple[str, str], bool] = around.memo.setdefault("sight", {})

    def is_short(self, codes: Iterable[object]) -> bool:
        """Whether trees read nothing but what their record says by itself."""
        return all(map(self._is_short, codes))

    def _is_short(self, code: object) -> bool:
        if is_list(code):
            return self.is_short(code)
        match code:
            case t.FieldOf(owner, kind, name):
                return self._is_own(kind, name) and self._is_short(without_owners(owner))
            case t.Owner():
                # A whole table or set, looked at for nobody knows what.
                return False
            case t.Call(function, arguments, _):
                return not takes_records(function) and self.is_short(arguments)
            case t.Defined(key):
                return self._is_short(self._bodies[key])
            case t.Code():
                return self.is_short(getattr(code, one.name) for one in fields(code))
            case _:
                return True

    def _is_own(self, kind: str, name: str) -> bool:
        """Whether a field of a record is what the record says by itself."""
        if kind not in SCHEMAS:
            return True  # an entry of a directory, a group
        if name in SCHEMAS[kind]:
            return name in OWN.get(kind, ())
        if (kind, name) not in self._known:
            self._known[kind, name] = self.is_short(said(self._around, kind, name))
        return self._known[kind, name]


def said(around: Surroundings, kind: str, name: str) -> Iterator[t.Code]:
    """What a definition says, or a predicate in every form that has it."""
    if (kind, name) in around.definitions:
        yield typed_condition_of(around, kind, name)
        return
    for profile in around.profiles:
        if name in conditions_in(profile):
            yield typed_condition_of(around, profile.id, name)


def without_owners(code: t.Code) -> t.Code:
    """A record, whatever of it was asked for: itself, its table, its set."""
    code = t.bare(code)
    while isinstance(code, t.Owner):
        code = t.bare(code.item)
    return code


def takes_records(function: str) -> bool:
    """Whether a function is given records, of which it may read anything."""
    kinds = (kind for _, kind in FORM.functions[function].parameters)
    return any(kind.base == "记录" and kind.schema != MENTION for kind in kinds)
