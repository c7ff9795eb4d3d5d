"""Which table of one round is which of the next: projects are renamed, files are moved."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass
from checker.base.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# A table as the JSON report writes it.
Table = dict[str, Any]

# How like each other two names of a project are at least, where nothing else tells.
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class TableKey:
    """What tells a table from the others of a round: unit and project, else where it stands."""

    unit: str
    project: str
    path: str = ""
    index: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """One table in both rounds; None in the round that does not have it."""

    old: Table | None
    new: Table | None

    @property
    def unit(self) -> str:
        return str((self.new or self.old or {}).get("unit") or "")

    @property
    def project(self) -> str:
        """The name it has now, and what it was called before."""
        now, before = (str(one.get("project") or "") if one else "" for one in (self.new, self.old))
        return f"{now}（原名“{before}”）" if now and before and now != before else now or before

    @property
    def verdicts(self) -> tuple[str, str]:
        old, new = self.old, self.new
        return (_word(old), _word(new))


def _word(table: Table | None) -> str:
    """What the verdict is called on a table; results of before give the verdict alone."""
    return str(table.get("verdict_word") or table["verdict"]) if table else ""


def table_key(table: Mapping[str, Any] | None, path: str, index: int) -> TableKey:
    """The key of a table, or of the table a finding speaks of."""
    project = squeeze(str((table or {}).get("project") or ""))
    unit = squeeze(str((table or {}).get("unit") or ""))
    return TableKey(unit, project) if project else TableKey("", "", path, index)


def key_of(table: Table) -> TableKey:
    return table_key(table, table["path"], table["index"] or 0)


def paired(old: Sequence[Table], new: Sequence[Table]) -> tuple[Pair, ...]:
    """The tables of both rounds in the order of the new one; those that are gone stand last."""
    before, after = _by_key(old), _by_key(new)
    pairs = {id(after[key]): before.pop(key) for key in list(before) if key in after}
    open_ones = [one for one in after.values() if id(one) not in pairs]
    for one in open_ones:
        match = _renamed(one, before.values())
        if match is not None:
            pairs[id(one)] = match
            del before[key_of(match)]
    return (
        *(Pair(pairs.get(id(one)), one) for one in after.values()),
        *(Pair(one, None) for one in before.values()),
    )


def _by_key(tables: Iterable[Table]) -> dict[TableKey, Table]:
    found: dict[TableKey, Table] = {}
    for table in tables:
        found.setdefault(key_of(table), table)
    return found


def _renamed(table: Table, left: Iterable[Table]) -> Table | None:
    """The table it was: of the same unit, at the same place or by a name that is like no other."""
    same_unit = [one for one in left if (one["unit"] or "") == (table["unit"] or "")]
    place = (table["path"], table["index"])
    at_its_place = [one for one in same_unit if (one["path"], one["index"]) == place]
    if at_its_place:
        return at_its_place[0]
    likeness: defaultdict[float, list[Table]] = defaultdict(list)
    for one in same_unit:
        likeness[_likeness(one, table)].append(one)
    best = max(likeness, default=0.0)
    return likeness[best][0] if best >= _ALIKE and len(likeness[best]) == 1 else None


def _likeness(one: Table, other: Table) -> float:
    was, now = (squeeze(str(table["project"] or "")) for table in (one, other))
    return SequenceMatcher(None, was, now, autojunk=False).ratio()
