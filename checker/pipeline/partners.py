"""Which tables of a set look for what others have: told by the look-ups of the rules that ran, and
plain enough to be kept.

A table that looks for nothing another one has comes to the same whatever that one says. Tables are
known by their position in the set.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.base.text import bare
from checker.form import SetRecord, TableRecord, table_of
from checker.language import WIDE, Index, certain, may_contain, may_resemble, pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Positions = tuple[int, ...]


class SetLookup(NamedTuple):
    """One look-up of a set: which tables have something to be found there, by what it is found
    by, and which look for what. What only a condition can judge is `loose` and always found.
    `met` says what was found of all that was not looked up as an equal."""

    relation: str
    least: str
    items: dict[str, Positions]
    loose: Positions
    asked: dict[str, Positions]
    met: dict[str, Positions]

    @property
    def askers(self) -> set[int]:
        """All tables that look for something."""
        return {at for positions in self.asked.values() for at in positions}

    def found_by(self, wanted: str) -> set[int]:
        """The tables in which something may be found by what is wanted."""
        if self.relation == "=":
            return {*self.items.get(wanted, ()), *self.loose}
        if wanted in self.met:
            return set(self.met[wanted])
        fitting = (tables for text, tables in self.items.items() if self._finds(text, wanted))
        return {*(at for tables in fitting for at in tables), *self.loose}

    def asked_for(self, text: str) -> set[int]:
        """The tables that look for something as which a text may be found."""
        if self.relation == "=":
            return set(self.asked.get(text, ()))
        fitting = (tables for wanted, tables in self.asked.items() if self._finds(text, wanted))
        return {at for tables in fitting for at in tables}

    def _finds(self, text: str, wanted: str) -> bool:
        if self.relation == "包含":
            return may_contain(text, wanted)
        return may_resemble(_pairs(text), _pairs(bare(wanted)), Decimal(self.least))


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(pairs_of(text))


def lookups_of(whole: SetRecord) -> dict[str, SetLookup] | None:
    """The look-ups of a set whose rules have run, by what is the same in every set; None where
    something was looked for that no look-up finds."""
    wide = (items for record, items in whole.memo.get(WIDE, ()) if table_of(record) is not None)
    if any(_position(items[0]) is not None for items in wide if items):
        return None
    found: dict[str, SetLookup] = {}
    asked: defaultdict[str, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for key, index in whole.memo.items():
        if not isinstance(index, Index) or not index.items:
            continue
        places = [_position(certain(item)) for item in index.items]
        if not any(places):
            continue  # what is looked up in is no table of the set
        if None in places or not isinstance(key, (str, tuple)):
            return None
        family = _family(key)
        if family == key:
            found[family] = _lookup(index, places)
        for wanted, records in index.asked.items():
            # Which tables a rule is asked of is no look at them.
            if tables := {one.position for record in records if (one := table_of(record))}:
                asked[family][_token(wanted)] |= tables
    if not asked.keys() <= found.keys():
        return None
    return {
        key: one._replace(asked={text: _sorted(tables) for text, tables in asked[key].items()})
        for key, one in found.items()
    }


def _lookup(index: Index, places: Sequence[int | None]) -> SetLookup:
    items: defaultdict[str, set[int]] = defaultdict(set)
    loose: set[int] = set()
    for place, key in zip(places, index.keys, strict=True):
        if place is not None:
            (loose if key is None else items[_token(key)]).add(place)
    relation, least = index.lookup.relation, str(index.lookup.least)
    found = {text: _sorted(tables) for text, tables in items.items()}
    met = {
        str(wanted): _sorted({place for at in index.places(wanted) if (place := places[at])})
        for wanted in (index.asked if relation != "=" else ())
    }
    return SetLookup(relation, least, found, _sorted(loose), {}, met)


def _family(key: Any) -> str:
    """What a look-up among the certain items alone is of one kind with."""
    return key if isinstance(key, str) else key[0]


def _position(item: Any) -> int | None:
    """Where the table of a record stands; None for what belongs to no table."""
    if not isinstance(item, TableRecord):
        item = getattr(item, "owner", None)
    if not isinstance(item, TableRecord):
        item = getattr(item, "owner", None)
    return item.position if isinstance(item, TableRecord) else None


def _token(key: Any) -> str:
    return key if isinstance(key, str) else f"{key}元"


def _sorted(tables: Iterable[int]) -> Positions:
    return tuple(sorted(tables))
