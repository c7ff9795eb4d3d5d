"""How values are printed in messages: as people write them."""

from __future__ import annotations

import datetime

from checker.language.amounts import Amount
from checker.language.calculation import shortened
from checker.language.frame import certain, is_list
from checker.language.gaps import Absent, Blank, Gap
from checker.values import Value

EMPTY = "（空）"
LONGEST_LIST = 1_500
"""Characters after which a list in a message breaks off."""
UNCLEAR = "（不详）"


class Shown:
    """A record that says what a message calls it."""

    __slots__ = ()

    @property
    def shown(self) -> str:
        raise NotImplementedError


def show_value(value: object) -> str:
    """Text for a message: amounts in the unit they were written in, lists joined by 、."""
    if is_list(value):
        return _show_list(value)
    match value:
        case str():
            return value
        case bool():
            return "是" if value else "否"
        case Amount():
            return str(shortened(value))
        case Value():
            return value.text
        case datetime.date():
            return f"{value.year}年{value.month}月{value.day}日"
        case Absent() | Blank():
            return EMPTY
        case Gap():
            return UNCLEAR
        case Shown():
            return value.shown
        case _:
            return UNCLEAR


def _show_list(items: tuple[object, ...]) -> str:
    """The items, as far as a message can hold them; a longer list says how long it is."""
    shown, length = list[str](), 0
    for item in items:
        shown.append(show_value(certain(item)))
        length += len(shown[-1]) + 1
        if length > LONGEST_LIST and len(shown) < len(items):
            return f"{'、'.join(shown)}…（共{len(items)}项）"
    return "、".join(shown)
