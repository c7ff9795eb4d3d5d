"""Where a slip stands that the YAML parser only noticed further down.

A line that lacks its colon is missed on the next one, a bracket that is not closed at the end of
the list, a line that is one blank too far in where the others go on: a person must be sent to the
line to be corrected.
"""

from __future__ import annotations

from collections import Counter

from checker.base.pattern import late_pattern
from checker.strictyaml.syntax import has_bare_dash

_LEAD = late_pattern(r"[ ]*(?:-[ ]+)*")
# Complaints whose cause is the column where a line begins.
_OF_COLUMNS = (
    "block end",
    "expected key",
    "'-' indicator",
    "mapping values are not allowed",
    "sequence entries are not allowed",
)
# Complaints whose cause stands where the construct began.
_OF_CONTEXT = ("expected ':'", "',' or ']'", "',' or '}'")
# The complaint about the colon of a line, which the line above may have caused by lacking its own.
_OF_VALUES = "mapping values are not allowed"
_COLON = late_pattern(r":(?:\s|$)|^\s*#")
# How many lines begin alike by accident.
_SELDOM = 2
PAIRS = {"{": "}", "[": "]"}


def blamed(text: str, stop: int, context: int | None, complaint: str) -> tuple[int, str]:
    """The offset of what is to be corrected and the complaint about it, for a parser that stopped
    at `stop` in a construct that began at `context`."""
    if context is not None and any(part in complaint for part in _OF_CONTEXT):
        return (context if "\n" in text[context:stop] else stop), complaint
    if not any(part in complaint for part in _OF_COLUMNS):
        return stop, complaint
    lines = text.split("\n")
    here = text.count("\n", 0, stop)
    first = here if context is None else text.count("\n", 0, context)
    known = Counter(column for line in lines for column in _columns(line))
    above = range(here, min(first, here - 1) - 1, -1)
    odd = next((at for at in above if _is_odd(lines[at], known)), here)
    if odd != here:
        return _start(lines, odd), complaint
    before = next((at for at in range(here - 1, -1, -1) if lines[at].strip()), here)
    if _OF_VALUES in complaint and not _COLON.search(lines[before]):
        return _start(lines, before), _OF_CONTEXT[0]
    return stop, complaint


def _start(lines: list[str], at: int) -> int:
    """The offset of the first character of a line."""
    return sum(len(line) + 1 for line in lines[:at]) + _columns(lines[at])[0]


def unpaired(text: str) -> str:
    """What is wrong with the brackets of a flow value, `缺“}”` or `多了“]”`, empty where nothing.

    Brackets inside quotes are text.
    """
    return _paired(text)[0]


def is_closed_by_end(text: str) -> bool:
    """Whether a flow value is one pair of brackets, closed by its last character."""
    wrong, end = _paired(text)
    return not wrong and end == len(text)


def _paired(text: str) -> tuple[str, int]:
    """What is wrong with the brackets, and the offset behind which none is open any more for the
    first time, 0 where that never comes."""
    open_: list[str] = []
    quote = before = ""
    end = 0
    for at, char in enumerate(text):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and before in ("", "{", "[", ",", ":"):
            quote = char
        elif char in PAIRS:
            open_.append(PAIRS[char])
        elif char in PAIRS.values():
            if not open_:
                return f"多了“{char}”", end
            if open_[-1] != char:
                return f"缺“{open_[-1]}”", end
            open_.pop()
            end = end or (0 if open_ else at + 1)
        before = before if char.isspace() else char
    return f"缺“{open_[-1]}”" if open_ else "", end


def _columns(line: str) -> tuple[int, ...]:
    """Where a line begins, and where it goes on behind the dashes of a list."""
    if not line.strip():
        return ()
    lead = _LEAD.match(line)
    first = len(line) - len(line.lstrip(" "))
    return tuple(dict.fromkeys((first, lead.end() if lead else first)))


def _is_odd(line: str, known: Counter[int]) -> bool:
    """Whether a line begins where hardly another does, a blank away from where others do, or has
    a dash without a blank behind it."""
    return has_bare_dash(line) or any(
        known[column] <= _SELDOM and max(known[column - 1], known[column + 1]) > known[column]
        for column in _columns(line)
    )
