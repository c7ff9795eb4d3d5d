"""Changes counted by table and by unit, with what became of the verdicts."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.comparison.changes import table_of
from checker.comparison.rounds import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.comparison.changes import Changes, State
    from checker.comparison.rounds import Pair, TableKey


@dataclass(frozen=True, slots=True)
class TableChange:
    """One table: its verdicts, and how many of its findings came, stayed and went."""

    pair: Pair
    counts: Counter[State]

    @property
    def verdict(self) -> str:
        """`退回 → 通过` in words that every console can print: `由退回改为通过`."""
        old, new = self.pair.verdicts
        if not old:
            return f"新报，{new}"
        if not new:
            return f"原为{old}，表已不在"
        return f"仍为{new}" if old == new else f"由{old}改为{new}"


def by_table(changes: Changes) -> tuple[TableChange, ...]:
    counts: defaultdict[TableKey, Counter[State]] = defaultdict(Counter)
    for state, findings in changes.groups():
        for found in findings:
            counts[table_of(found)][state] += 1
    return tuple(
        TableChange(pair, _sum(counts[key_of(one)] for one in (pair.old, pair.new) if one))
        if pair.old is None or pair.new is None or key_of(pair.old) != key_of(pair.new)
        else TableChange(pair, counts[key_of(pair.new)])
        for pair in changes.tables
    )


def unit_of(table: TableChange) -> str:
    return table.pair.unit or "（没有单位名称）"


def by_unit(tables: Iterable[TableChange]) -> dict[str, tuple[Counter[State], Counter[str]]]:
    """Unit -> its findings by state, its tables by verdict now."""
    found: dict[str, tuple[Counter[State], Counter[str]]] = {}
    for table in tables:
        states, verdicts = found.setdefault(unit_of(table), (Counter(), Counter()))
        states.update(table.counts)
        verdicts[table.pair.verdicts[1] or "表已不在"] += 1
    return found


def _sum(counters: Iterable[Counter[State]]) -> Counter[State]:
    total: Counter[State] = Counter()
    for counter in counters:
        total.update(counter)
    return total
