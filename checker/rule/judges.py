"""What the rules say of a row that was written anew, asked of many rows of a set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass, field, replace
from checker.form import CELLS, CellRecord, IndicatorRecord, TableRecord, own_cells, subject_of
from checker.rule.batch import FEWEST_TABLES
from checker.rule.outcome import is_for_profile, judged_root
from checker.rule.program import program_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from checker.finding import Finding
    from checker.form import Record, SetRecord
    from checker.model import GoalTable, Indicator
    from checker.rule.memory import Batch
    from checker.rule.program import Program
    from checker.rule.rule import Rule
    from checker.rule.tablememory import TableBatch


@dataclass(frozen=True, slots=True)
class Judges:
    """The rules about rows: those of which it is remembered what they come to on a row by itself,
    or beside the columns they look at, and the others. `known` are the ids of all."""

    remembering: tuple[Batch | TableBatch, ...]
    others: Sequence[Program]
    known: frozenset[str]
    look: Callable[[TableRecord], Hashable] | None = None
    """What tells all of a table that hearing these rules on a row hangs on besides the row."""
    answers: dict[Hashable, Any] = field(default_factory=dict["Hashable", Any])
    """What was made of what they say of a row, by that, the row, and what was asked of it."""

    def faults(
        self, table: TableRecord, row: Indicator
    ) -> Iterator[tuple[Finding, IndicatorRecord | None]]:
        """What the rules find in a table of which they see only this row, among rows that see the
        whole; each with the record of the row."""
        root = root_of(table, row)
        found = [
            *(failure for batch in self.remembering for failure in batch.failures(root, table)),
            *(
                (program.rule, judgement)
                for program in self.others
                if is_for_profile(program.rule, table)
                for judgement in judged_root(program, root)
            ),
        ]
        failed = [
            (rule, judgement.finding, judgement.record)
            for rule, judgement in found
            if judgement.finding is not None and not judgement.finding.in_doubt
        ]
        silenced = {
            (subject_of(record), other) for rule, _, record in failed for other in rule.supersedes
        }
        for rule, finding, record in failed:
            if (subject_of(record), rule.id) not in silenced:
                yield finding, _row_of(record)


def judges_of(rules: Iterable[Rule], whole: SetRecord) -> Judges:
    """Those of the rules that look at the rows of one table."""
    programs = [
        program
        for rule in rules
        if (program := program_of(rule, whole.surroundings)) and program.reach.root == "表"
        if program.reach.schema in ("绩效指标", "单元格")
    ]
    known = frozenset(program.rule.id for program in programs)
    if len(whole.tables) < FEWEST_TABLES:
        return Judges((), programs, known)
    from checker.rule.memory import Batch
    from checker.rule.tablememory import TableBatch

    alone = dict(enumerate(one for one in programs if one.reach.alone))
    seen = dict(enumerate(one for one in programs if one.reach.columns is not None))
    others = [one for one in programs if not one.reach.alone and one.reach.columns is None]
    around = whole.surroundings
    batch, by_columns = Batch(alone, around), TableBatch(seen, around)
    advised = [one.reach.advised for one in programs]
    if others or None in advised:
        return Judges((batch, by_columns), others, known)
    look = by_columns.look(column for columns in advised for column in columns or ())
    answers = around.memo.setdefault(("answers", *map(id, programs)), {})
    return Judges((batch, by_columns), others, known, look, answers)


def root_of(table: TableRecord, row: Indicator) -> TableRecord:
    """A table of which rules see only the one row, among rows that see the whole table."""
    rows = tuple(row if one.row == row.row else one for one in table.table.indicators)
    full = _record(table, replace(table.table, indicators=rows))
    own = full.indicators[row.row]
    root = _record(table, full.table)
    root.memo["indicators"] = (own,)
    root.memo[CELLS] = own_cells(own)
    return root


def _record(table: TableRecord, changed: GoalTable) -> TableRecord:
    made = TableRecord(changed, table.position, table.profile, table.round)
    made.owner = table.owner
    return made


def _row_of(record: Record) -> IndicatorRecord | None:
    row = record.indicator if isinstance(record, CellRecord) else record
    return row if isinstance(row, IndicatorRecord) else None
