"""Names the mistake where the grammar could not go on."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.values.automaton import UnreadableAt
from checker.values.builder import MeaninglessNumber
from checker.values.mistakes import Reason, Unreadable
from checker.values.units import unit_table
from checker.values.vocabulary import comparisons

if TYPE_CHECKING:
    from collections.abc import Generator

    from checker.values.memory import Units

# Letters that are typed for the digits they look like.
_LOOKALIKES = {"O": "0", "o": "0", "l": "1", "I": "1", "i": "1", "Z": "2", "S": "5", "B": "8"}
# 2025年1O月底前
_LETTER_IN_DATE = late_pattern("[0-9]{1,3}([OoIl])(?=[0-9]{0,2}[年月日号])")
_PLACEHOLDER = late_pattern(r"[*_?？](?![0-9])|[xX]{2,}")
_FIGURES = frozenset("0123456789.")
_AFTER_NUMBER = "计量单位"


@contextmanager
def diagnosed(units: Units, text: str) -> Generator[None]:
    """Turns whatever stops the reading of `text` into an Unreadable with its place."""
    try:
        yield
    except Unreadable as mistake:
        at = mistake.at
        raise _character_mistake(text[at:], text[:at], at) or mistake from None
    except UnreadableAt as stop:
        raise _mistake(units, text, stop.at, stop.accepted) from None
    except MeaninglessNumber as stop:
        raise Unreadable(Reason.MALFORMED_NUMBER, stop.at) from None
    except RecursionError:
        raise Unreadable(Reason.TRAILING_TEXT, 0) from None


def _mistake(units: Units, text: str, at: int, accepted: frozenset[str]) -> Unreadable:
    rest, before = text[at:], text[:at]
    typed = _character_mistake(rest, before, at)
    if typed:
        return typed
    if "UNIT" in accepted and before[-1:].isdigit():
        if not rest:
            return Unreadable(Reason.MISSING_NUMBER, at)
        return Unreadable(Reason.UNKNOWN_UNIT, at, _AFTER_NUMBER)
    if not rest or _wants_number(units, before, rest):
        return Unreadable(Reason.MISSING_NUMBER, at, "数字")
    if _unit_at(units, rest) and before:
        return Unreadable(Reason.DOUBLED_UNIT, at)
    if not before:
        operator = re.match(comparisons(), rest)
        if operator and (operator.end() == len(rest) or _unit_at(units, rest[operator.end() :])):
            return Unreadable(Reason.MISSING_NUMBER, operator.end(), "数字")
        return Unreadable(Reason.LEADING_TEXT, at, "比较符", "数字")
    return Unreadable(Reason.TRAILING_TEXT, at)


def _character_mistake(rest: str, before: str, at: int) -> Unreadable | None:
    """Mistakes that one character shows: O for 0, a comma or a blank inside a number, **."""
    first, beside = rest[:1], before[-1:] in _FIGURES or rest[1:2].isdigit()
    if first in _LOOKALIKES and beside:
        return Unreadable(Reason.LETTER_FOR_DIGIT, at, _LOOKALIKES[first])
    dated = _LETTER_IN_DATE.match(rest)
    if dated:
        return Unreadable(Reason.LETTER_FOR_DIGIT, at + dated.start(1), _LOOKALIKES[dated[1]])
    if first == "." and rest[1:2] in _LOOKALIKES and before[-1:].isdigit():
        return Unreadable(Reason.LETTER_FOR_DIGIT, at + 1, _LOOKALIKES[rest[1]])
    if first == "␣":
        return Unreadable(Reason.GAP_IN_NUMBER, at)
    if first == "," and before[-1:].isdigit() and rest[1:2].isdigit():
        return Unreadable(Reason.MISPLACED_COMMA, at)
    if _PLACEHOLDER.match(rest):
        return Unreadable(Reason.PLACEHOLDER, at, "数字")
    return None


def _wants_number(units: Units, before: str, rest: str) -> bool:
    return before[-1:] in "≥≤><=" and bool(before) and _unit_at(units, rest)


def _unit_at(units: Units, rest: str) -> bool:
    spellings = unit_table(units).spellings
    return any(rest[:size] in spellings for size in range(min(6, len(rest)), 0, -1))
