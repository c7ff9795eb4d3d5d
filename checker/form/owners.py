"""What a record belongs to: its table, its set, the units it is read in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.form.cells import CellRecord
from checker.form.records import (
    FundingRecord,
    GoalRecord,
    IndicatorRecord,
    PlaceFundingRecord,
    SetRecord,
    TableRecord,
    TaskRecord,
)

if TYPE_CHECKING:
    from checker.values import Units

Record = (
    SetRecord
    | TableRecord
    | IndicatorRecord
    | GoalRecord
    | FundingRecord
    | TaskRecord
    | PlaceFundingRecord
    | CellRecord
)


def table_of(record: Record) -> TableRecord | None:
    """The table a record belongs to, None for the whole set."""
    if isinstance(record, SetRecord):
        return None
    return record if isinstance(record, TableRecord) else record.owner


def set_of(record: Record) -> SetRecord:
    """The set a record belongs to."""
    if isinstance(record, SetRecord):
        return record
    return record.owner if isinstance(record, TableRecord) else record.owner.owner


def units_of(record: Record) -> Units:
    """The units that are known where a record is read."""
    return set_of(record).units
