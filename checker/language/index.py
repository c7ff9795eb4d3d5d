"""Looking for equals and likes in a list of the whole set without trying every item.

`全套.表[项目名称 = 本.项目名称]` would take n² comparisons. Where one side of an = depends on the
item alone and the other not at all, and the list is the same for the whole run, the items are
sorted into buckets by that side once; for 包含 and 相似 ≥ they are found by the pairs of characters
they have. The index only preselects: the whole condition still decides, so it never changes an
outcome.
"""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, Any, cast

from checker.language.amounts import MONEY, Amount
from checker.language.frame import Doubtful, is_list
from checker.language.gaps import Gap
from checker.language.pairs import Pairs
from checker.text import bare

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from checker.language.frame import Frame
    from checker.language.tree import Lookup

_WIDTH = Decimal(100)
"""Width of a bucket of money in 元: amounts that differ by rounding are at most one apart."""


class _Index:
    """The items of a list by what is looked for; `loose` are those only the condition can judge."""

    __slots__ = ("_picked", "by_key", "items", "loose", "pairs")

    def __init__(
        self,
        items: tuple[object, ...],
        by_key: dict[Hashable, list[int]],
        pairs: Pairs,
        loose: list[int],
    ) -> None:
        self.items = items
        self.by_key = by_key
        self.pairs = pairs
        self.loose = loose
        self._picked: dict[Hashable, tuple[object, ...]] = {}

    def of_key(self, key: Hashable) -> tuple[object, ...]:
        """The items in one bucket, and the loose ones, in order."""
        found = self._picked.get(key)
        if found is None:
            found = self._picked[key] = self.pick(self.by_key.get(key, ()))
        return found

    def like(self, wanted: str, lookup: Lookup) -> tuple[object, ...]:
        """The items that may contain or resemble a text, and the loose ones, in order."""
        found = self._picked.get((wanted, lookup.relation))
        if found is None:
            found = self.pick(
                self.pairs.containing(wanted)
                if lookup.relation == "包含"
                else self.pairs.resembling(bare(wanted), lookup.least)
            )
            self._picked[wanted, lookup.relation] = found
        return found

    def pick(self, found: Iterable[int]) -> tuple[object, ...]:
        """The items at positions that are found once each, and the loose ones, in order."""
        return tuple(self.items[at] for at in sorted({*found, *self.loose}))


def candidates(
    set_of: Callable[[Any], Any],
    f: Frame,
    lookup: Lookup,
    wanted: object,
    items: object,
    inner: Callable[[object], object],
    key: object,
) -> object:
    """The items worth testing for a `lookup` that seeks `wanted`; all where no index applies.

    `inner` gives an item's side of the condition; the index is kept under `key` with the set that
    `set_of` tells of a record.
    """
    if not is_list(items):
        return items
    if lookup.relation != "=":
        if not isinstance(wanted, str):
            return items
        index = _indexed(set_of, f, lookup, items, inner, key)
        return index.like(wanted, lookup)
    keys = _probe(wanted)
    if keys is None:
        return items
    index = _indexed(set_of, f, lookup, items, inner, key)
    if len(keys) == 1:
        return index.of_key(keys[0])
    return index.pick(at for key in keys for at in index.by_key.get(key, ()))


def _indexed(
    set_of: Callable[[Any], Any],
    f: Frame,
    lookup: Lookup,
    items: tuple[object, ...],
    inner: Callable[[object], object],
    key: object,
) -> _Index:
    memo = set_of(f.record).memo
    if key not in memo:
        f.steps.spend(len(items))
        values = [None if isinstance(item, (Gap, Doubtful)) else inner(item) for item in items]
        make = _by_key if lookup.relation == "=" else _by_pairs
        memo[key] = make(items, values, lookup)
    return cast("_Index", memo[key])


def _by_key(items: tuple[object, ...], values: list[object], _: Lookup) -> _Index:
    by_key: dict[Hashable, list[int]] = {}
    loose: list[int] = []
    for at, value in enumerate(values):
        key = _key(value)
        if key is None:
            loose.append(at)
        else:
            by_key.setdefault(key, []).append(at)
    return _Index(items, by_key, Pairs((), 0), loose)


def _by_pairs(items: tuple[object, ...], values: list[object], lookup: Lookup) -> _Index:
    texts: list[tuple[int, str]] = []
    loose: list[int] = []
    for at, value in enumerate(values):
        if isinstance(value, str):
            texts.append((at, value if lookup.relation == "包含" else bare(value)))
        else:
            loose.append(at)
    return _Index(items, {}, Pairs(texts, len(items)), loose)


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
