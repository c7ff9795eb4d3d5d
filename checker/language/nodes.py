"""The tree of an expression. Every node knows the span of text it was written in.

Spans take no part in equality: an expression printed canonically and parsed again is equal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from checker.base.dataclass import dataclass, field, fields

if TYPE_CHECKING:
    from collections.abc import Iterator

Comparator = Literal["=", "≠", "<", "≤", ">", "≥"]
Relator = Literal["属于", "不属于", "包含", "不包含", "匹配", "不匹配", "开头是", "结尾是"]


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start` to `end` (exclusive) of the expression's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Base of all nodes."""

    span: Span = field(compare=False, default=Span(0, 0))


@dataclass(frozen=True, slots=True)
class Text(Node):
    value: str


@dataclass(frozen=True, slots=True)
class Quantity(Node):
    """A number with or without a unit, as written: `8`, `0.01万元`."""

    text: str


@dataclass(frozen=True, slots=True)
class Day(Node):
    """A whole date as written: `2025年12月31日`."""

    text: str


@dataclass(frozen=True, slots=True)
class Truth(Node):
    value: bool


@dataclass(frozen=True, slots=True)
class ListLiteral(Node):
    items: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Name(Node):
    name: str


@dataclass(frozen=True, slots=True)
class Member(Node):
    """`owner.name`; over a list it takes the field of every item."""

    owner: Expr
    name: str
    name_span: Span = field(compare=False, default=Span(0, 0))


@dataclass(frozen=True, slots=True)
class Filter(Node):
    """`source[condition]`."""

    source: Expr
    condition: Expr


@dataclass(frozen=True, slots=True)
class Call(Node):
    function: str
    arguments: tuple[Expr, ...]
    name_span: Span = field(compare=False, default=Span(0, 0))


@dataclass(frozen=True, slots=True)
class Not(Node):
    operand: Expr


@dataclass(frozen=True, slots=True)
class Logic(Node):
    """`甲 且 乙 且 丙` or the same with 或; an operand is never a Logic of the same operator."""

    operator: Literal["且", "或"]
    operands: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Implies(Node):
    condition: Expr
    consequence: Expr


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    quantifier: Literal["存在", "所有"]
    variable: str
    source: Expr
    condition: Expr
    name_span: Span = field(compare=False, default=Span(0, 0))


@dataclass(frozen=True, slots=True)
class Tolerance(Node):
    """`±0.01万元`, `±参数.容差`, or the precision shown when `text` is 显示精度."""

    text: str


@dataclass(frozen=True, slots=True)
class Compare(Node):
    operator: Comparator
    left: Expr
    right: Expr
    tolerance: Tolerance | None = None


@dataclass(frozen=True, slots=True)
class Relation(Node):
    operator: Relator
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class IsKind(Node):
    operand: Expr
    kinds: tuple[str, ...]
    negated: bool = False
    kind_spans: tuple[Span, ...] = field(compare=False, default=())


@dataclass(frozen=True, slots=True)
class Presence(Node):
    """`甲 有值`, or `甲 为空` when negated."""

    operand: Expr
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    operator: Literal["+", "-", "×", "÷"]
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Negative(Node):
    operand: Expr


Expr = (
    Text
    | Quantity
    | Day
    | Truth
    | ListLiteral
    | Name
    | Member
    | Filter
    | Call
    | Not
    | Logic
    | Implies
    | Quantified
    | Compare
    | Relation
    | IsKind
    | Presence
    | Arithmetic
    | Negative
)


def children(node: Node) -> Iterator[Expr]:
    """The expressions directly inside a node, in the order written."""
    for one in fields(node):
        value: Any = getattr(node, one.name)
        yield from _expressions(value)


def _expressions(value: Any) -> Iterator[Expr]:
    if isinstance(value, Expr):
        yield value
    elif isinstance(value, tuple):
        for item in value:  # pyright: ignore[reportUnknownVariableType]  # a field of any node
            yield from _expressions(item)


def walk(node: Expr) -> Iterator[Expr]:
    """The node and everything inside it, without recursion."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(children(current))


def depth(node: Expr) -> int:
    """How deep the tree nests, counted without recursion so that a hostile one can be refused."""
    deepest, waiting = 0, [(node, 1)]
    while waiting:
        current, level = waiting.pop()
        deepest = max(deepest, level)
        waiting.extend((child, level + 1) for child in children(current))
    return deepest
