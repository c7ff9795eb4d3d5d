"""What holds at a place of an RTF document, and which control words change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.readers.rtftables import TableFlow

if TYPE_CHECKING:
    from collections.abc import Callable

    _Change = Callable[["RtfState", int | None], None]


@dataclass(slots=True)
class RtfState:
    """What a group inherits from the one around it and gives back at its end."""

    flow: TableFlow
    unseen: bool = False
    fonts: bool = False
    properties: bool = False
    """Whether the row that is described is one of an inner table."""
    numbering: bool = False
    font: int = 0
    fallback: int = 1
    """How many characters stand behind a `\\u` for programs that do not know it."""
    depth: int = 0
    """Of the tables around the paragraph: 0 outside of any."""
    hidden: bool = False
    struck: bool = False
    deleted: bool = False
    script: str = ""
    capitals: bool = False
    beside: str = ""
    """Which of the texts beside the tables this is: a note, the head of a page."""
    fields: int = 0
    """How many fields this stands in."""
    instruction: bool = False
    """Whether this is what a field is made of, not what it shows."""


def _is_on(number: int | None) -> bool:
    return number != 0


def _within(number: int | None, most: int) -> int:
    return max(0, min(number or 0, most))


def _set_plain(state: RtfState, _: int | None) -> None:
    state.hidden = state.struck = state.deleted = state.capitals = False
    state.script = ""


def _set_in_table(state: RtfState, _: int | None) -> None:
    state.depth = max(state.depth, 1)


def _set_box(state: RtfState, _: int | None) -> None:
    state.flow, state.depth = state.flow.box(), 0


def _setting(name: str, value: Callable[[int | None], object]) -> _Change:
    """Sets an attribute of the state from the number of the word."""
    return lambda state, number: setattr(state, name, value(number))


CHANGES: dict[str, _Change] = {
    "plain": _set_plain,
    "pard": _setting("depth", lambda _: 0),
    "intbl": _set_in_table,
    "itap": _setting("depth", lambda number: _within(number, TableFlow.DEEPEST)),
    "nesttableprops": _setting("properties", lambda _: True),
    "listtext": _setting("numbering", lambda _: True),
    "pntext": _setting("numbering", lambda _: True),
    "shptxt": _set_box,
    "dptxbxtext": _set_box,
    "f": _setting("font", lambda number: number or 0),
    "uc": _setting("fallback", lambda number: _within(number, 16)),
    "v": _setting("hidden", _is_on),
    "deleted": _setting("deleted", _is_on),
    "strike": _setting("struck", _is_on),
    "striked": _setting("struck", _is_on),
    "caps": _setting("capitals", _is_on),
    "scaps": _setting("capitals", _is_on),
    "super": _setting("script", lambda number: "super" if _is_on(number) else ""),
    "sub": _setting("script", lambda number: "sub" if _is_on(number) else ""),
    "nosupersub": _setting("script", lambda _: ""),
}
"""What a control word changes in the state, by the word."""
