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

from checker.base.text import bare
from checker.language.amounts import MONEY, Amount
from checker.language.frame import Doubtful, is_list
from checker.language.gaps import Gap
from checker.language.pairs import Pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from checker.language.frame import Frame
    from checker.language.tree import Lookup

_WIDTH = Decimal(100)
"""Width of a bucket of money in 元: amounts that differ by rounding are at most one apart."""


WIDE = "wide"
"""Under this a set keeps who looked for what no index can find, and in which items."""


class Index:
    """The items of a list by what is looked for; `loose` are those only the condition can judge.

    `keys` says for every item what it is found by, `asked` who looked for what: by these it can be
    told later whom a change of an item concerns.
    """

    __slots__ = ("_picked", "asked", "by_key", "items", "keys", "lookup", "loose", "pairs")

    def __init__(
        self,
        lookup: Lookup,
        items: tuple[object, ...],
        keys: Sequence[Hashable | None],
        by_key: dict[Hashable, list[int]],
        pairs: Pairs,
    ) -> None:
        self.lookup = lookup
        self.items = items
        self.keys = keys
        self.by_key = by_key
        self.pairs = pairs
        self.loose = [at for at, key in enumerate(keys) if key is None]
        self.asked: dict[Hashable, list[Any]] = {}
        self._picked: dict[Hashable, tuple[object, ...]] = {}

    def note(self, wanted: Hashable, record: Any) -> None:
        """Remembers who looked for what."""
        self.asked.setdefault(wanted, []).append(record)

    def of_key(self, key: Hashable) -> tuple[object, ...]:
        """The items in one bucket, and the loose ones, in order."""
        found = self._picked.get(key)
        if found is None:
            found = self._picked[key] = self.pick(self.by_key.get(key, ()))
        return found

    def like(self, wanted: str) -> tuple[object, ...]:
        """The items that may contain or resemble a text, and the loose ones, in order."""
        found = self._picked.get(wanted)
        if found is None:
            found = self._picked[wanted] = tuple(self.items[at] for at in self.places(wanted))
        return found

    def places(self, wanted: Any) -> list[int]:
        """Where in the list such items are."""
        found = (
            self.pairs.containing(wanted)
            if self.lookup.relation == "包含"
            else self.pairs.resembling(bare(wanted), self.lookup.least)
        )
        return sorted({*found, *self.loose})

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
            return _unfound(set_of, f, items)
        index = _indexed(set_of, f, lookup, items, inner, key)
        index.note(wanted, f.record)
        return index.like(wanted)
    keys = _probe(wanted)
    if keys is None:
        return _unfound(set_of, f, items)
    index = _indexed(set_of, f, lookup, items, inner, key)
    for one in keys:
        index.note(one, f.record)
    if len(keys) == 1:
        return index.of_key(keys[0])
    return index.pick(at for key in keys for at in index.by_key.get(key, ()))


def _unfound(
    set_of: Callable[[Any], Any], f: Frame, items: tuple[object, ...]
) -> tuple[object, ...]:
    """All items, for who looks for what no index can find."""
    set_of(f.record).memo.setdefault(WIDE, []).append((f.record, items))
    return items


def _indexed(
    set_of: Callable[[Any], Any],
    f: Frame,
    lookup: Lookup,
    items: tuple[object, ...],
    inner: Callable[[object], object],
    key: object,
) -> Index:
    memo = set_of(f.record).memo
    if key not in memo:
        f.steps.spend(len(items))
        values = [None if isinstance(item, (Gap, Doubtful)) else inner(item) for item in items]
        make = _by_key if lookup.relation == "=" else _by_pairs
        memo[key] = make(items, values, lookup)
    return cast("Index", memo[key])


def _by_key(items: tuple[object, ...], values: list[object], lookup: Lookup) -> Index:
    keys = [_key(value) for value in values]
    by_key: dict[Hashable, list[int]] = {}
    for at, key in enumerate(keys):
        if key is not None:
            by_key.setdefault(key, []).append(at)
    return Index(lookup, items, keys, by_key, Pairs((), 0))


def _by_pairs(items: tuple[object, ...], values: list[object], lookup: Lookup) -> Index:
    plain = lookup.relation == "包含"
    keys = [
        (value if plain else bare(value)) if isinstance(value, str) else None for value in values
    ]
    texts = [(at, text) for at, text in enumerate(keys) if text is not None]
    return Index(lookup, items, keys, {}, Pairs(texts, len(items)))


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
