"""Whether a rule meets other tables of the set only by looking something up in a list of them, so
that of two tables neither of which looks for what the other has, neither can change the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import fields
from checker.form import SET, TABLE, conditions_in, typed_condition_of
from checker.language import is_list
from checker.language import tree as t
from checker.rule.program import spoken_codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.form import Surroundings
    from checker.rule.typed import TypedRule


def looks_up_only(typed: TypedRule) -> bool:
    """Whether a rule looks at other tables by look-ups alone; that it is asked of every table of
    the set is no look at them."""
    codes = [typed.when, typed.claim, *typed.bodies.values(), *spoken_codes(typed)]
    asked = _looks_up(typed.select) if typed.root == TABLE else _is_chosen(typed.select)
    return asked and all(map(_looks_up, codes))


def keep_to_tables(around: Surroundings) -> bool:
    """Whether what packs say of records is said of the table they stand in alone."""
    return not any(one.across for one in around.definitions.values()) and not any(
        _names_set(typed_condition_of(around, profile.id, name))
        for profile in around.profiles
        for name in conditions_in(profile)
    )


def _looks_up(code: object) -> bool:
    """Whether a tree names the tables of the set only as what something is looked up in."""
    if isinstance(code, (t.Filter, t.Quantified)) and code.lookup is not None:
        rest = (getattr(code, one.name) for one in fields(code) if one.name != "source")
        return (_is_chosen(code.source) or _looks_up(code.source)) and all(map(_looks_up, rest))
    return not _is_tables(code) and all(map(_looks_up, _parts(code)))


def _is_chosen(code: t.Code) -> bool:
    """Whether a list is chosen from the tables of the set by what each says by itself."""
    code = _within(code)
    if _is_tables(code):
        return True
    source = getattr(code, "source", None)
    if source is None or not _is_chosen(source):
        return False
    return not any(_names_set(one) for one in _parts(code) if one is not source)


def _names_set(code: object) -> bool:
    return _is_tables(code) or any(map(_names_set, _parts(code)))


def _is_tables(code: object) -> bool:
    return isinstance(code, t.FieldOf) and code.schema == SET and code.name == TABLE


def _within(code: t.Code) -> t.Code:
    while isinstance(code, (t.Noted, t.Shared, t.Sure)):
        code = code.body
    return code


def _parts(code: object) -> Iterator[object]:
    if is_list(code):
        yield from code
    elif isinstance(code, t.Code):
        yield from (getattr(code, one.name) for one in fields(code))
