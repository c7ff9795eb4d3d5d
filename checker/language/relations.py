"""属于 包含 匹配 开头是 结尾是: how texts, lists and patterns relate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.language import nodes as n
from checker.language import types
from checker.language.contradictions import Claim
from checker.language.elaborate import broken, needed, together
from checker.language.frame import certain, is_list
from checker.language.gaps import Gap, Unknown, Verdict, any_of, as_verdict, opposed, worst
from checker.language.operators import closed_message, same
from checker.language.patterns import Pattern, compiled_pattern
from checker.language.scope import Lookup, Typed
from checker.language.types import merged

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.language.elaborate import Elaborator
    from checker.language.frame import Frame
    from checker.language.scope import Scope


def relation(e: Elaborator, node: n.Relation, scope: Scope) -> Typed:
    left, right = e.typed(node.left, scope), e.typed(node.right, scope)
    if found := broken(node, left, right):
        return found
    negated = node.operator.startswith("不")
    bare = node.operator.removeprefix("不")
    made = _RELATIONS[bare](e, node, left, right)
    if isinstance(made, Typed):
        return made
    positive = made

    def run(f: Frame) -> Verdict:
        verdict = positive(f)
        return opposed(verdict) if negated else verdict

    known = bare == "属于" and is_list(right.constant)
    claims = (Claim(node.left, node.operator, right.constant),) if known else ()
    made = Typed(
        types.TRUTH, run, node, together(left, right), claims=claims, needs=needed(left, right)
    )
    if node.operator == "包含" and left.type == right.type == types.TEXT:
        made.lookup = Lookup("包含", left, right)
    return made


_Test = "Callable[[Frame], Verdict]"


def _belongs(e: Elaborator, node: n.Relation, item: Typed, items: Typed) -> Any:
    if items.type.base != "列表":
        return e.fault(
            node, items.node.span, f"“{node.operator}”后面应当是列表，却是{items.type}。"
        )
    inner = items.type.of
    if inner not in (None, types.ANYTHING) and merged(item.type, inner) is None:
        return e.fault(node, node.span, f"{items.type}里不会有{item.type}。")
    if found := _outside_closed(e, node, item, items) or _nothing_in(e, node, items):
        return found
    return _membership(item, items)


def _outside_closed(e: Elaborator, node: n.Relation, item: Typed, items: Typed) -> Typed | None:
    """The mistake of looking for a text where it can never stand."""
    if item.closed and is_list(items.constant):
        parts = items.node.items if isinstance(items.node, n.Listing) else ()
        for at, one in enumerate(items.constant):
            if isinstance(one, str) and one.strip() not in item.closed:
                about = parts[at] if at < len(parts) else items.node
                return e.fault(node, about.span, closed_message(one, item.closed))
    sought = item.constant
    if items.closed and isinstance(sought, str) and sought.strip() not in items.closed:
        return e.fault(node, item.node.span, closed_message(sought, items.closed))
    return None


def _nothing_in(e: Elaborator, node: n.Relation, items: Typed) -> Typed | None:
    if isinstance(items.node, n.Listing) and not items.node.items:
        return e.fault(node, items.node.span, "空列表里什么也没有，这个条件永远一个结果。")
    return None


def _membership(item: Typed, items: Typed) -> Callable[[Frame], Verdict]:
    one, many = item.run, items.run

    def run(f: Frame) -> Verdict:
        value, members = one(f), many(f)
        if isinstance(value, Gap) or isinstance(members, Gap):
            return as_verdict(worst(gap for gap in (value, members) if isinstance(gap, Gap)))
        f.steps.spend(len(members))  # type: ignore[arg-type]  # lists are tuples
        return any_of(_is_member(value, member) for member in members)  # type: ignore[attr-defined]  # likewise

    return run


def _is_member(value: object, member: object) -> Verdict:
    verdict = same(value, certain(member))
    if certain(member) is not member and verdict is True:
        return Unknown(member.reason.reason)  # type: ignore[attr-defined]  # a Doubtful
    return verdict


def _contains(e: Elaborator, node: n.Relation, whole: Typed, part: Typed) -> Any:
    if whole.type.base == "列表":
        return _belongs(e, node, part, whole)
    return _texts(e, node, whole, part, lambda text, piece: piece in text)


def _starts(e: Elaborator, node: n.Relation, whole: Typed, part: Typed) -> Any:
    return _texts(e, node, whole, part, str.startswith)


def _ends(e: Elaborator, node: n.Relation, whole: Typed, part: Typed) -> Any:
    return _texts(e, node, whole, part, str.endswith)


def _texts(
    e: Elaborator, node: n.Relation, whole: Typed, part: Typed, test: Callable[[str, str], bool]
) -> Any:
    """A test of a text against a text or any text of a list; empty texts never match."""
    if whole.type.base != "文本":
        return _no_text(e, node, whole)
    wanted = part.type.of if part.type.base == "列表" else part.type
    if wanted is not None and wanted.base not in ("文本", "任意"):
        return e.fault(
            node, part.node.span, f"“{node.operator}”后面应当是文本或文本的列表，却是{part.type}。"
        )
    if found := _never_closed(e, node, whole, part, test):
        return found
    text_of, part_of = whole.run, part.run

    def one(text: str, piece: object) -> Verdict:
        if isinstance(piece, Gap):
            return as_verdict(piece)
        return bool(piece) and test(text, str(certain(piece)))

    def run(f: Frame) -> Verdict:
        text, pieces = text_of(f), part_of(f)
        if isinstance(text, Gap) or isinstance(pieces, Gap):
            return as_verdict(worst(gap for gap in (text, pieces) if isinstance(gap, Gap)))
        several = pieces if is_list(pieces) else (pieces,)
        f.steps.spend(len(several))
        return any_of(one(str(text), piece) for piece in several)

    return run


def _no_text(e: Elaborator, node: n.Relation, whole: Typed) -> Typed:
    message = f"“{node.operator}”前面应当是文本，却是{whole.type}"
    advice = "；请写“指标值.原文”。" if whole.type.base == "指标值" else "。"
    return e.fault(node, whole.node.span, f"{message}{advice}")


def _never_closed(
    e: Elaborator, node: n.Relation, whole: Typed, part: Typed, test: Callable[[str, str], bool]
) -> Typed | None:
    """The mistake of asking a field of a closed list for a piece that no text of it has."""
    piece = part.constant
    if not whole.closed or not isinstance(piece, str):
        return None
    if any(test(text, piece) for text in whole.closed):
        return None
    return e.fault(node, part.node.span, closed_message(piece, whole.closed))


def _matches(e: Elaborator, node: n.Relation, whole: Typed, part: Typed) -> Any:
    if whole.type.base != "文本":
        return _no_text(e, node, whole)
    patterns = patterns_of(e, part)
    if isinstance(patterns, Typed):
        return patterns
    text_of = whole.run

    def run(f: Frame) -> Verdict:
        text = text_of(f)
        if isinstance(text, Gap):
            return as_verdict(text)
        return any_of(_found(f, pattern, str(text)) for pattern in patterns)

    return run


def _found(f: Frame, pattern: Pattern, text: str) -> Verdict:
    if not pattern.reads(text):
        return Unknown("文本太长，不能用这个正则查找")
    f.steps.spend(pattern.steps(text))
    return pattern.regex.search(text) is not None


def patterns_of(e: Elaborator, given: Typed) -> tuple[Pattern, ...] | Typed:
    """The regular expressions of a constant text or list of texts, checked for safety."""
    texts = given.constant if is_list(given.constant) else (given.constant,)
    found: list[Pattern] = []
    for text in texts:
        if not isinstance(text, str):
            message = "正则只能是写明的文本、参数或词汇，不能是算出来的：载入时要检查。"
            return e.fault(given.node, given.node.span, message)
        pattern = compiled_pattern(text)
        if isinstance(pattern, str):
            return e.fault(given.node, given.node.span, pattern)
        found.append(pattern)
    return tuple(found)


_RELATIONS: dict[str, Callable[[Elaborator, Any, Typed, Typed], Any]] = {
    "属于": _belongs,
    "包含": _contains,
    "匹配": _matches,
    "开头是": _starts,
    "结尾是": _ends,
}
