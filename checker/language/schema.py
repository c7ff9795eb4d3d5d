"""What the language is told of the records it is run over: a Schema, handed in by whoever has them.

The language itself knows texts, amounts, dates, values and lists. Which records there are, what
their fields are called, how they are read and to what they belong is said here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from checker.base.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from checker.language.directories import Directory
    from checker.language.scope import Typed
    from checker.language.types import Type
    from checker.values import Kind, Units


class ClosedTexts(tuple[str, ...]):
    """Texts a field can have that know more of each other than a list does."""

    __slots__ = ()

    def advice(self, text: str) -> str | None:
        """What somebody meant who wrote `text`, as the end of a sentence."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a record: its type, how it is read, and the closed list of its texts.

    `cell` is set where the field is a cell of the document (findings and traces point at it).
    `attribute` names the attribute of the record that has it ready; `keep` is False for what is
    not known yet when the first fields of a record are read. `common` is the way from the record
    to what keeps things for all records that have the same list here (`.file`). `written` reads
    what stands in the cell without reading it as a value.
    """

    type: Type
    get: Callable[[Any], object]
    cell: bool = False
    closed: Callable[[Any], tuple[str, ...]] | None = None
    attribute: str = ""
    keep: bool = True
    common: str = ""
    written: Callable[[Any], object] | None = None


@dataclass(frozen=True, slots=True)
class OwnerSpec:
    """What a record belongs to: its kind, and how Python gets there (`.owner.owner`)."""

    kind: str
    get: Callable[[Any], Any]
    path: str = ""


@dataclass(frozen=True, slots=True)
class PartSpec:
    """A part of a value or a date; `kinds` are those of values that can have it. `written` is that
    which is the text of its cell."""

    type: Callable[[frozenset[Kind] | None], Type]
    get: Callable[[Any], object]
    kinds: frozenset[Kind] | None = None
    closed: tuple[str, ...] | Callable[[Any], tuple[str, ...]] = ()
    written: bool = False


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the rule language: general, typed, documented.

    `result` is its type, or works it out from the arguments. `run` gets plain values: a gap among
    the arguments is the result at once, unless the function is `lenient`. `spread` functions take
    a list for their first argument as well and do it to every item. `contextual` ones get the
    frame first. `leading` ones look no further into a list than its first certain item;
    `telling` ones get, in a message, the certain items of their lists.
    `apart` gives, of a test of two records, a sign of each that tells what it comes to: of two that
    both have one it is true where these are equal and false where they differ; None where a record
    has no sign.
    `effort` counts the steps of a call beyond the usual. What `remembered` ones say of a text is
    kept: it hangs on nothing else.
    `check` may refuse arguments at load with a whole sentence, said of the argument number
    `checks`.
    `closed` gives the texts it can come to, where they are known at load, from what surrounds the
    rule.
    `example` is an expression and what it prints.
    """

    name: str
    parameters: tuple[tuple[str, Type], ...]
    result: Type | Callable[[Sequence[Typed]], Type]
    doc: str
    example: tuple[str, str]
    run: Callable[..., object]
    optional: int = 0
    lenient: bool = False
    spread: bool = False
    contextual: bool = False
    leading: bool = False
    telling: bool = False
    apart: Callable[[Any], Hashable | None] | None = None
    effort: Callable[..., int] | None = None
    remembered: bool = False
    check: Callable[[Around, Sequence[Typed]], str | None] | None = None
    checks: int = 1
    closed: Callable[[Any], tuple[str, ...]] | None = None

    @property
    def spreads(self) -> bool:
        """Whether it may be done to every item of a list: what takes one text, amount or day."""
        return self.spread or self.parameters[0][1].base in ("文本", "量", "日期")

    @property
    def signature(self) -> str:
        """`合并(列表：文本的列表, 分隔：文本)`, for the language page and for messages."""
        needed = len(self.parameters) - self.optional
        shown = [f"{name}：{kind}" for name, kind in self.parameters[:needed]]
        shown += [f"[{name}：{kind}]" for name, kind in self.parameters[needed:]]
        return f"{self.name}({', '.join(shown)})"


class Words(Protocol):
    """Vocabularies: words by the name of their list, words to words by the name of their map."""

    @property
    def lists(self) -> Mapping[str, tuple[str, ...]]: ...
    @property
    def maps(self) -> Mapping[str, Mapping[str, str]]: ...
    @property
    def directories(self) -> Mapping[str, Directory]: ...
    @property
    def names(self) -> tuple[str, ...]: ...


class Around(Protocol):
    """What a rule is read against that a pack may change: words, units, definitions, predicates."""

    @property
    def vocabulary(self) -> Words: ...
    @property
    def units(self) -> Units: ...
    @property
    def predicates(self) -> tuple[str, ...]: ...
    def defined(self, kind: str, name: str) -> Type | None:
        """The type of what a pack calls so of records of a kind, None where it is nothing."""

    def names_of(self, kind: str) -> tuple[str, ...]:
        """What packs have given names to of records of a kind."""
        ...

    def fields_of_label(self, text: str) -> tuple[str, ...]:
        """The fields that forms print a text for, the nearest first."""
        ...


@dataclass(frozen=True, slots=True)
class Schema:
    """The records rules speak of; kinds of records and their fields by name.

    `whole` is the kind of the record that everything belongs to; what is the same for all records
    is kept in its `memo`. `claimed` is the kind of which predicates are said; `said_of` is what a
    definition or predicate comes to on a record of a kind. Records of the kinds in `keeping` keep
    in their `memo` what was read of them.
    """

    whole: str
    fields: Mapping[str, Mapping[str, FieldSpec]]
    owners: Mapping[str, Mapping[str, OwnerSpec]]
    parts: Mapping[str, Mapping[str, PartSpec]]
    """Of a value and of a date, by the name of the type."""
    functions: Mapping[str, Function]
    keeping: frozenset[str]
    claimed: str
    said_of: Callable[[Any, str, str], object]
    set_of: Callable[[Any], Any]
    """The record everything belongs to."""
    table_of: Callable[[Any], Any]
    """The record within which a blank is a fault of its own."""

    def getter(self, kind: str, name: str) -> Callable[[Any], object]:
        """What reads a field of a record; a name that is no field is a definition or predicate,
        a kind of which nothing is known that of the entries of a directory."""
        if kind not in self.fields:
            return lambda entry: entry.get(name)
        spec = self.fields[kind].get(name)
        if spec is not None:
            return spec.get
        said_of = self.said_of
        return lambda record: said_of(record, kind, name)
