"""属于 包含 匹配 开头是 结尾是: how texts, lists and patterns relate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language import nodes as n
from checker.language import types
from checker.language.contradictions import Assertion
from checker.language.elaboration import broken, needed, together, written_out
from checker.language.frame import is_list
from checker.language.operations import TEXT_TESTS
from checker.language.operators import closed_message
from checker.language.patterns import compiled_pattern
from checker.language.printer import show
from checker.language.scope import Sought, Typed
from checker.language.tree import Belongs, Match, TextTest
from checker.language.types import merged

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.language.elaboration import Elaborator
    from checker.language.scope import Scope
    from checker.language.tree import Code


def relation(e: Elaborator, node: n.Relation, scope: Scope) -> Typed:
    left, right = e.typed(node.left, scope), e.typed(node.right, scope)
    if found := broken(node, left, right):
        return found
    negated = node.operator.startswith("不")
    bare = node.operator.removeprefix("不")
    code = _RELATIONS[bare](e, node, left, right, negated=negated)
    if isinstance(code, Typed):
        return code
    known = bare == "属于" and is_list(right.constant)
    claims = (Assertion(node.left, node.operator, right.constant),) if known else ()
    made = Typed(
        types.TRUTH, code, node, together(left, right), claims=claims, needs=needed(left, right)
    )
    if node.operator == "包含" and left.type == right.type == types.TEXT:
        made.lookup = Sought("包含", left, right)
    return made


def _belongs(
    e: Elaborator, node: n.Relation, item: Typed, items: Typed, *, negated: bool
) -> Code | Typed:
    if items.type.base != "列表":
        return e.fault(
            node, items.node.span, f"“{node.operator}”后面应当是列表，却是{items.type}。"
        )
    inner = items.type.of
    if inner is not None and inner != types.ANYTHING and merged(item.type, inner) is None:
        advice = _field_meant(e, node, item, items) or written_out(item, inner.base)
        return e.fault(node, node.span, f"{items.type}里不会有{item.type}{advice}")
    if found := _outside_closed(e, node, item, items) or _nothing_in(e, node, items):
        return found
    return Belongs(item.code, items.code, negated)


def _field_meant(e: Elaborator, node: n.Relation, item: Typed, items: Typed) -> str:
    """What to write where a text is looked for in records: in which of their fields."""
    inner = items.type.of
    if item.type != types.TEXT or inner is None or inner.base != "记录" or inner.columns:
        return ""
    known = e.schema.fields[inner.schema].items()
    fields = [name for name, spec in known if spec.type == types.TEXT]
    each = f"存在 甲 属于 {show(items.node)} 使 甲.{fields[0]} {node.operator} …"
    return f"；请写“{each}”。" if len(fields) == 1 else ""


def _outside_closed(e: Elaborator, node: n.Relation, item: Typed, items: Typed) -> Typed | None:
    """The mistake of looking for a text where it can never stand."""
    if item.closed and is_list(items.constant):
        parts = items.node.items if isinstance(items.node, n.ListLiteral) else ()
        for at, one in enumerate(items.constant):
            if isinstance(one, str) and one.strip() not in item.closed:
                about = parts[at] if at < len(parts) else items.node
                return e.fault(node, about.span, closed_message(one, item.closed))
    sought = item.constant
    if items.closed and isinstance(sought, str) and sought.strip() not in items.closed:
        return e.fault(node, item.node.span, closed_message(sought, items.closed))
    return None


def _nothing_in(e: Elaborator, node: n.Relation, items: Typed) -> Typed | None:
    if isinstance(items.node, n.ListLiteral) and not items.node.items:
        return e.fault(node, items.node.span, "空列表里什么也没有，这个条件永远一个结果。")
    return None


def _contains(
    e: Elaborator, node: n.Relation, whole: Typed, part: Typed, *, negated: bool
) -> Code | Typed:
    if whole.type.base == "列表":
        return _belongs(e, node, part, whole, negated=negated)
    return _texts(e, node, whole, part, negated=negated)


def _texts(
    e: Elaborator, node: n.Relation, whole: Typed, part: Typed, *, negated: bool
) -> Code | Typed:
    """A test of a text against a text or any text of a list; empty texts never match."""
    if whole.type.base != "文本":
        return _no_text(e, node, whole)
    wanted = part.type.of if part.type.base == "列表" else part.type
    if wanted is not None and wanted.base not in ("文本", "任意"):
        return e.fault(
            node, part.node.span, f"“{node.operator}”后面应当是文本或文本的列表，却是{part.type}。"
        )
    test = node.operator.removeprefix("不")
    if found := _never_closed(e, node, whole, part, TEXT_TESTS[test]):
        return found
    return TextTest(test, whole.code, part.code, negated)


def _no_text(e: Elaborator, node: n.Relation, whole: Typed) -> Typed:
    message = f"“{node.operator}”前面应当是文本，却是{whole.type}"
    return e.fault(node, whole.node.span, message + written_out(whole, "文本"))


def _never_closed(
    e: Elaborator, node: n.Relation, whole: Typed, part: Typed, test: Callable[[str, str], bool]
) -> Typed | None:
    """The mistake of asking a field of a closed list for a piece that no text of it has."""
    piece = part.constant
    if not whole.closed or not isinstance(piece, str):
        return None
    if piece in whole.closed or any(test(text, piece) for text in whole.closed):
        return None
    return e.fault(node, part.node.span, closed_message(piece, whole.closed))


def _matches(
    e: Elaborator, node: n.Relation, whole: Typed, part: Typed, *, negated: bool
) -> Code | Typed:
    if whole.type.base != "文本":
        return _no_text(e, node, whole)
    patterns = patterns_of(e, part)
    if isinstance(patterns, Typed):
        return patterns
    return Match(whole.code, patterns, negated)


def patterns_of(e: Elaborator, given: Typed) -> tuple[str, ...] | Typed:
    """The regular expressions of a constant text or list of texts, checked for safety."""
    texts = given.constant if is_list(given.constant) else (given.constant,)
    found: list[str] = []
    for text in texts:
        if not isinstance(text, str):
            message = "正则只能是写明的文本、参数或词汇，不能是算出来的：载入时要检查。"
            return e.fault(given.node, given.node.span, message)
        pattern = compiled_pattern(text)
        if isinstance(pattern, str):
            return e.fault(given.node, given.node.span, pattern)
        found.append(text)
    return tuple(found)


_RELATIONS: dict[str, Callable[..., Code | Typed]] = {
    "属于": _belongs,
    "包含": _contains,
    "匹配": _matches,
    "开头是": _texts,
    "结尾是": _texts,
}
