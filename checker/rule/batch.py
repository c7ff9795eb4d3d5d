"""All rules of a run over the tables of a set; those that look at each row, goal or cell by itself
are asked once of all that say the same.

Rows and values of goal tables repeat: of one office's 7,579 rows 1,581 were different ones. What is
written, and the form, year, stage and unit of money it is read by, lead at once to what every such
rule comes to, and only where one fails its finding is made, on the very record.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.dataclass import dataclass, field
from checker.form.cellvalues import budget_year, year_source
from checker.form.fields import GOAL
from checker.form.projects import stage
from checker.form.records import (
    CellRecord,
    GoalRecord,
    IndicatorRecord,
    TableRecord,
    cells_of_row,
    count_of_cells,
)
from checker.language.frame import Frame, Steps
from checker.language.gaps import Absent, Unknown
from checker.model import TABLE_FIELDS
from checker.rule.outcome import (
    RuleOutcome,
    add_judgement,
    is_for_profile,
    judgement_of,
    run_rule,
    verdicts,
)
from checker.rule.program import program_of

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Iterable, Iterator, Sequence

    from checker.form.records import Record, SetRecord
    from checker.model import GoalTable, Indicator
    from checker.rule.program import Program
    from checker.rule.rule import Rule

MOST_REMEMBERED = 20_000
"""Different rows, goals and cells of which it is remembered what the rules came to."""


class _Told(NamedTuple):
    """What a rule has to say of a record: why it cannot be judged, None where it fails. `cell`
    counts the cells of the row or goal, None where the record is the row or goal itself."""

    rule: int
    cell: int | None
    unknown: Unknown | None


class _Verdict(NamedTuple):
    """What the rules come to on what is written in a row, a goal or a cell of the head: on how many
    records each passes, to how many it does not apply, and what there is to tell."""

    passed: tuple[tuple[int, int], ...]
    absent: tuple[tuple[int, int], ...]
    told: tuple[_Told, ...]


class _Written(NamedTuple):
    """A row, a goal or a cell of the head of a table: what is written there, for looking it up,
    the number of its first cell among those of the table, and itself (the label of a cell)."""

    key: tuple[Hashable, ...]
    cell: int
    itself: Indicator | int | str


@dataclass(slots=True)
class _Memory:
    """What is remembered of some rules, by what is written and what it is read by."""

    verdicts: dict[Hashable, _Verdict] = field(default_factory=dict["Hashable", _Verdict])
    contexts: dict[Hashable, int] = field(default_factory=dict["Hashable", int])
    same: dict[_Verdict, _Verdict] = field(default_factory=dict[_Verdict, _Verdict])

    def keep(self, key: Hashable, verdict: _Verdict) -> _Verdict:
        """Remembers a verdict, within bounds; equal ones are one."""
        if len(self.verdicts) >= MOST_REMEMBERED:
            self.verdicts.clear()
            self.same.clear()
        kept = self.verdicts[key] = self.same.setdefault(verdict, verdict)
        return kept


def run_rules(
    rules: Sequence[Rule],
    whole: SetRecord,
    counted: Container[str] | None = None,
    tables: Iterable[TableRecord] | None = None,
) -> list[RuleOutcome]:
    """What becomes of each of the rules, as `run_rule` tells it of one.

    Raises UsageError where a rule itself is faulty.
    """
    programs = {
        number: program
        for number, rule in enumerate(rules)
        if (program := program_of(rule, whole.surroundings)) is not None and program.reach.alone
    }
    among = None if tables is None else tuple(tables)
    outcomes = [
        RuleOutcome(rule) if number in programs else run_rule(rule, whole, counted, among)
        for number, rule in enumerate(rules)
    ]
    if programs:
        _Batch(programs, outcomes, whole).run(whole.tables if among is None else among, counted)
    return outcomes


class _Batch:
    """Runs rules that look at each record by itself; `programs` and `outcomes` are told apart by
    the same numbers."""

    def __init__(
        self, programs: dict[int, Program], outcomes: Sequence[RuleOutcome], whole: SetRecord
    ) -> None:
        self._programs = programs
        self._outcomes = outcomes
        self._memory = _memory_of(programs, whole)
        self._tally: Counter[_Verdict] = Counter()

    def run(self, tables: Iterable[TableRecord], counted: Container[str] | None) -> None:
        """Adds what the rules come to on some tables of the set."""
        for table in tables:
            self._judge(table, counts=counted is None or table.table.path in counted)
        for verdict, times in self._tally.items():
            for rule, count in verdict.passed:
                self._outcomes[rule].passed += times * count
            for rule, count in verdict.absent:
                self._outcomes[rule].not_applicable += times * count

    def _judge(self, table: TableRecord, *, counts: bool) -> None:
        known, context = self._memory.verdicts, self._context_of(table)
        tally: list[_Verdict] = []
        for written in _written_in(table.table):
            key = (context, written.key)
            verdict = known.get(key)
            if verdict is None:
                verdict = self._memory.keep(key, self._verdict_on(written, table))
            tally.append(verdict)
            if verdict.told:
                self._tell(verdict, written, table, counts=counts)
        if counts:
            self._tally.update(tally)

    def _context_of(self, table: TableRecord) -> int:
        """What the texts of a table are read by, as a number."""
        whole, year = table.owner, budget_year(table)
        context = (
            table.profile,
            table.table.form,
            stage(table),
            table.table.text("金额单位"),
            getattr(year, "value", None),
            year_source(table),
            (whole.year, whole.today),
        )
        return self._memory.contexts.setdefault(context, len(self._memory.contexts))

    def _verdict_on(self, written: _Written, table: TableRecord) -> _Verdict:
        """What the rules come to on a table in which nothing else is written."""
        alone = _alone(written, table)
        passed, absent, told = Counter[int](), Counter[int](), list[_Told]()
        for rule, program in self._programs.items():
            if not is_for_profile(program.rule, table):
                continue
            for frame, verdict in verdicts(program, alone):
                if verdict is True:
                    passed[rule] += 1
                elif verdict.__class__ is Absent:
                    absent[rule] += 1
                else:
                    cell = frame.record.number if isinstance(frame.record, CellRecord) else None
                    told.append(
                        _Told(rule, cell, verdict if isinstance(verdict, Unknown) else None)
                    )
        return _Verdict(tuple(passed.items()), tuple(absent.items()), tuple(told))

    def _tell(
        self, verdict: _Verdict, written: _Written, table: TableRecord, *, counts: bool
    ) -> None:
        for rule, cell, unknown in verdict.told:
            outcome = self._outcomes[rule]
            if unknown is None:
                frame = Frame(_record(written, cell, table), Steps())
                judgement = judgement_of(self._programs[rule], frame, False)
                add_judgement(outcome, judgement, counts=counts)
            elif counts:
                outcome.unknown += 1
                outcome.note(unknown.reason)


def _memory_of(programs: dict[int, Program], whole: SetRecord) -> _Memory:
    """What is remembered of these programs, whatever set they ran on before."""
    key = ("batch", *((number, id(program)) for number, program in programs.items()))
    memo = whole.surroundings.memo
    if key not in memo:
        # The programs are kept so that their ids stay their own.
        memo[key] = tuple(programs.values()), _Memory()
    found: tuple[Any, _Memory] = memo[key]
    return found[1]


def _written_in(table: GoalTable) -> Iterator[_Written]:
    """What is written in a table, in the order of its cells; a row comes with all its cells."""
    number = 1
    for label in TABLE_FIELDS:
        cell = table.fields.get(label)
        yield _Written((label, None if cell is None else cell.text), number, label)
        number += 1
    for at, goal in enumerate(table.goals, start=1):
        yield _Written((GOAL, goal.text), number, at)
        number += 1
    for row in table.indicators:
        cells, places = row.fields, row.places
        key = (tuple(cells), *[cell.text for cell in cells.values()])
        if places:
            key += (tuple(places), *[cell.text for cell in places.values()])
        yield _Written(key, number, row)
        number += count_of_cells(row)


def _alone(written: _Written, table: TableRecord) -> TableRecord:
    """A table whose rules see one row, goal or cell of it alone, its cells counted from 0."""
    made = TableRecord(table.table, table.position, table.profile, table.round)
    made.owner = table.owner
    itself, memo = written.itself, made.memo
    rows, goals, cells = list[IndicatorRecord](), list[GoalRecord](), list[CellRecord]()
    if isinstance(itself, str):
        cells = [CellRecord(made, 0, itself, table.table.fields.get(itself))]
    elif isinstance(itself, int):
        goals = [GoalRecord(made, itself, table.table.goals[itself - 1])]
        cells = [CellRecord(made, 0, GOAL, goals[0].cell, None, itself)]
    else:
        rows = [IndicatorRecord(made, itself)]
        cells = cells_of_row(rows[0], 0)
    memo["indicators"], memo["goals"], memo["cells"] = tuple(rows), tuple(goals), tuple(cells)
    return made


def _record(written: _Written, cell: int | None, table: TableRecord) -> Record:
    """The record of a table that a rule has something to say of."""
    if cell is not None:
        return table.cells[written.cell - 1 + cell]
    if isinstance(written.itself, int):
        return table.goals[written.itself - 1]
    assert not isinstance(written.itself, str), written
    return table.indicators[written.itself.row]
