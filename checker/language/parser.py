"""From the text of an expression to its tree, and from a slip to a sentence that says what it is.

The only module of the language that knows lark.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, cast

from checker.base.dataclass import replace
from checker.base.resources import read_grammar
from checker.language import nodes as n
from checker.language.insertions import woven
from checker.language.slip import SyntaxSlip
from checker.language.spelling import FUNCTIONS_SPELLED, RESERVED, printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lark import Token

LONGEST = 4000
DEEPEST = 40


class _Parser(Protocol):
    def parse(self, text: str) -> n.Expr: ...
    def lex(self, text: str) -> Iterator[Token]: ...


@cache
def parse(text: str) -> n.Expr:
    """The tree of an expression; raises SyntaxSlip. Each distinct text is parsed once."""
    if len(text) > LONGEST:
        raise SyntaxSlip(f"表达式超过{LONGEST}字，请拆成几条规则。", n.Span(0, len(text)))
    if not text.strip():
        raise SyntaxSlip("这里应当有一个表达式，却是空的。", n.Span(0, len(text)))
    tree = _plain_path(text) or _parse_whole(text)
    if n.depth(tree) > DEEPEST:
        raise SyntaxSlip(f"表达式嵌套超过{DEEPEST}层，请拆开。", tree.span)
    return tree


def _parse_whole(text: str) -> n.Expr:
    from lark.exceptions import UnexpectedInput

    from checker.language.slips import explain_slip

    try:
        return _parser().parse(text)
    except UnexpectedInput as error:
        raise explain_slip(text, error) from None


def _plain_path(text: str) -> n.Expr | None:
    """The tree of a bare `甲.乙.丙`, the commonest placeholder, without the parser's help."""
    steps = text.split(".")
    if not all(step.isidentifier() and step not in RESERVED for step in steps):
        return None
    tree: n.Expr = n.Name(steps[0], span=n.Span(0, len(steps[0])))
    start = len(steps[0]) + 1
    for step in steps[1:]:
        end = start + len(step)
        tree = n.Member(tree, step, n.Span(start, end), span=n.Span(0, end))
        start = end + 1
    return tree


def respelled(text: str) -> str:
    """An expression as written, line breaks and all, every operator in the spelling that is
    printed; a text that is no expression stays as it is.
    """
    from lark.exceptions import LarkError

    written = text
    try:
        tokens = list(_parser().lex(text))
    except LarkError:
        return text
    behind = [*(token.type for token in tokens[1:]), ""]
    for token, following in reversed([*zip(tokens, behind, strict=True)]):
        meant = printed(token) if token.type != "STRING" else str(token)
        if token.type == "NAME":
            meant = FUNCTIONS_SPELLED.get(token, token) if following == "_OPEN" else token
        written = f"{written[: token.start_pos]}{meant}{written[token.end_pos :]}"
    return written


@cache
def _parser() -> _Parser:
    from lark import Lark, Transformer

    # One method a production; built here so that importing this module does not import lark.
    methods = {name: staticmethod(build) for name, build in _BUILDERS.items()}
    transformer = type("TreeBuilder", (Transformer,), methods)
    lark = Lark(
        read_grammar("expression.lark"),
        parser="lalr",
        lexer="basic",
        keep_all_tokens=True,
        transformer=transformer(),
    )
    return cast("_Parser", lark)


def _span(children: list[Any]) -> n.Span:
    return n.Span(_start(children[0]), _end(children[-1]))


def _start(child: Any) -> int:
    return child.span.start if isinstance(child, n.Node) else child.start_pos


def _end(child: Any) -> int:
    return child.span.end if isinstance(child, n.Node) else child.end_pos


def _token_span(token: Token) -> n.Span:
    return _span([token])


def _exprs(children: list[Any]) -> tuple[n.Expr, ...]:
    return tuple(child for child in children if isinstance(child, n.Expr))


def _logic(c: list[Any]) -> n.Expr:
    operator = printed(c[1])
    parts: list[n.Expr] = []
    for operand in (c[0], c[2]):
        same = isinstance(operand, n.Logic) and operand.operator == operator
        parts.extend(operand.operands if same else (operand,))
    return n.Logic(cast("Any", operator), tuple(parts), span=_span(c))


def _quantified(c: list[Any]) -> n.Expr:
    return n.Quantified(
        cast("Any", printed(c[0])), str(c[1]), c[3], c[5], _token_span(c[1]), span=_span(c)
    )


def _compare(c: list[Any]) -> n.Expr:
    operator = cast("Any", printed(c[1]))
    return n.Compare(operator, c[0], c[2], c[3] if len(c) > 3 else None, span=_span(c))


def _is_kinds(c: list[Any]) -> n.Expr:
    named = [child for child in c[2:] if child.type == "NAME"]
    return n.IsKind(
        c[0],
        tuple(str(name) for name in named),
        c[1] == "不是",
        tuple(_token_span(name) for name in named),
        span=_span(c),
    )


def _arithmetic(c: list[Any]) -> n.Expr:
    return n.Arithmetic(cast("Any", printed(c[1])), c[0], c[2], span=_span(c))


def _call(c: list[Any]) -> n.Expr:
    name = FUNCTIONS_SPELLED.get(c[0], str(c[0]))
    return n.Call(name, _exprs(c), _token_span(c[0]), span=_span(c))


_BUILDERS: dict[str, Callable[[list[Any]], n.Node]] = {
    "logic": _logic,
    "denial": lambda c: n.Not(c[1], span=_span(c)),
    "implication": lambda c: n.Implies(c[1], c[3], span=_span(c)),
    "quantified": _quantified,
    "compare": _compare,
    "relation": lambda c: n.Relation(cast("Any", printed(c[1])), c[0], c[2], span=_span(c)),
    "is_kind": _is_kinds,
    "is_kinds": _is_kinds,
    "presence": lambda c: n.Presence(c[0], printed(c[1]) == "为空", span=_span(c)),
    "tolerance": lambda c: n.Tolerance("".join(map(str, c[1:])), span=_span(c)),
    "arithmetic": _arithmetic,
    "negative": lambda c: n.Negative(c[1], span=_span(c)),
    "member": lambda c: n.Member(c[0], str(c[2]), _token_span(c[2]), span=_span(c)),
    "filtered": lambda c: n.Filter(c[0], c[2], span=_span(c)),
    "name": lambda c: n.Name(str(c[0]), span=_span(c)),
    "quantity": lambda c: n.Quantity(str(c[0]), span=_span(c)),
    "day": lambda c: n.Day(str(c[0]), span=_span(c)),
    "text": lambda c: woven(str(c[0])[1:-1], _span(c), parse),
    "truth": lambda c: n.Truth(printed(c[0]) == "真", span=_span(c)),
    "call": _call,
    "listing": lambda c: n.ListLiteral(_exprs(c), span=_span(c)),
    "grouped": lambda c: replace(c[1], span=_span(c)),
}
