"""Where a record stands: what it is about, its place, its cells and the way to them in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.finding import Subject, row_of
from checker.model import (
    Cell,
    Indicator,
    steps_to,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.base.place import Place
    from checker.model import GoalTable, Line
from checker.form.cells import CellRecord
from checker.form.owners import Record, table_of
from checker.form.records import (
    FundingRecord,
    GoalRecord,
    IndicatorRecord,
    PlaceFundingRecord,
    SetRecord,
    TableRecord,
    TaskRecord,
)


def subject_of(record: Record) -> Subject:
    """What findings on this record are about, their fields apart; nothing of it for the set."""
    table = table_of(record)
    if table is None:
        return Subject()
    path, index = table.table.path, table.table.index
    match record:
        case IndicatorRecord():
            return Subject(path, index, row_of(record.indicator.row))
        case GoalRecord():
            return Subject(path, index, row_of(None, record.number))
        case CellRecord():
            row = record.indicator.indicator.row if record.indicator else None
            return Subject(path, index, row_of(row, record.goal))
        case _:
            return Subject(path, index)


def place_of(record: Record) -> Place | None:
    """Where a record stands as a whole, None for the set."""
    match record:
        case SetRecord():
            return record.tables[0].table.place if record.tables else None
        case TableRecord():
            return record.table.place
        case IndicatorRecord():
            return record.indicator.place
        case CellRecord():
            return record.cell.place if record.cell else record.owner.table.place
        case TaskRecord() | PlaceFundingRecord():
            return record.line.place
        case _:
            return record.cell.place


def cell_of(record: Record, label: str) -> Cell | None:
    """The cell a label names, looked for in the record and then in its table."""
    match record:
        case SetRecord():
            return None
        case TableRecord():
            if label == "绩效目标":
                return record.table.goals[0] if record.table.goals else None
            return record.table.fields.get(label)
        case IndicatorRecord():
            return record.indicator.fields.get(label) or cell_of(record.owner, label)
        case CellRecord():
            if label in ("文本", record.label):
                return record.cell
            return cell_of(record.indicator or record.owner, label)
        case GoalRecord():
            return record.cell if label in ("文本", "绩效目标") else cell_of(record.owner, label)
        case FundingRecord():
            if label == "金额":
                return record.cell
            own = record.line.fields.get(label) if record.line else None
            return own or cell_of(record.owner, label)
        case TaskRecord() | PlaceFundingRecord():
            return record.line.fields.get(label) or cell_of(record.owner, label)


_ROWS: dict[str, Callable[[GoalTable], Sequence[Indicator | Line]]] = {
    "绩效指标": lambda table: table.indicators,
    "年度主要任务": lambda table: table.tasks,
    "各地资金": lambda table: table.regions,
}
LISTS = ("绩效目标", *_ROWS)
"""Parts of a table that a finding on it can stand at: where they begin."""


def place_at(record: Record, label: str | None) -> Place | None:
    """Where a finding stands: at the cell a label names, where the rows it names begin, else at
    the record as a whole."""
    cell = cell_of(record, label) if label else None
    if cell is not None:
        return cell.place
    table = table_of(record)
    rows = _ROWS[label](table.table) if table is not None and label in _ROWS else ()
    return rows[0].place if rows else place_of(record)


def label_of(record: Record, label: str) -> str:
    """The form's own label for a field of a record: a goal's 文本 is 绩效目标."""
    match record:
        case GoalRecord() if label == "文本":
            return "绩效目标"
        case CellRecord() if label == "文本":
            return record.label
        case FundingRecord() if label == "金额":
            return record.label
        case _:
            return label


def steps_of(record: Record, label: str | None) -> tuple[str, ...]:
    """What leads to the place, in words."""
    table = table_of(record)
    if table is None:
        return ("全套",)
    row: Indicator | None = None
    if isinstance(record, IndicatorRecord):
        row = record.indicator
    elif isinstance(record, CellRecord) and record.indicator:
        row = record.indicator.indicator
    return steps_to(table.table, row, label)
