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
from checker.language.gaps import Absent, Blank, Gap
from checker.language.pairs import Pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from checker.language.frame import Frame
    from checker.language.tree import Lookup

    Apart = tuple[Callable[[Any], Hashable | None], str, Hashable | None]
    """What tells the sign of an item, the kind of sign, and that of who looks."""
    Kept = dict[Hashable, tuple[tuple[object, ...], bool]]
    Picked = tuple[tuple[object, ...], Kept | None]
    """Items, and what is kept of them for all who look for the same: None where one of them may
    after all not be what is looked for, or be of another sign."""

_WIDTH = Decimal(100)
"""Width of a bucket of money in 元: amounts that differ by rounding are at most one apart."""


WIDE = "wide"
"""Under this a set keeps who looked for what no index can find, and in which items."""


class Index:
    """The items of a list by what is looked for; `loose` are those only the condition can judge.

    `keys` says for every item what it is found by, `asked` who looked for what: by these it can be
    told later whom a change of an item concerns. Of items that a sign tells
    apart from who looks none is found.
    """

    __slots__ = (
        "_picked",
        "_signs",
        "asked",
        "by_key",
        "items",
        "keys",
        "lookup",
        "loose",
        "pairs",
    )

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
        self._picked: dict[Hashable, Picked] = {}
        self._signs: dict[str, list[Hashable | None]] = {}

    def note(self, wanted: Hashable, record: Any) -> None:
        """Remembers who looked for what."""
        self.asked.setdefault(wanted, []).append(record)

    def of_key(self, key: Hashable, apart: Apart | None) -> Picked:
        """The items in one bucket, and the loose ones, in order."""
        return self._kept(key, apart, lambda: self.by_key.get(key, ()))

    def like(self, wanted: str, apart: Apart | None) -> Picked:
        """The items that may contain or resemble a text, and the loose ones, in order."""
        return self._kept(wanted, apart, lambda: self.places(wanted))

    def _kept(
        self, key: Hashable, apart: Apart | None, found: Callable[[], Iterable[int]]
    ) -> Picked:
        name, sign = ("", None) if apart is None else apart[1:]
        picked = self._picked.get((key, name, sign))
        if picked is None:
            picked = self._picked[key, name, sign] = self._pick(found(), apart)
        return picked

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

    def _pick(self, found: Iterable[int], apart: Apart | None) -> Picked:
        """The same, without what a sign tells apart from who looks; with what is kept of them
        where every item is found for sure."""
        if apart is None:
            return self.pick(found), None if self.loose else {}
        wanted, signs = apart[2], self._signs_of(apart)
        if wanted is None:
            return self.pick(found), None
        places = [at for at in sorted({*found, *self.loose}) if signs[at] in (wanted, None)]
        sure = not self.loose and all(signs[at] is not None for at in places)
        return tuple(self.items[at] for at in places), {} if sure else None

    def _signs_of(self, apart: Apart) -> list[Hashable | None]:
        """The signs of all items; of what is uncertain none."""
        sign_of, name, _ = apart
        found = self._signs.get(name)
        if found is None:
            found = self._signs[name] = [
                None if isinstance(one, (Gap, Doubtful)) else sign_of(one) for one in self.items
            ]
        return found


def candidates(
    set_of: Callable[[Any], Any],
    f: Frame,
    lookup: Lookup,
    wanted: object,
    items: object,
    inner: Callable[[object], object],
    key: object,
    *signs: Any,
) -> tuple[object, Kept | None]:
    """The items worth testing for a `lookup` that seeks `wanted`, and what is kept of them; all
    where no index applies.

    `inner` gives an item's side of the condition; the index is kept under `key` with the set that
    `set_of` tells of a record. Given `signs` are what tells the sign of an item, the one of who
    looks, and what kind of sign it is.
    """
    apart = (signs[0], signs[2], signs[1]) if signs else None
    if not is_list(items):
        return items, None
    if lookup.relation != "=":
        if not isinstance(wanted, str):
            return _unfound(set_of, f, items), None
        index = _indexed(set_of, f, lookup, items, inner, key)
        index.note(wanted, f.record)
        return index.like(wanted, apart)
    keys = _probe(wanted)
    if keys is None:
        return _unfound(set_of, f, items), None
    index = _indexed(set_of, f, lookup, items, inner, key)
    for one in keys:
        index.note(one, f.record)
    if len(keys) == 1:
        return index.of_key(keys[0], apart)
    return index.pick(at for key in keys for at in index.by_key.get(key, ())), None


MOST_KEPT = 64
"""Ways of asking for the same items of which it is kept what is found."""


def signature(kept: Kept, key: str, *values: object) -> Hashable | None:
    """What is kept of items is kept under this, where a condition (`key`) hangs on some `values`
    besides them; None where these can not be told apart for sure, or are too many."""
    found: list[Hashable] = [key]
    for one in values:
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, Amount):
            found += [one.value, one.unit, one.slack, one.document, one.approximate]
        elif isinstance(one, (Blank, Absent)):
            found.append(type(one).__name__)
        else:
            return None
    made = tuple(found)
    return made if made in kept or len(kept) < MOST_KEPT else None


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
