"""Regular expressions as rules may use them: short, and unable to run away.

Refused at load is what can take exponential time: a repeat, an alternative or an optional part
inside a repeat (`(a+)+`, `(a|ab)*`), and backreferences. What is left is polynomial; its degree is
known, and a text too long for it is not searched but said to be unknown.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

# The parser behind `re`: the only thing that reads a pattern exactly as `re` does.
codes: Any = import_module("re._constants")
parser: Any = import_module("re._parser")

LONGEST_PATTERN = 1000
MOST_TRIES = 10**8
"""Tries a search may need in the worst case: about a second."""

_REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A safe pattern; a search needs at most `factor` × length ** `degree` tries."""

    regex: re.Pattern[str]
    degree: int
    factor: int

    def reads(self, text: str) -> bool:
        """Whether a text is short enough for this pattern."""
        tries: int = self.factor * len(text) ** self.degree
        return tries <= MOST_TRIES


@cache
def compiled_pattern(text: str) -> Pattern | str:
    """The pattern, or a whole Chinese sentence saying why it is refused."""
    if len(text) > LONGEST_PATTERN:
        return f"正则超过{LONGEST_PATTERN}字，请拆开。"
    if "\\\\" in text:
        return "正则里的反斜杠只写一个：文本里的“\\”没有转义的意思。"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            tree = parser.parse(text)
            regex = re.compile(text)
    except (re.error, RecursionError, OverflowError, Warning) as error:
        return f"正则写错了：{_in_chinese(error)}。"
    refusal = _refusal(tree, inside=False)
    if refusal:
        return refusal
    degree, factor = _cost(tree)
    anchored = len(tree) > 0 and tree[0] == (codes.AT, codes.AT_BEGINNING)
    return Pattern(regex, degree if anchored else degree + 1, factor)


def _in_chinese(error: BaseException) -> str:
    message, at = str(getattr(error, "msg", error)), getattr(error, "pos", None)
    reason = next((chinese for english, chinese in _REASONS.items() if english in message), None)
    reason = reason or "不是合法的写法"
    return reason if at is None else f"第{at + 1}个字处{reason}"


_REASONS = {
    "unterminated character set": "“[”没有配上“]”",
    "missing ), unterminated": "“(”没有配上“)”",
    "unbalanced parenthesis": "多了一个“)”",
    "nothing to repeat": "“*”“+”“?”前面没有可重复的内容",
    "multiple repeat": "重复了两次",
    "bad escape": "“\\”后面的字母没有意义",
    "bad character range": "“[ ]”里的范围颠倒了",
    "min repeat greater": "重复次数颠倒了",
    "unknown extension": "“(?”后面的写法不认识",
}


def _refusal(tree: Any, *, inside: bool) -> str | None:
    """Why a parsed pattern could take exponential time; `inside` a repeat."""
    for code, argument in tree:
        if code in (codes.GROUPREF, codes.GROUPREF_EXISTS):
            return "正则里不能引用前面的分组（如“\\1”）。"
        if inside and code is codes.BRANCH:
            return "正则的重复里不能有“|”（如“(a|ab)*”），会算不完。"
        if inside and code in _REPEATS and argument[0] != argument[1]:
            return "正则里不能有嵌套的重复（如“(a+)+”），会算不完。"
        repeated = code in _REPEATS and argument[1] > 1
        for part in _parts(code, argument):
            if found := _refusal(part, inside=inside or repeated):
                return found
    return None


def _cost(tree: Any) -> tuple[int, int]:
    """Degree and factor of the tries: parts in a row multiply, alternatives take the dearest."""
    degree, factor = 0, 1
    for code, argument in tree:
        costs = [_cost(part) for part in _parts(code, argument)] or [(0, 1)]
        degree += max(cost[0] for cost in costs)
        factor *= sum(cost[1] for cost in costs)
        if code in _REPEATS:
            least, most = argument[0], argument[1]
            degree += most is codes.MAXREPEAT
            factor *= 1 if most is codes.MAXREPEAT else max(1, most - least)
    return degree, factor


def _parts(code: Any, argument: Any) -> list[Any]:
    """The patterns inside a construct."""
    if code in _REPEATS:
        return [argument[2]]
    if code is codes.SUBPATTERN:
        return [argument[3]]
    if code is codes.BRANCH:
        return list(argument[1])
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [argument[1]]
    return [argument] if code is codes.ATOMIC_GROUP else []
