"""What a careless hand makes of an expression: every tree that differs from it in one spot.

Operators, units and numbers, parts of 且 and 或, a 非, kinds, branches of 择, words of a list,
alternatives and anchors of a regular expression. What is equal by nature is no alteration: ten
thousand times nothing, a guard that only keeps a blank from being unknown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass, fields, replace
from checker.base.pattern import late_pattern
from checker.language import compiled_pattern, show
from checker.language import nodes as n

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMPARISONS: dict[str, str] = {
    "≤": "<", "<": "≤", "≥": ">", ">": "≥", "=": "≠", "≠": "=",
}  # fmt: skip
_RELATIONS: dict[str, str] = {
    "属于": "不属于", "不属于": "属于", "包含": "不包含", "不包含": "包含", "匹配": "不匹配",
    "不匹配": "匹配",
}  # fmt: skip
_SIGNS: dict[str, str] = {"+": "-", "-": "+", "×": "÷", "÷": "×"}
_UNITS: dict[str, str] = {"万元": "元", "元": "万元"}
_LESS = "去掉"
# `甲 有值 且 …` before a rule only says that a blank is not looked at instead of unknown.
_GUARD = "不管空白，去掉"
_BY_PATTERN = ("取", "取全部", "替换")
"""Functions whose second argument is a regular expression."""
_ZERO = late_pattern(r"0+(?:\.0+)?\D*")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several that stand for the same: a word of a list, a branch of a regular expression
    (`how` is 词 or 正则), a kind of value (种类). `gone` is the one taken out."""

    how: str
    gone: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Altered:
    """A tree changed in one spot, the change in words, and what was taken out of which choice."""

    change: str
    tree: n.Expr
    choice: Choice | None = None


def alterations(tree: n.Expr) -> Iterator[Altered]:
    """The tree altered in one spot, with the change in words; guards against blanks left alone."""
    return (one for one in _altered(tree) if not one.change.startswith(_GUARD))


def _altered(tree: n.Expr) -> Iterator[Altered]:
    yield from _here(tree)
    for one in fields(tree):
        value: Any = getattr(tree, one.name)
        if isinstance(value, n.Expr):
            for inner in _altered(value):
                whole: Any = {one.name: inner.tree}
                yield replace(inner, tree=replace(tree, **whole))
        elif one.name in ("operands", "arguments", "items"):
            yield from _within(tree, one.name, value)


def _within(tree: n.Expr, name: str, parts: tuple[n.Expr, ...]) -> Iterator[Altered]:
    for at, part in enumerate(parts):
        for inner in _altered(part):
            whole: Any = {name: (*parts[:at], inner.tree, *parts[at + 1 :])}
            yield replace(inner, tree=replace(tree, **whole))


def _here(tree: n.Expr) -> Iterator[Altered]:
    match tree:
        case n.Compare():
            yield from _comparison(tree)
        case n.Relation():
            yield from _relation(tree)
        case n.IsKind():
            yield from _kinds(tree)
        case n.Presence():
            yield Altered("判断取反", replace(tree, negated=not tree.negated))
        case n.Quantified(quantifier):
            all_or_any: Any = {"存在": "所有", "所有": "存在"}[quantifier]
            yield Altered(f"“{quantifier}”改成“{all_or_any}”", replace(tree, quantifier=all_or_any))
        case n.Logic():
            yield from _parts(tree)
        case n.Not(operand):
            yield Altered(f"{_LESS}“非”", operand)
        case n.Arithmetic(operator):
            sign: Any = _SIGNS[operator]
            yield Altered(f"“{operator}”改成“{sign}”", replace(tree, operator=sign))
        case n.ListLiteral(items) if len(items) > 1:
            yield from _fewer_words(tree)
        case n.Call():
            yield from _call(tree)
        case n.Quantity(text):
            yield from _other_unit(text)
        case _:
            return


def _comparison(tree: n.Compare) -> Iterator[Altered]:
    other: Any = _COMPARISONS[tree.operator]
    yield Altered(f"“{tree.operator}”改成“{other}”", replace(tree, operator=other))
    right = tree.right
    nothing = isinstance(right, n.Quantity) and _ZERO.fullmatch(right.text)
    if tree.operator not in "=≠" and not nothing and not isinstance(right, (n.Text, n.Day)):
        scaled = n.Arithmetic("×", right, n.Quantity("10000"))
        yield Altered("差一万倍", replace(tree, right=scaled))


def _relation(tree: n.Relation) -> Iterator[Altered]:
    if tree.operator in _RELATIONS:
        turned: Any = _RELATIONS[tree.operator]
        yield Altered(f"“{tree.operator}”改成“{turned}”", replace(tree, operator=turned))
    if tree.operator.endswith("匹配") and isinstance(tree.right, n.Text):
        for one in altered_patterns(tree.right.value):
            changed = replace(tree, right=n.Text(one.pattern))
            yield Altered(one.change, changed, one.choice)


def _kinds(tree: n.IsKind) -> Iterator[Altered]:
    yield Altered("判断取反", replace(tree, negated=not tree.negated))
    if len(tree.kinds) > 1:
        for at, kind in enumerate(tree.kinds):
            kept = (*tree.kinds[:at], *tree.kinds[at + 1 :])
            less = replace(tree, kinds=kept, kind_spans=())
            yield Altered(f"{_LESS}种类“{kind}”", less, Choice("种类", kind, kept))


def _parts(tree: n.Logic) -> Iterator[Altered]:
    for at, operand in enumerate(tree.operands):
        kept = (*tree.operands[:at], *tree.operands[at + 1 :])
        less = kept[0] if len(kept) == 1 else replace(tree, operands=kept)
        guard = isinstance(operand, n.Presence) and not operand.negated
        said = f"{_GUARD if guard else _LESS}“{tree.operator}”的一项：{show(operand)}"
        yield Altered(said, less)


def _fewer_words(tree: n.ListLiteral) -> Iterator[Altered]:
    for at, item in enumerate(tree.items):
        if isinstance(item, n.Text):
            kept = (*tree.items[:at], *tree.items[at + 1 :])
            others = tuple(one.value for one in kept if isinstance(one, n.Text))
            yield Altered(
                f"{_LESS}列表里的“{item.value}”",
                replace(tree, items=kept),
                Choice("词", item.value, others),
            )


def _call(tree: n.Call) -> Iterator[Altered]:
    given = tree.arguments
    if tree.function == "择" and len(given) == 3 and show(given[1]) != show(given[2]):
        turned = replace(tree, arguments=(given[0], given[2], given[1]))
        yield Altered("“择”的两个结果对调", turned)
    if tree.function in _BY_PATTERN and len(given) > 1 and isinstance(given[1], n.Text):
        for one in altered_patterns(given[1].value):
            changed = (given[0], n.Text(one.pattern), *given[2:])
            yield Altered(one.change, replace(tree, arguments=changed), one.choice)


def _other_unit(text: str) -> Iterator[Altered]:
    if _ZERO.fullmatch(text):
        return
    for unit, other in _UNITS.items():
        if text.endswith(unit) and not text.endswith("万元" if unit == "元" else "\0"):
            changed = text.removesuffix(unit) + other
            yield Altered(f"“{text}”改成“{changed}”", n.Quantity(changed))
            return


@dataclass(frozen=True, slots=True)
class AlteredPattern:
    """A regular expression changed in one spot."""

    change: str
    pattern: str
    choice: Choice | None = None


def altered_patterns(pattern: str) -> Iterator[AlteredPattern]:
    """A regular expression less one of its alternatives or anchors; only what is one still."""
    for branch, start, end, others in _branches(pattern):
        made = pattern[:start] + pattern[end:]
        if isinstance(compiled_pattern(made), str):
            continue
        yield AlteredPattern(f"{_LESS}正则里的“{branch}”", made, Choice("正则", branch, others))
    if pattern.startswith("^") and len(pattern) > 1 and "|" not in _outside(pattern):
        yield AlteredPattern(f"{_LESS}正则开头的“^”", pattern[1:])
    if pattern.endswith("$") and not pattern.endswith("\\$") and "|" not in _outside(pattern):
        yield AlteredPattern(f"{_LESS}正则结尾的“$”", pattern[:-1])


_Branch = tuple[str, int, int, tuple[str, ...]]


def _branches(pattern: str) -> Iterator[_Branch]:
    """Every alternative of every group, with the span that goes when it goes, and the others."""
    opened: list[list[int]] = [[0]]  # where the branches of each open group begin
    for at, sign in _signs(pattern):
        if sign == "(":
            opened.append([_inside(pattern, at)])
        elif sign == "|":
            opened[-1].append(at + 1)
        elif len(opened) > 1:
            yield from _cut(pattern, opened.pop(), at)
    yield from _cut(pattern, opened[0], len(pattern))


def _cut(pattern: str, starts: list[int], end: int) -> Iterator[_Branch]:
    if len(starts) < 2:
        return
    stops = [*(start - 1 for start in starts[1:]), end]
    texts = [pattern[start:stop] for start, stop in zip(starts, stops, strict=True)]
    for at, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        others = (*texts[:at], *texts[at + 1 :])
        if at + 1 == len(starts):
            yield texts[at], start - 1, stop, others
        else:
            yield texts[at], start, stop + 1, others


def _inside(pattern: str, at: int) -> int:
    """Where the first branch of the group opened at `at` begins: behind `(?:` and its like."""
    head = re.compile(r"\((?:\?(?:[:=!]|<[=!]))?").match(pattern, at)
    return head.end() if head else at + 1


def _signs(pattern: str) -> Iterator[tuple[int, str]]:
    """The brackets and bars that are not escaped and stand in no class."""
    at, inside = 0, False
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 2
            continue
        if sign == "[" and not inside:
            inside = True
            # A bracket that comes first in a class is one of its characters.
            at += 1 + pattern.startswith("^", at + 1)
            at += pattern.startswith("]", at)
            continue
        if sign == "]":
            inside = False
        elif sign in "()|" and not inside:
            yield at, sign
        at += 1


def _outside(pattern: str) -> str:
    """The bars of a pattern that stand in no group."""
    depth, bars = 0, ""
    for _, sign in _signs(pattern):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        bars += "|" if sign == "|" and depth == 0 else ""
    return bars
