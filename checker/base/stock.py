"""Where what was compiled before is found by its name: patterns, and the methods of classes.

Nothing is found until somebody who knows of kept pieces says where (`cache.made`); then what is
not found is compiled, to the same end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class _Stock:
    __slots__ = ("look",)

    def __init__(self) -> None:
        self.look: Callable[[str], Any] = lambda _: None


_stock = _Stock()


def look_in(stock: Callable[[str], Any]) -> None:
    """What is kept is found by its name in this."""
    _stock.look = stock


def in_stock(name: str) -> Any:
    """What is kept under a name, None where there is nothing."""
    return _stock.look(name)
