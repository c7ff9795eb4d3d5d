"""What stands in braces inside a text: `"超过{分值}分"` is the text with the 分值 written out.

It is the same tree as 合并(["超过", 写出(分值), "分"], ""), so that nothing else of the language
needs to know of it. Braces that hold no expression, like the `{2,3}` of a regular expression, are
letters.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.language import nodes as n

if TYPE_CHECKING:
    from collections.abc import Callable

_INSERTION = late_pattern(r"\{(?P<inner>\s*(?:[^\W\d]|[（(])[^{}\"“”\n]*)\}")
_NOT_INSIDE = frozenset('{}"“”\n')
_JOIN, _WRITE = "合并", "写出"


def woven(text: str, span: n.Span, parse: Callable[[str], n.Expr]) -> n.Expr:
    """The tree of a text that stands, quotes and all, at `span`.

    `parse` gets every insertion behind as many blanks as stand before it, so that its places are
    those in the whole expression.
    """
    parts, at = list[n.Expr](), 0
    for found in _INSERTION.finditer(text):
        if literal := text[at : found.start()]:
            parts.append(n.Text(literal, span=span))
        before = span.start + 1 + found.start("inner")
        inner = parse(" " * before + found["inner"])
        parts.append(n.Call(_WRITE, (inner,), inner.span, span=inner.span))
        at = found.end()
    if not parts:
        return n.Text(text, span=span)
    if literal := text[at:]:
        parts.append(n.Text(literal, span=span))
    listing = n.ListLiteral(tuple(parts), span=span)
    return n.Call(_JOIN, (listing, n.Text("", span=span)), span, span=span)


def unwoven(call: n.Call, show: Callable[[n.Expr], str]) -> str | None:
    """A joined text as it is read best, None where it can only be written as a call."""
    match call:
        case n.Call(_, (n.ListLiteral(items), n.Text(""))) if call.function == _JOIN and items:
            pieces = [_piece(item, show) for item in items]
        case _:
            return None
    side_by_side = any(
        isinstance(one, n.Text) and isinstance(other, n.Text) for one, other in pairwise(items)
    )
    if side_by_side or None in pieces or all(isinstance(item, n.Text) for item in items):
        return None
    return f'"{"".join(piece for piece in pieces if piece is not None)}"'


def _piece(item: n.Expr, show: Callable[[n.Expr], str]) -> str | None:
    match item:
        case n.Text(value) if value and not _NOT_INSIDE.difference("“”") & set(value):
            return value
        case n.Call(function, (inner,)) if function == _WRITE:
            written = f"{{{show(inner)}}}"
            return written if _INSERTION.fullmatch(written) else None
        case _:
            return None
