"""Which columns of its table a rule looks at, so that it comes to the same on every table that says
the same there.

Told from the typed tree, and from the definitions and predicates it names. What is not plainly so
is taken for more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import fields
from checker.form import (
    CELL,
    CELL_LABELS,
    FORM,
    MATCHES,
    RELATIVES,
    SCHEMAS,
    TABLE,
    columns_asked,
    columns_of,
    columns_of_cells,
    is_text_of_head,
    tested_column,
)
from checker.language import is_list
from checker.language import tree as t
from checker.rule.sight import is_short, said, takes_records, without_owners

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
    columns.labels[0] = _labels_chosen(typed.select)
    try:
        columns.add(() if _is_table(typed.select) else typed.select)
        columns.add((typed.when, typed.claim))
    except _More:
        return None
    plain = {one for one in columns.found if len(one) == _PLAIN}
    return tuple(sorted(one for one in columns.found if one in plain or one[:2] not in plain))


_PLAIN = 2
"""Parts of the name of a column that stands for all of its text."""


def columns_advised(
    typed: TypedRule, around: Surroundings, alone: str
) -> tuple[RecordLabel, ...] | None:
    """All columns that what a rule advises hangs on besides its verdict, none where that hangs on
    the record by itself; None where it may be more."""
    templates = (typed.expected, typed.replacement)
    codes = [one.code for each in templates for one in each or () if not isinstance(one, str)]
    codes += [code for _, code in typed.severities if code is not None]
    if alone and is_short(codes, typed, around):
        return ()
    return _columns_in(codes, typed, around)


def columns_told(
    typed: TypedRule, spoken: Iterable[t.Code], around: Surroundings
) -> tuple[RecordLabel, ...] | None:
    """All columns that what a rule says (`spoken`) hangs on besides its verdict and the row it
    stands in; None where it may be more, and where it points to places but of its relatives."""
    templates = (typed.message, typed.expected, typed.actual, typed.replacement)
    shown = [
        piece.origin for each in templates for piece in each or () if not isinstance(piece, str)
    ]
    origins = [one for one in shown if one is not None]
    records = [without_owners(record) for record, _ in origins]
    codes = [*(one for one in spoken if not _is_table(one)), *records]
    elsewhere = [one for one in typed.related if not _is_of_relatives(one.select, typed.bodies)]
    found = None if elsewhere else _columns_in(codes, typed, around)
    if found is None:
        return None
    labels = {label for _, label in origins}
    own = columns_of_cells("文本", labels)
    return tuple(sorted({*found, *own})) if labels <= {*CELL_LABELS} else None


def _columns_in(
    codes: Iterable[t.Code], typed: TypedRule, around: Surroundings
) -> tuple[RecordLabel, ...] | None:
    columns = _Columns(around, typed.bodies)
    columns.labels[0] = _labels_chosen(typed.select)
    try:
        columns.add(tuple(codes))
    except _More:
        return None
    return tuple(sorted(columns.found))


class _More(Exception):
    """A tree looks at more than columns."""


class _Columns:
    """Gathers what trees read; each definition and predicate is followed once."""

    def __init__(self, around: Surroundings, bodies: Mapping[str, t.Code]) -> None:
        self.found: set[RecordLabel] = set()
        self.labels: dict[int, tuple[str, ...] | None] = {}
        """The labels of the cells that a loop goes through, or the rule is asked of, by its slot;
        None where they may be any."""
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
            case t.Filter() | t.Quantified() | t.Mapped() | t.Grouped():
                self._add_loop(code)
            case t.Match(whole, patterns, _) if self._is_head(whole):
                self._add_test(whole, MATCHES, patterns)
            case t.TextTest(test, whole, part, _) if self._is_head(whole) and _words(part):
                self._add_test(whole, test, _words(part))
            case t.Owner():
                raise _More
            case t.Call(function, _, _) if takes_records(function):
                raise _More
            case t.Defined(key):
                self._follow(key, lambda: (self._bodies[key],))
            case _:
                self._add_parts(code)

    def _add_loop(self, code: t.Filter | t.Quantified | t.Mapped | t.Grouped) -> None:
        """What is asked of the relatives of a table is asked of none where it has none; and
        otherwise hangs on these, which no other table has."""
        if _is_of_relatives(code.source, self._bodies):
            self.add(code.source)
            return
        around, self.labels = self.labels, {**self.labels, code.depth: _labels_chosen(code)}
        self._add_parts(code)
        self.labels = around

    def _is_head(self, code: t.Code) -> bool:
        code = t.bare(code)
        return isinstance(code, t.FieldOf) and is_text_of_head(code.schema, code.name)

    def _add_test(self, whole: t.Code, test: str, words: tuple[str, ...]) -> None:
        """Of a text of the head that is only tested, what the tests come to."""
        field = t.bare(whole)
        assert isinstance(field, t.FieldOf), field
        self.add(without_owners(field.owner))
        self.found.add(tested_column(field.name, test, words))

    def _add_parts(self, code: object) -> None:
        if isinstance(code, t.Code):
            code = tuple(getattr(code, one.name) for one in fields(code))
        for one in code if is_list(code) else ():
            self.add(one)

    def _follow(self, what: object, read: Callable[[], Iterable[t.Code]]) -> None:
        if what not in self._followed:
            self._followed.add(what)
            # A definition of the rule is about its record, one of a pack about any.
            own = {0: self.labels.get(0)} if isinstance(what, str) else {}
            around, self.labels = self.labels, own
            for code in read():
                self.add(code)
            self.labels = around

    def _add_field(self, field: t.FieldOf, columns_in: _ColumnsIn) -> None:
        kind, name = field.schema, field.name
        self.add(without_owners(field.owner))
        if kind not in SCHEMAS:
            return  # an entry of a directory, a group
        if name not in SCHEMAS[kind]:
            self._follow((kind, name), lambda: said(self._around, kind, name))
            return
        if (kind, name) in RELATIVES:
            self.found.add((kind, name))
            return
        columns = columns_in(kind, name)
        if columns is None:
            raise _More
        owner = t.bare(field.owner)
        labels = self.labels.get(owner.depth) if isinstance(owner, t.ItemAt) else None
        if kind == CELL and labels is not None:
            columns = columns_of_cells(name, labels, asked=columns_in is columns_asked)
        self.found |= columns


def _is_table(code: t.Code) -> bool:
    code = t.bare(code)
    return isinstance(code, t.Owner) and code.name == TABLE


def _is_of_relatives(code: t.Code, bodies: Mapping[str, t.Code]) -> bool:
    """Whether a list is chosen from the relatives of a table, or from what these have."""
    while True:
        match code:
            case t.FieldOf(_, kind, name) if (kind, name) in RELATIVES:
                return True
            case t.FieldOf(owner, _, _) | t.Owner(owner, _, _):
                code = owner
            case t.Noted() | t.Shared() | t.Sure():
                code = code.body
            case t.Filter() | t.Mapped():
                code = code.source
            case t.Defined(key):
                code = bodies[key]
            case t.Call(function, arguments, _) if FORM.functions[function].leading:
                code = arguments[0]
            case _:
                return False


def _labels_chosen(code: t.Code) -> tuple[str, ...] | None:
    """The labels of the cells that a list is of, or a condition goes through; None where they may
    be any, or it is of no cells."""
    while isinstance(code, (t.Noted, t.Shared, t.Sure)):
        code = code.body
    if isinstance(code, (t.Mapped, t.Grouped, t.Quantified)):
        return _labels_chosen(code.source)
    if not isinstance(code, t.Filter):
        return None
    condition = t.bare(code.condition)
    parts: tuple[t.Code, ...] = (condition,)
    if isinstance(condition, t.Logic) and not condition.decisive:
        parts = condition.parts
    for one in parts:
        found = _labels_asked(t.bare(one), code.depth)
        if found:
            return found
    return _labels_chosen(code.source)


def _labels_asked(code: t.Code, depth: int) -> tuple[str, ...]:
    """The labels one of which a condition asks of the item of a loop."""
    match code:
        case t.Belongs(item, words, negated) if not negated and _is_label(item, depth):
            return _words(words)
        case t.Compare("=", item, words, _) if _is_label(item, depth):
            return _words(words)
        case _:
            return ()


def _is_label(code: t.Code, depth: int) -> bool:
    code = t.bare(code)
    return (
        isinstance(code, t.FieldOf)
        and (code.schema, code.name) == (CELL, "标签")
        and isinstance(owner := t.bare(code.owner), t.ItemAt)
        and owner.depth == depth
    )


def _words(code: t.Code) -> tuple[str, ...]:
    """A text or texts that the rule itself says; nothing for any other."""
    value = getattr(t.bare(code), "value", None)
    texts = value if is_list(value) else (value,)
    words = tuple(one for one in texts if isinstance(one, str))
    return words if len(words) == len(texts) else ()
