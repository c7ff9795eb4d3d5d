"""Regular expressions as rules may use them: short, and unable to run away.

Refused at load is what can take exponential time: a repeat, an alternative or an optional part
inside a repeat (`(a+)+`, `(a|ab)*`), and backreferences. What is left is polynomial; its degree is
known, and a text too long for it is not searched but said to be unknown.
"""

from __future__ import annotations

import re
import warnings
from functools import cache
from importlib import import_module
from typing import Any

from checker.base.dataclass import dataclass
from checker.cache import kept_piece

# The parser behind `re`: the only thing that reads a pattern exactly as `re` does.
codes: Any = import_module("re._constants")
parser: Any = import_module("re._parser")

LONGEST_PATTERN = 1000
MOST_WAYS = 10**6
"""Ways a pattern may match one text from one place, its endless repeats aside."""
MOST_TRIES = 3 * 10**7
"""Tries a search may need in the worst case: about a second."""

TRIES_A_STEP = 2_000

_LAST = 0x10FFFF
_REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A safe pattern; a search needs at most `factor` × length ** `degree` tries."""

    regex: re.Pattern[str]
    degree: int
    factor: int

    def tries(self, text: str) -> int:
        """What searching a text may need in the worst case."""
        found: int = self.factor * len(text) ** self.degree
        return found

    def reads(self, text: str) -> bool:
        """Whether a text is short enough for this pattern."""
        return self.tries(text) <= MOST_TRIES

    def steps(self, text: str) -> int:
        """The steps of a rule that searching a text counts for."""
        return 1 + self.tries(text) // TRIES_A_STEP


@cache
def compiled_pattern(text: str) -> Pattern | str:
    """The pattern, or a whole Chinese sentence saying why it is refused."""
    found: Pattern | None = kept_piece(_piece(text))
    if found is not None:
        return found
    made = _compiled(text)
    _MADE[text] = made
    return made


def patterns_in_stock() -> dict[str, Pattern]:
    """The patterns that rules have asked for in this process, by the names they are kept under."""
    return {_piece(text): one for text, one in _MADE.items() if isinstance(one, Pattern)}


_MADE: dict[str, Pattern | str] = {}


def _piece(text: str) -> str:
    return f"pattern of rules {text}"


def _compiled(text: str) -> Pattern | str:
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
    if factor > MOST_WAYS:
        return "正则里可有可无或次数不定的部分太多（如“a?a?a?…”），会算不完，请拆开或写成“a*”。"
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


def _cost(tree: Any, behind: Any = None) -> tuple[int, int]:
    """Degree and factor of the tries: parts in a row multiply, alternatives add up, except where
    they begin with different characters, so that only one of them can be tried further.

    A repeat whose characters cannot begin what stands behind it ends at one place only: it costs
    a walk along the text, and a row of such repeats no more than one. `behind` stands behind all.
    """
    degree, factor, walk = 0, 1, 0
    parts = list(tree)
    for at, (code, argument) in enumerate(parts):
        rest = parts[at + 1] if at + 1 < len(parts) else behind
        if code in _REPEATS and _ends_at_once(argument, rest):
            walk |= argument[1] is codes.MAXREPEAT
            continue
        costs = [_cost(part, rest) for part in _parts(code, argument)] or [(0, 1)]
        degree += max(cost[0] for cost in costs)
        apart = code is codes.BRANCH and _tell_apart(argument[1])
        factor *= (max if apart else sum)(cost[1] for cost in costs)
        if code in _REPEATS:
            least, most = argument[0], argument[1]
            degree += most is codes.MAXREPEAT
            # Every number of times it may stand is a way of its own: `a?a?a?` has eight.
            factor *= 1 if most is codes.MAXREPEAT else most - least + 1
        factor = min(factor, MOST_TRIES)
    return degree + walk, factor


def _ends_at_once(repeat: Any, rest: Any) -> bool:
    """Whether a repeat of one character can end at one place only, by what stands behind it."""
    repeated = _characters(repeat[2][0]) if len(repeat[2]) == 1 else None
    if repeated is None or rest is None:
        return False
    if rest[0] is codes.AT and rest[1] in (codes.AT_END, codes.AT_END_STRING):
        return True
    needed = _first_characters(rest)
    return needed is not None and not any(
        low <= most and least <= high for low, high in repeated for least, most in needed
    )


def _first_characters(part: Any) -> list[tuple[int, int]] | None:
    """The characters a part begins with, None where it may be empty or that is hard to say."""
    code, argument = part
    if code in _REPEATS:
        return _first_characters(argument[2][0]) if argument[0] and len(argument[2]) else None
    if code is codes.SUBPATTERN:
        return _first_characters(argument[3][0]) if len(argument[3]) else None
    return _characters(part)


def _characters(part: Any) -> list[tuple[int, int]] | None:
    """The code points a part for one character stands for, as ranges; None for any other part."""
    code, argument = part
    if code in (codes.LITERAL, codes.NOT_LITERAL):
        ranges, negated = [(argument, argument)], code is codes.NOT_LITERAL
    elif code is codes.IN:
        negated = argument[0][0] is codes.NEGATE
        members = argument[1:] if negated else argument
        if any(kind not in (codes.LITERAL, codes.RANGE) for kind, _ in members):
            return None
        ranges = [one if kind is codes.RANGE else (one, one) for kind, one in members]
    else:
        return [(0, _LAST)] if code is codes.ANY else None
    return _all_but(ranges) if negated else ranges


def _all_but(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    left, start = list[tuple[int, int]](), 0
    for low, high in sorted(ranges):
        if low > start:
            left.append((start, low - 1))
        start = max(start, high + 1)
    return [*left, (start, _LAST)] if start <= _LAST else left


def _tell_apart(alternatives: Any) -> bool:
    """Whether the first character decides which alternative can match."""
    firsts = [one[0] if len(one) else None for one in alternatives]
    known = {argument for code, argument in filter(None, firsts) if code is codes.LITERAL}
    return len(known) == len(firsts)


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
