"""What is remembered of rules that look at each row, goal or cell by itself: they are asked once of
all that say the same.

Rows and values of goal tables repeat: of one office's 7,579 rows 1,581 were different ones. What is
written, and the form, year, stage and unit of money it is read by, lead at once to what every such
rule comes to, and only where one fails its finding is made, on the very record.
"""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.base.dataclass import dataclass, field
from checker.form import CellRecord, cells_of, set_of, units_of
from checker.language import Frame, Steps, Unknown
from checker.rule.failure import said_again
from checker.rule.outcome import (
    Outcome,
    RecordOutcome,
    RuleOutcome,
    add_judgement,
    judgement_of,
    run_rule,
)
from checker.rule.program import program_of
from checker.rule.tablememory import TableBatch
from checker.rule.verdict import SharedVerdict, add_passes, shared_verdict
from checker.rule.written import (
    Numbers,
    alone,
    context_of,
    kinds_in,
    left_out,
    record_of,
    written_in,
    written_row,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence

    from checker.finding import Finding
    from checker.form import Record, SetRecord, Surroundings, TableRecord
    from checker.rule.program import Program
    from checker.rule.rule import Rule
    from checker.rule.written import Written

MOST_HEADS = 500
"""Different heads, by the labels they have."""
MOST_REMEMBERED = 20_000
"""Different rows, goals and cells of which it is remembered what the rules came to."""


class _Told(NamedTuple):
    """What a rule has to say of a record: why it cannot be judged, None where it fails. `cell`
    counts the cells of the row or goal, None where the record is the row or goal itself."""

    rule: int
    cell: int | None
    unknown: Unknown | None


@dataclass(slots=True)
class RuleMemory:
    """What is remembered of some rules, by what is written and what it is read by."""

    verdicts: dict[Hashable, SharedVerdict[_Told]] = field(
        default_factory=dict["Hashable", SharedVerdict[_Told]]
    )
    contexts: Numbers = field(default_factory=Numbers)
    same: dict[Hashable, SharedVerdict[_Told]] = field(
        default_factory=dict["Hashable", SharedVerdict[_Told]]
    )
    left_out: dict[Hashable, Counter[SharedVerdict[_Told]] | None] = field(
        default_factory=dict["Hashable", "Counter[SharedVerdict[_Told]] | None"]
    )
    """What the rules come to on the cells that heads do not have, by the labels that they have;
    None where there is something to tell of one."""
    said: dict[Hashable, Finding] = field(default_factory=dict["Hashable", "Finding"])
    """What was found where the same is written before, by that and the `_Told`."""

    def keep(self, key: Hashable, verdict: SharedVerdict[_Told]) -> SharedVerdict[_Told]:
        """Remembers a verdict, within bounds; equal ones are one."""
        if len(self.verdicts) >= MOST_REMEMBERED:
            self.verdicts.clear()
            self.same.clear()
            self.left_out.clear()
            self.said.clear()
        content = (verdict.passed, verdict.absent, verdict.told)
        kept = self.verdicts[key] = self.same.setdefault(content, verdict)
        return kept


def run_remembering(
    rules: Sequence[Rule],
    whole: SetRecord,
    counted: Container[str] | None,
    tables: Sequence[TableRecord] | None,
    told: Callable[[int, int], None] | None = None,
) -> list[RuleOutcome]:
    """What becomes of each of the rules on a set, or some tables of it, as `run_rule` tells it of
    one; `told` hears how much of how much is done.

    Raises UsageError where a rule itself is faulty.
    """
    alone: dict[int, Program] = {}
    by_columns: dict[int, Program] = {}
    for number, rule in enumerate(rules):
        program = program_of(rule, whole.surroundings)
        if program is not None and program.reach.alone:
            alone[number] = program
        elif program is not None and program.reach.columns is not None:
            by_columns[number] = program
    outcomes: list[RuleOutcome] = []
    done = 0
    for number, rule in enumerate(rules):
        if number in alone or number in by_columns:
            outcomes.append(RuleOutcome(rule))
        else:
            if told is not None:
                told(done, len(rules))
            outcomes.append(run_rule(rule, whole, counted, tables))
            done += 1
    for kind, programs in ((TableBatch, by_columns), (Batch, alone)):
        among: Iterable[TableRecord] = whole.tables if tables is None else tables
        if told is not None:
            among = _counted_off(among, told, done, len(programs), len(rules))
        kind(programs, whole.surroundings).run(outcomes, among, counted)
        done += len(programs)
    return outcomes


def _counted_off(
    tables: Iterable[TableRecord],
    told: Callable[[int, int], None],
    done: int,
    together: int,
    rules: int,
) -> Iterator[TableRecord]:
    """The tables, while it is told how far the rules are that go on `together`."""
    every = tuple(tables)
    for number, table in enumerate(every):
        told(done * len(every) + together * number, rules * len(every))
        yield table


class Batch:
    """Runs rules that look at each record by itself, which are told apart by their numbers."""

    def __init__(self, programs: Mapping[int, Program], around: Surroundings) -> None:
        self._programs = programs
        self._memory = _memory_of(programs, around)

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
            context = self._context_of(table)
            found: list[SharedVerdict[_Told]] = []
            missing = self._on_left_out(table, context)
            if missing is not None and counts:
                tally.update(missing)
            every: Iterable[Written] = written_in(table.table)
            if missing is None:
                every = sorted((*left_out(table.table), *every), key=attrgetter("cell"))
            for written in every:
                key = (context, written.key)
                verdict = self._verdict_on(written, table, key)
                found.append(verdict)
                if verdict.told:
                    self._tell(verdict, written, table, key, outcomes, counts=counts)
            if counts:
                tally.update(found)
        add_passes(outcomes, tally)

    def _on_left_out(
        self, table: TableRecord, context: int
    ) -> Counter[SharedVerdict[_Told]] | None:
        """What the rules come to on the cells that the head of a table does not have."""
        key, known = (context, *table.table.fields), self._memory.left_out
        if key not in known:
            found = [
                self._verdict_on(one, table, (context, one.key)) for one in left_out(table.table)
            ]
            if len(known) >= MOST_HEADS:
                known.clear()
            known[key] = None if any(one.told for one in found) else Counter(found)
        return known.get(key)

    def failures(
        self, root: TableRecord, _before: TableRecord
    ) -> Iterator[tuple[Rule, RecordOutcome]]:
        """What the rules that fail on the first row of a table, and on its cells, find there."""
        written = written_row(root.indicators[0].indicator)
        key = (self._context_of(root), written.key)
        for told in self._verdict_on(written, root, key).told:
            if told.unknown is None:
                cell = told.cell
                record: Record = root.indicators[0] if cell is None else cells_of(root)[cell]
                yield self._programs[told.rule].rule, self._judgement(told, record, key)

    def _context_of(self, table: TableRecord) -> int:
        """What the texts of a table are read by, as a number."""
        return self._memory.contexts.number_of(context_of(table))

    def _verdict_on(
        self, written: Written, table: TableRecord, key: Hashable
    ) -> SharedVerdict[_Told]:
        found = self._memory.verdicts.get(key)
        return self._memory.keep(key, self._judged(written, table)) if found is None else found

    def _judged(self, written: Written, table: TableRecord) -> SharedVerdict[_Told]:
        """What the rules come to on a table in which nothing else is written."""
        root, kinds = alone(written, table), kinds_in(written)
        programs = ((rule, one) for rule, one in self._programs.items() if one.reach.alone in kinds)

        def told_of(rule: int, record: Record, unknown: Unknown | None) -> _Told:
            return _Told(rule, record.number if isinstance(record, CellRecord) else None, unknown)

        found = shared_verdict(programs, root, told_of)
        assert found is not None  # something is told of every record
        return found

    def _tell(
        self,
        verdict: SharedVerdict[_Told],
        written: Written,
        table: TableRecord,
        key: Hashable,
        outcomes: Sequence[RuleOutcome],
        *,
        counts: bool,
    ) -> None:
        for told in verdict.told:
            outcome, unknown = outcomes[told.rule], told.unknown
            if unknown is None or outcome.rule.report_unknown:
                record = record_of(written, told.cell, table)
                add_judgement(outcome, self._judgement(told, record, key), counts=counts)
            elif counts:
                outcome.count_unknown(unknown.reason)

    def _judgement(self, told: _Told, record: Record, key: Hashable) -> RecordOutcome:
        """What is told of a record of what is written under a key: where the rule said it before,
        in the same words."""
        program = self._programs[told.rule]
        if not program.reach.told_alone or told.unknown or set_of(record).operands:
            frame = Frame(record, Steps(), units=units_of(record))
            return judgement_of(program, frame, told.unknown or False)
        known = self._memory.said.get((key, told))
        again = None if known is None else said_again(known, program, record)
        if again is not None:
            return RecordOutcome(record, Outcome.FAIL, finding=again)
        judgement = judgement_of(program, Frame(record, Steps(), units=units_of(record)), False)
        if judgement.finding is not None:
            self._memory.said[key, told] = judgement.finding
        return judgement


def _memory_of(programs: Mapping[int, Program], around: Surroundings) -> RuleMemory:
    """What is remembered of these programs, whatever set they ran on before."""
    key = ("batch", *((number, id(program)) for number, program in programs.items()))
    if key not in around.memo:
        # The programs are kept so that their ids stay their own.
        around.memo[key] = tuple(programs.values()), RuleMemory()
    found: tuple[Any, RuleMemory] = around.memo[key]
    return found[1]
