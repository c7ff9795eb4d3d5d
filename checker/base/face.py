"""The face of a room whose names are imported when they are asked for.

What others may use of a room is what its `__init__` names. A room of which a run needs a part alone
names the rest late: for type checkers as imports, for the run in a table that says where each name
is at home.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def late(room: str, homes: Mapping[str, Iterable[str]]) -> Callable[[str], Any]:
    """The `__getattr__` of a room: `homes` are its modules, each with the names it gives out."""
    home_of = {name: home for home, names in homes.items() for name in names}

    def found(name: str) -> Any:
        home = home_of.get(name)
        if home is None:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        value = getattr(import_module(f"{room}.{home}"), name)
        setattr(sys.modules[room], name, value)
        return value

    return found
