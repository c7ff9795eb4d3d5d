"""Which columns of its table a rule looks at, so that it comes to the same on every table that says
the same there.

Told from the typed tree, and from the definitions and predicates it names. What is not plainly so
is taken for more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import fields
from checker.form import SCHEMAS, TABLE, columns_asked, columns_of
from checker.language import is_list
from checker.language import tree as t
from checker.rule.sight import said, takes_records, without_owners

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from checker.form import RecordLabel, Surroundings
    from checker.rule.typed import TypedRule

    _ColumnsIn = Callable[[str, str], frozenset[RecordLabel] | None]


def columns_seen(typed: TypedRule, around: Surroundings) -> tuple[RecordLabel, ...] | None:
    """All columns that decide what a rule about one table comes to; None where it may look at
    more."""
    if typed.root != TABLE:
        return None
    columns = _Columns(around, typed.bodies)
    try:
        columns.add(() if _is_table(typed.select) else typed.select)
        columns.add((typed.when, typed.claim))
    except _More:
        return None
    return tuple(sorted(columns.found))


class _More(Exception):
    """A tree looks at more than columns."""


class _Columns:
    """Gathers what trees read; each definition and predicate is followed once."""

    def __init__(self, around: Surroundings, bodies: Mapping[str, t.Code]) -> None:
        self.found: set[RecordLabel] = set()
        self._around = around
        self._bodies = bodies
        self._followed: set[object] = set()

    def add(self, code: object) -> None:
        """Adds what a tree reads. Raises _More."""
        match code:
            case t.Presence(operand, _) if isinstance(asked := t.bare(operand), t.FieldOf):
                self._add_field(asked, columns_asked)
            case t.FieldOf():
                self._add_field(code, columns_of)
            case t.Single(item) if _is_table(item):
                pass  # the table as a list of one: what is asked of it are fields
            case t.Owner():
                raise _More
            case t.Call(function, _, _) if takes_records(function):
                raise _More
            case t.Defined(key):
                self._follow(key, lambda: (self._bodies[key],))
            case _:
                self._add_parts(code)

    def _add_parts(self, code: object) -> None:
        if isinstance(code, t.Code):
            code = tuple(getattr(code, one.name) for one in fields(code))
        for one in code if is_list(code) else ():
            self.add(one)

    def _follow(self, what: object, read: Callable[[], Iterable[t.Code]]) -> None:
        if what not in self._followed:
            self._followed.add(what)
            for code in read():
                self.add(code)

    def _add_field(self, field: t.FieldOf, columns_in: _ColumnsIn) -> None:
        kind, name = field.schema, field.name
        self.add(without_owners(field.owner))
        if kind not in SCHEMAS:
            return  # an entry of a directory, a group
        if name not in SCHEMAS[kind]:
            self._follow((kind, name), lambda: said(self._around, kind, name))
            return
        columns = columns_in(kind, name)
        if columns is None:
            raise _More
        self.found |= columns


def _is_table(code: t.Code) -> bool:
    code = t.bare(code)
    return isinstance(code, t.Owner) and code.name == TABLE
