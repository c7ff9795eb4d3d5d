"""Looking for equals in a list of the whole set without trying every item against every other.

`全套.表[项目名称 = 本.项目名称]` would take n² comparisons. Where one side of an = depends on the
item alone and the other not at all, and the list is the same for the whole run, the items are
sorted into buckets by that side once. The bucket only preselects: the whole condition still
decides, so an index never changes an outcome.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, cast

from checker.language.amounts import MONEY, Amount
from checker.language.frame import Doubtful, certain, is_list
from checker.language.gaps import Gap
from checker.language.records import set_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from checker.language.frame import Frame
    from checker.language.scope import Typed

_WIDTH = Decimal(100)
"""Width of a bucket of money in 元: amounts that differ by rounding are at most one apart."""


class _Buckets:
    """The items of a list by key; `loose` are those that only the condition itself can judge."""

    __slots__ = ("by_key", "items", "loose")

    def __init__(self, items: tuple[object, ...]) -> None:
        self.items = items
        self.by_key: dict[Hashable, list[int]] = {}
        self.loose: list[int] = []

    def pick(self, keys: tuple[Hashable, ...]) -> tuple[object, ...]:
        chosen = list(self.loose)
        for key in keys:
            chosen.extend(self.by_key.get(key, ()))
        return tuple(self.items[at] for at in sorted(chosen))


def candidates_of(source: Typed, condition: Typed, depth: int) -> Callable[[Frame], object]:
    """What gives the items worth testing: all of them where no index applies."""
    if source.deps:
        return source.run
    once = shared(source).run
    sides = _equality(condition, depth)
    if sides is None:
        return once
    inner, outer = sides

    def run(f: Frame) -> object:
        wanted = outer.run(f)
        keys = _probe(wanted)
        items = once(f)
        if keys is None or not is_list(items):
            return items
        return _buckets(f, inner, items, depth).pick(keys)

    return run


def shared(made: Typed) -> Typed:
    """What is the same for all records of a set is worked out once a set."""
    if made.deps or made.constant is not None:
        return made
    compute, key = made.run, object()

    def run(f: Frame) -> object:
        memo = set_of(f.record).memo
        if key not in memo:
            memo[key] = compute(f)
        return memo[key]

    return replace(made, run=run)


def _equality(condition: Typed, depth: int) -> tuple[Typed, Typed] | None:
    """The first = of a condition with the item on one side only: (item's side, other side)."""
    for part in condition.conjuncts or (condition,):
        if part.equality is None or part.equality[0].type.base not in ("文本", "量"):
            continue
        for inner, outer in (part.equality, part.equality[::-1]):
            if inner.deps == frozenset({depth}) and depth not in outer.deps:
                return inner, outer
    return None


def _buckets(f: Frame, inner: Typed, items: tuple[object, ...], depth: int) -> _Buckets:
    memo = set_of(f.record).memo
    if inner not in memo:
        memo[inner] = _sorted(f, inner, items, depth)
    return cast("_Buckets", memo[inner])


def _sorted(f: Frame, inner: Typed, items: tuple[object, ...], depth: int) -> _Buckets:
    buckets = _Buckets(items)
    f.steps.spend(len(items))
    for at, item in enumerate(items):
        f.items[depth] = certain(item)
        key = None if isinstance(item, (Gap, Doubtful)) else _key(inner.run(f))
        if key is None:
            buckets.loose.append(at)
        else:
            buckets.by_key.setdefault(key, []).append(at)
    return buckets


def _key(value: object) -> Hashable | None:
    """The bucket of a value, None for one that belongs in no bucket."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Amount) and value.dimension == MONEY and value.slack <= _WIDTH / 2:
        return (value.value / _WIDTH).to_integral_value(ROUND_FLOOR)
    return None


def _probe(value: object) -> tuple[Hashable, ...] | None:
    """The buckets in which equals of a value can lie."""
    key = _key(value)
    if isinstance(key, Decimal):
        return (key - 1, key, key + 1)
    return None if key is None else (key,)
