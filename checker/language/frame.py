"""What an expression is evaluated in: the record, the items of the loops around it, the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

from checker.language.gaps import Gap, Uncertain, Unknown
from checker.values import COMMON

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.values import Units


DEEPEST_LOOP = 12
STEPS = 200_000
"""What one rule may spend on one table (a rule of the set: on each record)."""


_NO_ITEMS = (None,) * DEEPEST_LOOP


class StepLimit(Exception):
    """A rule has spent its steps; the record it was at becomes unknown."""


class Steps:
    """The budget of steps, shared by all frames of one rule on one table."""

    __slots__ = ("left",)

    def __init__(self, limit: int = STEPS) -> None:
        self.left = limit

    def spend(self, count: int) -> None:
        """Raises StepLimit when the budget is used up."""
        self.left -= count
        if self.left < 0:
            raise StepLimit


class Frame:
    """`items[0]` is the rule's record, `items[n]` the current item of the n-th loop around the
    expression. Definitions are worked out on first use, in a frame of their own. Names of units are
    understood by `units`."""

    __slots__ = ("definitions", "items", "steps", "units")

    def __init__(
        self,
        record: object,
        steps: Steps,
        definitions: dict[str, object] | None = None,
        units: Units = COMMON,
    ) -> None:
        self.items: list[Any] = [record, *_NO_ITEMS]
        self.steps = steps
        self.definitions: dict[str, object] = {} if definitions is None else definitions
        self.units = units

    def turn_to(self, record: object, steps: Steps) -> None:
        """Makes this the frame of another record."""
        self.items[0] = record
        self.steps = steps
        if self.definitions:
            self.definitions = {}

    @property
    def record(self) -> Any:
        """The rule's record."""
        return self.items[0]

    def define(self, name: str, run: Callable[[Frame], object]) -> object:
        """The value of a definition on this record."""
        if name not in self.definitions:
            fresh = Frame(self.items[0], self.steps, self.definitions, self.units)
            self.definitions[name] = run(fresh)
        return self.definitions[name]


class Doubtful:
    """An item of a list of which it cannot be said whether it belongs there."""

    __slots__ = ("item", "reason")

    def __init__(self, item: object, reason: Unknown) -> None:
        self.item = item
        self.reason = reason


def is_list(value: object) -> TypeGuard[tuple[object, ...]]:
    """Lists of the language are tuples."""
    return isinstance(value, tuple)


def certain(item: object) -> object:
    """The item itself, whether or not its belonging is in doubt."""
    return item.item if isinstance(item, Doubtful) else item


def sure(value: object) -> object:
    """What of a list a message may name: the items that certainly belong and are known.

    Uncertain where something may belong and nothing certainly does.
    """
    if not is_list(value):
        return value
    doubt = first_doubt(value)
    if doubt is None:
        return value
    left = tuple(item for item in value if not isinstance(item, (Doubtful, Gap)))
    return left or Uncertain(doubt.reason)


def first_doubt(items: tuple[object, ...]) -> Gap | None:
    """Why a whole list cannot be reckoned with: an unknown value or a doubtful item in it."""
    for item in items:
        if isinstance(item, Doubtful):
            return item.reason
        if isinstance(item, Gap):
            return item
    return None
