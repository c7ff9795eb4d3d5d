"""The typed tree: an expression whose names are resolved and whose types are checked, as plain
data. It can be pickled, kept, compared and run by any back end; nothing in it is a function.

`generation` turns it into Python, `interpretation` runs it as it stands and can tell a listener.
A tree reads records by the names of `schema`, never by attributes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from checker.base.dataclass import dataclass

if TYPE_CHECKING:
    from decimal import Decimal

    from checker.language import nodes as n
    from checker.language.amounts import Amount
    from checker.values import Kind


@dataclass(frozen=True, slots=True, eq=False)
class Code:
    """Base of all nodes; a node is itself, however it looks."""


@dataclass(frozen=True, slots=True, eq=False)
class Const(Code):
    """A value known at load: a text, an amount, a list of them, or a gap."""

    value: object


@dataclass(frozen=True, slots=True, eq=False)
class ItemAt(Code):
    """The rule's record at depth 0, the item of the n-th loop around at depth n."""

    depth: int


@dataclass(frozen=True, slots=True, eq=False)
class FieldOf(Code):
    """A field of a record, predicates of the profiles included."""

    owner: Code
    schema: str
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Owner(Code):
    """What a record belongs to: its 表, its 全套."""

    item: Code
    schema: str
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class PartOf(Code):
    """A part of an indicator value (上限) or, with `of` 日期, of a date (年)."""

    owner: Code
    of: Literal["指标值", "日期"]
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Defined(Code):
    """A definition of the rule, worked out once a record and kept under `key`."""

    key: str


@dataclass(frozen=True, slots=True, eq=False)
class Items(Code):
    items: tuple[Code, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Single(Code):
    """One record as a list of one."""

    item: Code


@dataclass(frozen=True, slots=True, eq=False)
class Mapped(Code):
    """`item` worked out for every item of `source` at `depth`; blanks are dropped, lists of lists
    become one where `flat`."""

    source: Code
    depth: int
    item: Code
    flat: bool


@dataclass(frozen=True, slots=True, eq=False)
class Grouped(Code):
    """The items of `source` that have the same `item`, worked out at `depth`, as entries of 名, 项
    and 项数, in the order met; what has none is in no group."""

    source: Code
    depth: int
    item: Code


@dataclass(frozen=True, slots=True, eq=False)
class Lookup(Code):
    """What an index can find for a loop: items whose `inner` side is, contains or resembles
    `outer`. It only preselects; the condition still decides."""

    relation: Literal["=", "包含", "相似"]
    inner: Code
    outer: Code
    least: Decimal


@dataclass(frozen=True, slots=True, eq=False)
class Filter(Code):
    """Items of `source` that meet `condition`; with `lead` none behind the first certain one.

    An item of which one of `blanks` is empty does not meet it; one of the record's own table is
    left in doubt where `own_in_doubt`.
    """

    source: Code
    depth: int
    condition: Code
    lookup: Lookup | None
    blanks: tuple[Code, ...]
    own_in_doubt: bool
    lead: bool


@dataclass(frozen=True, slots=True, eq=False)
class Quantified(Code):
    """存在 when `decisive` is True, else 所有."""

    source: Code
    depth: int
    condition: Code
    lookup: Lookup | None
    blanks: tuple[Code, ...]
    own_in_doubt: bool
    decisive: bool


@dataclass(frozen=True, slots=True, eq=False)
class Shared(Code):
    """What is the same for all records of a set, worked out once a set."""

    body: Code


@dataclass(frozen=True, slots=True, eq=False)
class Sure(Code):
    """The certain items of a list, for a message."""

    body: Code


@dataclass(frozen=True, slots=True, eq=False)
class Compare(Code):
    """`tolerance` is an amount, 显示精度, or None for the default."""

    operator: str
    left: Code
    right: Code
    tolerance: Amount | str | None


@dataclass(frozen=True, slots=True, eq=False)
class Calculate(Code):
    operator: str
    left: Code
    right: Code


@dataclass(frozen=True, slots=True, eq=False)
class Negate(Code):
    operand: Code


@dataclass(frozen=True, slots=True, eq=False)
class Belongs(Code):
    item: Code
    items: Code
    negated: bool


@dataclass(frozen=True, slots=True, eq=False)
class TextTest(Code):
    """包含, 开头是 or 结尾是 a text or any of a list."""

    test: str
    whole: Code
    part: Code
    negated: bool


@dataclass(frozen=True, slots=True, eq=False)
class Match(Code):
    whole: Code
    patterns: tuple[str, ...]
    negated: bool


@dataclass(frozen=True, slots=True, eq=False)
class Not(Code):
    operand: Code


@dataclass(frozen=True, slots=True, eq=False)
class Logic(Code):
    """或 when `decisive` is True, else 且."""

    decisive: bool
    parts: tuple[Code, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Implies(Code):
    premise: Code
    claim: Code


@dataclass(frozen=True, slots=True, eq=False)
class Presence(Code):
    operand: Code
    negated: bool


@dataclass(frozen=True, slots=True, eq=False)
class KindTest(Code):
    operand: Code
    kinds: frozenset[Kind]
    negated: bool


@dataclass(frozen=True, slots=True, eq=False)
class Call(Code):
    """A function of the registry; `spread` over the items of its first argument."""

    function: str
    arguments: tuple[Code, ...]
    spread: bool


@dataclass(frozen=True, slots=True, eq=False)
class Noted(Code):
    """An expression a listener is told of, by its number among the notes of the rule."""

    body: Code
    number: int


def bare(code: Code) -> Code:
    """A node without what is noted around it."""
    while isinstance(code, Noted):
        code = code.body
    return code


@dataclass(frozen=True, slots=True)
class HeardNode:
    """A sub-expression as a listener hears of it: the cell it comes from, the loops around it,
    whether it is written in the rule, and whether it is a name for more."""

    node: n.Expr
    origin: tuple[Code, str] | None
    depth: int
    constant: bool
    named: bool
