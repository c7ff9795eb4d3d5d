"""How a call of a function of the language is run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.language.frame import Doubtful, certain, first_doubt, is_list
from checker.language.gaps import Absent, Blank, Gap, Unknown, worst

if TYPE_CHECKING:
    from checker.language.frame import Frame
    from checker.language.schema import Function

LONGEST_TEXT = 20_000
"""Characters of a text that functions take and give; beyond, they say `TOO_LONG`."""
TOO_LONG = "文本太长"


def call(function: Function, f: Frame, values: list[Any], *, spread: bool) -> object:
    """The function on values worked out already."""
    f.steps.spend(1)
    if spread and is_list(values[0]):
        return _spread(function, f, values[0], values[1:])
    return _called(function, f, values)


def _spread(function: Function, f: Frame, items: tuple[object, ...], rest: list[Any]) -> object:
    """The function done to every item, as a field is taken of every item: what has none is left
    out, lists become one list, a doubtful item gives a doubtful result."""
    found: list[object] = []
    for item in items:
        value = _called(function, f, [certain(item), *rest])
        if isinstance(value, (Blank, Absent)):
            continue
        several = value if is_list(value) else (value,)
        doubt = item.reason if isinstance(item, Doubtful) else None
        found += several if doubt is None else [Doubtful(certain(one), doubt) for one in several]
    return tuple(found)


def _called(function: Function, f: Frame, values: list[Any]) -> object:
    if not function.lenient and (gap := _gap(f, values)):
        return gap
    if function.effort:
        f.steps.spend(function.effort(*values))
    return function.run(f, *values) if function.contextual else function.run(*values)


def _gap(f: Frame, values: list[Any]) -> Gap | None:
    """What keeps a function from being worked out: a gap, a doubtful list, a text too long."""
    gaps: list[Gap] = []
    for value in values:
        if isinstance(value, Gap):
            gaps.append(value)
        elif is_list(value):
            f.steps.spend(len(value))
            doubt = first_doubt(value)
            if doubt is not None:
                gaps.append(Unknown(doubt.reason))
        elif isinstance(value, str):
            f.steps.spend(len(value) // 100)
            if len(value) > LONGEST_TEXT:
                gaps.append(Unknown(TOO_LONG))
    return worst(gaps) if gaps else None
