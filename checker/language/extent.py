"""How much is in an expression once the definitions it names are written out in it.

Definitions that name each other double with every one: what follows them has to end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language import nodes as n

if TYPE_CHECKING:
    from collections.abc import MutableMapping

MOST_STEPS = 20_000
DEEPEST_WHOLE = 80

Extent = tuple[int, int]
"""How many nodes there are, and how deep they nest."""


class Extents:
    """The extents of definitions by their names; each is added before those that name it."""

    def __init__(self, known: MutableMapping[str, Extent]) -> None:
        self.known = known

    def add(self, name: str, node: n.Expr) -> None:
        """Makes a definition known; of one name that stands for several the largest counts."""
        size, depth = self.of(node)
        old = self.known.get(name, (0, 0))
        self.known[name] = (max(size, old[0]), max(depth, old[1]))

    def of(self, node: n.Expr) -> Extent:
        """The extent of an expression, counted without recursion."""
        size, deepest, waiting = 0, 0, [(node, 1)]
        while waiting:
            current, level = waiting.pop()
            name = current.name if isinstance(current, n.Name | n.Member) else ""
            more, below = self.known.get(name, (0, 0))
            size, deepest = size + 1 + more, max(deepest, level + below)
            waiting.extend((child, level + 1) for child in n.children(current))
        return size, deepest

    def too_much(self, node: n.Expr) -> str:
        """Why an expression cannot be followed to its end; empty where it can."""
        size, depth = self.of(node)
        if size > MOST_STEPS:
            return f"连同用到的定义一共超过{MOST_STEPS}步，会算不完，请拆开。"
        if depth > DEEPEST_WHOLE:
            return f"连同用到的定义嵌套超过{DEEPEST_WHOLE}层，请少套几层。"
        return ""
