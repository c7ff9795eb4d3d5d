"""A specimen: a short text that a regular expression takes."""

from __future__ import annotations

from typing import Any

from checker.language.patterns import codes, parser

_MARKS = "某三3a，。（） -"
_REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}


def specimen(pattern: str) -> str | None:
    """The shortest plain text a pattern takes, None where none is easily made."""
    return _text(parser.parse(pattern))


def _text(tree: Any) -> str | None:
    found: str = ""
    for code, argument in tree:
        part = _part(code, argument)
        if part is None:
            return None
        found += part
    return found


def _part(code: Any, argument: Any) -> str | None:
    if code is codes.LITERAL:
        return chr(argument)
    if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
        return ""
    if code is codes.SUBPATTERN:
        return _text(argument[3])
    if code is codes.BRANCH:
        return _text(argument[1][0])
    if code in _REPEATS:
        inner, least = _text(argument[2]), int(argument[0])
        return None if inner is None else inner * least
    if code is codes.ANY:
        return _MARKS[:1]
    if code is codes.NOT_LITERAL:
        return next(mark for mark in _MARKS if mark != chr(argument))
    return _member(argument) if code is codes.IN else None


def _member(members: Any) -> str | None:
    """A character of a class: one that is easy to read where the class has it."""
    negated = bool(members[0][0] is codes.NEGATE)
    ranges = [_range(code, argument) for code, argument in members[1 if negated else 0 :]]
    if any(one is None for one in ranges):
        return None
    first: str = next((chr(one[0]) for one in ranges if one), "")
    offers: list[str] = [*_MARKS, "" if negated else first]
    for mark in filter(None, offers):
        inside = any(one is not None and one[0] <= ord(mark) <= one[1] for one in ranges)
        if inside != negated:
            return mark
    return None


def _range(code: Any, argument: Any) -> tuple[int, int] | None:
    if code is codes.LITERAL:
        return argument, argument
    found: tuple[int, int] | None = argument if code is codes.RANGE else None
    return found
