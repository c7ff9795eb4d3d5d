"""What a careless hand makes of an expression: every tree that differs from it in one spot.

Operators, units and numbers, parts of 且 and 或, a 非, kinds, branches of 择, words of a list,
alternatives and anchors of a regular expression. What is equal by nature is no alteration: ten
thousand times nothing, a guard that only keeps a blank from being unknown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from checker.dataclass import fields, replace
from checker.language import nodes as n
from checker.language.patterns import compiled_pattern
from checker.language.printer import show
from checker.pattern import late_pattern

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


def alterations(tree: n.Expr) -> Iterator[tuple[str, n.Expr]]:
    """The tree altered in one spot, with the change in words; guards against blanks left alone."""
    return ((change, made) for change, made in _altered(tree) if not change.startswith(_GUARD))


def _altered(tree: n.Expr) -> Iterator[tuple[str, n.Expr]]:
    yield from _here(tree)
    for one in fields(tree):
        value: Any = getattr(tree, one.name)
        if isinstance(value, n.Expr):
            for change, inner in _altered(value):
                whole: Any = {one.name: inner}
                yield change, replace(tree, **whole)
        elif one.name in ("operands", "arguments", "items"):
            yield from _within(tree, one.name, value)


def _within(tree: n.Expr, name: str, parts: tuple[n.Expr, ...]) -> Iterator[tuple[str, n.Expr]]:
    for at, part in enumerate(parts):
        for change, inner in _altered(part):
            whole: Any = {name: (*parts[:at], inner, *parts[at + 1 :])}
            yield change, replace(tree, **whole)


def _here(tree: n.Expr) -> Iterator[tuple[str, n.Expr]]:
    match tree:
        case n.Compare():
            yield from _comparison(tree)
        case n.Relation():
            yield from _relation(tree)
        case n.IsKind():
            yield from _kinds(tree)
        case n.Presence():
            yield "判断取反", replace(tree, negated=not tree.negated)
        case n.Quantified(quantifier):
            all_or_any: Any = {"存在": "所有", "所有": "存在"}[quantifier]
            yield f"“{quantifier}”改成“{all_or_any}”", replace(tree, quantifier=all_or_any)
        case n.Logic():
            yield from _parts(tree)
        case n.Not(operand):
            yield f"{_LESS}“非”", operand
        case n.Arithmetic(operator):
            sign: Any = _SIGNS[operator]
            yield f"“{operator}”改成“{sign}”", replace(tree, operator=sign)
        case n.Listing(items) if len(items) > 1:
            yield from _fewer_words(tree)
        case n.Call():
            yield from _call(tree)
        case n.Quantity(text):
            yield from _other_unit(text)
        case _:
            return


def _comparison(tree: n.Compare) -> Iterator[tuple[str, n.Expr]]:
    other: Any = _COMPARISONS[tree.operator]
    yield f"“{tree.operator}”改成“{other}”", replace(tree, operator=other)
    right = tree.right
    nothing = isinstance(right, n.Quantity) and _ZERO.fullmatch(right.text)
    if tree.operator not in "=≠" and not nothing and not isinstance(right, (n.Text, n.Day)):
        yield "差一万倍", replace(tree, right=n.Arithmetic("×", right, n.Quantity("10000")))


def _relation(tree: n.Relation) -> Iterator[tuple[str, n.Expr]]:
    if tree.operator in _RELATIONS:
        turned: Any = _RELATIONS[tree.operator]
        yield f"“{tree.operator}”改成“{turned}”", replace(tree, operator=turned)
    if tree.operator.endswith("匹配") and isinstance(tree.right, n.Text):
        for change, pattern in altered_patterns(tree.right.value):
            yield change, replace(tree, right=n.Text(pattern))


def _kinds(tree: n.IsKind) -> Iterator[tuple[str, n.Expr]]:
    yield "判断取反", replace(tree, negated=not tree.negated)
    if len(tree.kinds) > 1:
        for at, kind in enumerate(tree.kinds):
            kept = (*tree.kinds[:at], *tree.kinds[at + 1 :])
            yield f"{_LESS}种类“{kind}”", replace(tree, kinds=kept, kind_spans=())


def _parts(tree: n.Logic) -> Iterator[tuple[str, n.Expr]]:
    for at, operand in enumerate(tree.operands):
        kept = (*tree.operands[:at], *tree.operands[at + 1 :])
        less = kept[0] if len(kept) == 1 else replace(tree, operands=kept)
        guard = isinstance(operand, n.Presence) and not operand.negated
        yield f"{_GUARD if guard else _LESS}“{tree.operator}”的一项：{show(operand)}", less


def _fewer_words(tree: n.Listing) -> Iterator[tuple[str, n.Expr]]:
    for at, item in enumerate(tree.items):
        if isinstance(item, n.Text):
            kept = (*tree.items[:at], *tree.items[at + 1 :])
            yield f"{_LESS}列表里的“{item.value}”", replace(tree, items=kept)


def _call(tree: n.Call) -> Iterator[tuple[str, n.Expr]]:
    given = tree.arguments
    if tree.function == "择" and len(given) == 3 and show(given[1]) != show(given[2]):
        yield "“择”的两个结果对调", replace(tree, arguments=(given[0], given[2], given[1]))
    if tree.function in _BY_PATTERN and len(given) > 1 and isinstance(given[1], n.Text):
        for change, pattern in altered_patterns(given[1].value):
            changed = (given[0], n.Text(pattern), *given[2:])
            yield change, replace(tree, arguments=changed)


def _other_unit(text: str) -> Iterator[tuple[str, n.Expr]]:
    if _ZERO.fullmatch(text):
        return
    for unit, other in _UNITS.items():
        if text.endswith(unit) and not text.endswith("万元" if unit == "元" else "\0"):
            changed = text.removesuffix(unit) + other
            yield f"“{text}”改成“{changed}”", n.Quantity(changed)
            return


def altered_patterns(pattern: str) -> Iterator[tuple[str, str]]:
    """A regular expression less one of its alternatives or anchors; only what is one still."""
    for branch, start, end in _branches(pattern):
        made = pattern[:start] + pattern[end:]
        if isinstance(compiled_pattern(made), str):
            continue
        yield f"{_LESS}正则里的“{branch}”", made
    if pattern.startswith("^") and len(pattern) > 1 and "|" not in _outside(pattern):
        yield f"{_LESS}正则开头的“^”", pattern[1:]
    if pattern.endswith("$") and not pattern.endswith("\\$") and "|" not in _outside(pattern):
        yield f"{_LESS}正则结尾的“$”", pattern[:-1]


def _branches(pattern: str) -> Iterator[tuple[str, int, int]]:
    """Every alternative of every group, with the span that goes when it goes."""
    opened: list[list[int]] = [[0]]  # where the branches of each open group begin
    for at, sign in _signs(pattern):
        if sign == "(":
            opened.append([_inside(pattern, at)])
        elif sign == "|":
            opened[-1].append(at + 1)
        elif len(opened) > 1:
            yield from _cut(pattern, opened.pop(), at)
    yield from _cut(pattern, opened[0], len(pattern))


def _cut(pattern: str, starts: list[int], end: int) -> Iterator[tuple[str, int, int]]:
    if len(starts) < 2:
        return
    for at, start in enumerate(starts):
        last = at + 1 == len(starts)
        stop = end if last else starts[at + 1] - 1
        if last:
            yield pattern[start:stop], start - 1, stop
        else:
            yield pattern[start:stop], start, stop + 1


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
