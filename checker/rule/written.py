"""What is written in one place of a table: a row with its cells, a goal, or a cell of the head."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from checker.form import (
    CELL,
    CELLS,
    GOAL,
    INDICATOR,
    CellRecord,
    GoalRecord,
    IndicatorRecord,
    TableRecord,
    budget_year,
    cells_of,
    cells_of_row,
    count_of_cells,
    stage,
    year_source,
)
from checker.model import TABLE_FIELDS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from checker.form import Record
    from checker.model import GoalTable, Indicator


MOST_NUMBERED = 2_000
"""Different things of one kind that are told apart by numbers at once."""


class Written(NamedTuple):
    """A row, a goal (by its number), or a cell of the head (by its label): the texts by which it is
    looked up, and the number of its first cell among those of the table."""

    key: tuple[Hashable, ...]
    cell: int
    itself: Indicator | int | str


def written_in(table: GoalTable) -> Iterator[Written]:
    """All that is written in a table, in the order of its cells; what its head leaves out is told
    by `left_out`."""
    for number, label in enumerate(TABLE_FIELDS, start=1):
        cell = table.fields.get(label)
        if cell is not None:
            yield Written((label, cell.text), number, label)
    number = len(TABLE_FIELDS) + 1
    for at, goal in enumerate(table.goals, start=1):
        yield Written((GOAL, goal.text), number, at)
        number += 1
    for row in table.indicators:
        yield written_row(row, number)
        number += count_of_cells(row)


def left_out(table: GoalTable) -> Iterator[Written]:
    """The cells that the head of a table does not have."""
    for number, label in enumerate(TABLE_FIELDS, start=1):
        if label not in table.fields:
            yield Written((label, None), number, label)


def written_row(row: Indicator, number: int = 1) -> Written:
    """What is written in a row whose first cell is the cell `number` of its table."""
    cells, places = row.fields, row.places
    key: tuple[Hashable, ...] = (tuple(cells), *[cell.text for cell in cells.values()])
    if places:
        key += (tuple(places), *[cell.text for cell in places.values()])
    return Written(key, number, row)


def kinds_in(written: Written) -> tuple[str, ...]:
    """The kinds of the records for what is written in one place."""
    if isinstance(written.itself, str):
        return (CELL,)
    return (CELL, GOAL if isinstance(written.itself, int) else INDICATOR)


class Numbers:
    """Things each as a number of its own, which is quicker to look up by: runs of the same rules in
    several threads share them, and no two things are ever given one number."""

    __slots__ = ("_known", "_numbers")

    def __init__(self) -> None:
        self._known: dict[Hashable, int] = {}
        self._numbers = itertools.count()

    def number_of(self, thing: Hashable) -> int:
        """The number of a thing; of one that was forgotten another."""
        found = self._known.get(thing)
        if found is not None:
            return found
        if len(self._known) >= MOST_NUMBERED:
            self._known.clear()
        return self._known.setdefault(thing, next(self._numbers))


def context_of(table: TableRecord) -> tuple[Hashable, ...]:
    """What the texts of a table are read by."""
    whole = table.owner
    return (
        table.profile,
        table.table.form,
        stage(table),
        table.table.text("金额单位"),
        getattr(budget_year(table), "value", None),
        year_source(table),
        whole.year,
        whole.today,
    )


def alone(written: Written, table: TableRecord) -> TableRecord:
    """A table of which rules see one row, goal or cell alone, its cells counted from 0."""
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
    memo["indicators"], memo["goals"], memo[CELLS] = tuple(rows), tuple(goals), tuple(cells)
    return made


def record_of(written: Written, cell: int | None, table: TableRecord) -> Record:
    """The record of a table for what is written in it: the row or goal, else one of its cells,
    counted from 0."""
    if cell is not None:
        return cells_of(table)[written.cell - 1 + cell]
    if isinstance(written.itself, int):
        return table.goals[written.itself - 1]
    assert not isinstance(written.itself, str), written
    return table.indicators[written.itself.row]
