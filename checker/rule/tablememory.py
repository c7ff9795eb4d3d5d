"""What is remembered of rules about one table that look at some of its columns: they are asked once
of all tables that say the same there.

Most columns of a form say the same in many tables of an office (the levels, what is blank, what the
form does not have), so that a rule about them is asked a few times in a thousand tables.
"""

from __future__ import annotations

from collections import Counter
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple, cast

from checker.form import (
    CELLS,
    CellRecord,
    IndicatorRecord,
    TableRecord,
    cells_of,
    filled_of,
    units_of,
)
from checker.language import Frame, Steps, Unknown
from checker.rule.columnnumbers import ColumnNumbers
from checker.rule.failure import said_again
from checker.rule.outcome import (
    Outcome,
    RecordOutcome,
    add_judgement,
    is_for_profile,
    judge_into,
    judged_root,
    judgement_of,
)
from checker.rule.verdict import SharedVerdict, add_passes, shared_verdict
from checker.rule.written import written_row

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence

    from checker.finding import Finding
    from checker.form import Record, RecordLabel, Surroundings
    from checker.rule.outcome import RuleOutcome
    from checker.rule.program import Program
    from checker.rule.rule import Rule

MOST_REMEMBERED = 500
"""Different tables, by their columns, of which it is remembered what a rule came to."""

_LISTS: dict[str, Callable[[TableRecord], Sequence[Record]]] = {
    **{
        name: attrgetter(name)
        for name in ("indicators", "goals", "funding", "spending", "tasks", "regions", "asides")
    },
    CELLS: cells_of,
}


class _Told(NamedTuple):
    """What a rule has to say of a record, by the list of the table it stands in and its place there
    (an empty list for the table itself): why it cannot be judged, None where it fails."""

    rule: int
    among: str
    at: int
    unknown: Unknown | None


class _Group:
    """The rules that look at the same columns, and what is remembered of them: None where the
    records of which there is something to tell could not be found again. `key` picks what they hang
    on from the numbers of a table."""

    __slots__ = ("key", "needs", "programs", "rows", "verdicts")

    def __init__(self, columns: Iterable[int], needs: frozenset[RecordLabel]) -> None:
        self.needs = needs
        self.key: Callable[[Sequence[int]], Hashable] = itemgetter(0, *columns)
        self.programs: dict[int, Program] = {}
        self.verdicts: dict[Hashable, SharedVerdict[_Told] | None] = {}
        self.rows: dict[Hashable, SharedVerdict[_Told] | None] = {}

    def verdict(self, key: Hashable, table: TableRecord) -> SharedVerdict[_Told] | None:
        """What the rules come to on a table."""
        return _remembered(self.verdicts, key, lambda: self._judged(table))

    def verdict_on_row(self, key: Hashable, root: TableRecord) -> SharedVerdict[_Told] | None:
        """What they come to on a table that is asked for one of its rows alone."""
        row = root.indicators[0].indicator.row
        return _remembered(self.rows, (key, row), lambda: self._judged(root))

    def _judged(self, table: TableRecord) -> SharedVerdict[_Told] | None:
        def told_of(rule: int, record: Record, unknown: Unknown | None) -> _Told | None:
            where = _where(record, table) if unknown is None else ("", 0)
            return None if where is None else _Told(rule, *where, unknown)

        return shared_verdict(self.programs.items(), table, told_of)


_UNKNOWN = object()


def _remembered(
    known: dict[Hashable, SharedVerdict[_Told] | None],
    key: Hashable,
    judge: Callable[[], SharedVerdict[_Told] | None],
) -> SharedVerdict[_Told] | None:
    """What is known under a key, or is found out and remembered, within bounds."""
    # Another thread may forget all at any moment.
    found = cast("dict[Hashable, object]", known).get(key, _UNKNOWN)
    if found is not _UNKNOWN:
        return cast("SharedVerdict[_Told] | None", found)
    if len(known) >= MOST_REMEMBERED:
        known.clear()
    made = known[key] = judge()
    return made


def _where(record: Record, table: TableRecord) -> tuple[str, int] | None:
    """The list of a table that a record stands in, and its place there."""
    if record is table:
        return "", 0
    for name, listed in _LISTS.items():
        for at, one in enumerate(listed(table)):
            if one is record:
                return name, at
    return None


def _record(told: _Told, table: TableRecord) -> Record:
    """The record of a table that stands where the one told of stood."""
    return _LISTS[told.among](table)[told.at] if told.among else table


class _Memory:
    """The groups of some rules, and what reads the columns of a table that they look at."""

    __slots__ = ("_groups", "_looking", "columns", "kept", "said", "telling")

    def __init__(self, programs: Mapping[int, Program], columns: ColumnNumbers) -> None:
        # The programs are kept so that their ids stay their own.
        self.kept = tuple(programs.values())
        self.columns = columns
        groups: dict[tuple[tuple[RecordLabel, ...], frozenset[RecordLabel]], _Group] = {}
        for number, program in programs.items():
            seen, needs = program.reach.columns or (), program.reach.needs
            group = groups.setdefault((seen, needs), _Group(map(columns.place_of, seen), needs))
            group.programs[number] = program
        self._groups = list(groups.values())
        self._looking: dict[frozenset[RecordLabel], list[_Group]] = {}
        self.telling = {
            number: itemgetter(0, *map(columns.place_of, (*program.reach.columns, *told)))
            for number, program in programs.items()
            if program.reach.columns is not None and (told := program.reach.told) is not None
        }
        """By rule, what picks from the numbers of a table what its words hang on."""
        self.said: dict[Hashable, Finding] = {}

    def keep(self, key: Hashable, finding: Finding) -> None:
        """Remembers what was said, within bounds."""
        if len(self.said) >= MOST_REMEMBERED:
            self.said.clear()
        self.said[key] = finding

    def groups_on(self, table: TableRecord) -> list[_Group]:
        """The groups that look at anything in a table."""
        filled = filled_of(table)
        found = self._looking.get(filled)
        if found is None:
            if len(self._looking) >= MOST_REMEMBERED:
                self._looking.clear()
            found = [one for one in self._groups if one.needs <= filled]
            self._looking[filled] = found
        return found


class TableBatch:
    """Runs rules that look at columns of a table, which are told apart by their numbers."""

    def __init__(self, programs: Mapping[int, Program], around: Surroundings) -> None:
        self._programs = programs
        key = ("columns", *((number, id(program)) for number, program in programs.items()))
        if key not in around.memo:
            columns = around.memo.setdefault(ColumnNumbers, ColumnNumbers())
            around.memo[key] = _Memory(programs, columns)
        self._memory: _Memory = around.memo[key]

    def run(
        self,
        outcomes: Sequence[RuleOutcome],
        tables: Iterable[TableRecord],
        counted: Container[str] | None,
    ) -> None:
        """Adds what the rules come to on some tables of a set to their outcomes, by number."""
        tally = Counter[SharedVerdict[_Told]]()
        for table in tables:
            counts = counted is None or table.table.path in counted
            numbers = self._memory.columns.numbers_of(table)
            for group in self._memory.groups_on(table):
                verdict = group.verdict(group.key(numbers), table)
                if verdict is None:
                    for rule, program in group.programs.items():
                        if is_for_profile(program.rule, table):
                            judge_into(outcomes[rule], program, table, None if counts else ())
                    continue
                tally[verdict] += counts
                for told in verdict.told:
                    self._tell(told, table, numbers, outcomes, counts=counts)
        add_passes(outcomes, tally)

    def look(self, columns: Iterable[RecordLabel]) -> Callable[[TableRecord], Hashable]:
        """What tells of a table, as one key, what it is read by, what all these rules look at in
        it, and what stands in some more columns."""
        among = self._memory.columns
        seen = {one for program in self._programs.values() for one in program.reach.columns or ()}
        places = [among.place_of(one) for one in sorted({*seen, *columns})]
        pick = itemgetter(0, *places)
        return lambda table: pick(among.numbers_of(table))

    def failures(
        self, root: TableRecord, before: TableRecord
    ) -> Iterator[tuple[Rule, RecordOutcome]]:
        """What the rules that fail on the first row of a table, and on its cells, find there; it is
        the table `before` with this row written anew."""
        numbers = self._memory.columns.numbers_with(root, before)
        for group in self._memory.groups_on(root):
            verdict = group.verdict_on_row(group.key(numbers), root)
            if verdict is None:
                for program in group.programs.values():
                    if is_for_profile(program.rule, root):
                        yield from ((program.rule, one) for one in judged_root(program, root))
                continue
            for told in verdict.told:
                if told.unknown is None:
                    yield self._programs[told.rule].rule, self._failure(told, root, numbers)

    def _tell(
        self,
        told: _Told,
        table: TableRecord,
        numbers: Sequence[int],
        outcomes: Sequence[RuleOutcome],
        *,
        counts: bool,
    ) -> None:
        outcome = outcomes[told.rule]
        if told.unknown is None:
            add_judgement(outcome, self._failure(told, table, numbers), counts=counts)
        elif counts:
            outcome.count_unknown(told.unknown.reason)

    def _failure(self, told: _Told, table: TableRecord, numbers: Sequence[int]) -> RecordOutcome:
        """What is found where a rule fails: where it said so before of the same, in its words."""
        program, record = self._programs[told.rule], _record(told, table)
        look = None if table.owner.operands else self._memory.telling.get(told.rule)
        row = record.indicator if isinstance(record, CellRecord) else record
        key: Hashable = None
        if look is not None and isinstance(record, (TableRecord, IndicatorRecord, CellRecord)):
            own = written_row(row.indicator).key if isinstance(row, IndicatorRecord) else None
            key = (told, own, look(numbers))
            known = self._memory.said.get(key)
            again = None if known is None else said_again(known, program, record)
            if again is not None:
                return RecordOutcome(record, Outcome.FAIL, finding=again)
        judgement = judgement_of(program, Frame(record, Steps(), units=units_of(table)), False)
        if key is not None and judgement.finding is not None:
            self._memory.keep(key, judgement.finding)
        return judgement
