"""The records rules speak of: 全套, 表, 绩效指标, 绩效目标, 资金, 单元格, bound to tables as read.

A record knows its owner, so that a rule on an indicator can speak of its table and of the whole
set. What is costly (values, sub-records) is computed once and kept in `memo`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from checker.base.dataclass import dataclass, field
from checker.language import EMPTY, Blank, Shown
from checker.model import BLANK_TEXTS, BUDGET_PARTS, TABLE_FIELDS, Cell, GoalTable, Indicator
from checker.values import COMMON

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from checker.form.surroundings import Surroundings
    from checker.language import TruthValue
    from checker.model import Line, Round
    from checker.values import Units


Made = TypeVar("Made")
KINDS_OF_SPENDING = ("基本支出", "项目支出")


class Remembering(Shown):
    """A record that works out what is costly once."""

    __slots__ = ()
    memo: dict[object, Any]

    def once(self, key: object, compute: Callable[[], Made]) -> Made:
        """What `compute` makes, worked out when it is first asked for."""
        if key not in self.memo:
            self.memo[key] = compute()
        made: Made = self.memo[key]
        return made


@dataclass(slots=True, eq=False)
class SetRecord(Shown):
    """全套: the tables that are checked together, and the year they are for."""

    tables: tuple[TableRecord, ...]
    year: int | None
    year_source: str | None
    """配置 or 全套多数; None without a year."""
    surroundings: Surroundings
    condition: Callable[[str, str], Callable[[Any], TruthValue]]
    """A condition of a profile, by the profile's id and its own name: `found`, 是成本指标; or a
    definition of a pack, by the kind of its records and its name."""
    operands: bool = True
    """Whether findings are to tell what was compared, which costs running their rules again."""
    today: datetime.date | None = None
    """The day of the check; None where nobody said."""
    units: Units = COMMON
    """What values are counted in: the units of the table, and those of the packs."""
    memo: dict[object, Any] = field(default_factory=dict[object, Any])

    @property
    def shown(self) -> str:
        return "全套"

    @property
    def profiles(self) -> dict[tuple[str, int], str]:
        """The profile of every table, by path and index within the file."""
        return {(one.table.path, one.table.index): one.profile for one in self.tables}


@dataclass(slots=True, eq=False)
class FileOfTables:
    """The tables of one file, and what is the same for all of them."""

    tables: tuple[TableRecord, ...]
    memo: dict[object, Any] = field(default_factory=dict[object, Any])


@dataclass(slots=True, eq=False)
class TableRecord(Remembering):
    """表: one goal table; `position` counts the tables of the set from 1."""

    table: GoalTable
    position: int
    profile: str = ""
    round: Round | None = None
    """The folder it is filed in, where folders are compared year by year."""
    owner: SetRecord = field(init=False)
    memo: dict[object, Any] = field(default_factory=dict[object, Any])

    @property
    def shown(self) -> str:
        return self.table.text("项目名称") or f"第{self.table.index}表"

    @property
    def file(self) -> FileOfTables:
        """The tables that stand in one file with this one, itself among them."""
        memo = self.owner.memo
        if "files" not in memo:
            memo["files"] = _files(self.owner)
        found: FileOfTables = memo["files"][self.table.path]
        return found

    @property
    def goals(self) -> tuple[GoalRecord, ...]:
        return self.once("goals", lambda: _goals(self))

    @property
    def indicators(self) -> tuple[IndicatorRecord, ...]:
        return self.once(
            "indicators", lambda: tuple(IndicatorRecord(self, row) for row in self.table.indicators)
        )

    @property
    def asides(self) -> tuple[IndicatorRecord, ...]:
        """Rows among the indicators that are none: heads of groups, decision and process."""
        return self.once(
            "asides", lambda: tuple(IndicatorRecord(self, row) for row in self.table.asides)
        )

    @property
    def funding(self) -> tuple[FundingRecord, ...]:
        return self.once("funding", lambda: _funding(self))

    @property
    def spending(self) -> tuple[FundingRecord, ...]:
        """The sources, and what a department spends on itself and on projects: all whose
        execution a form may print."""
        return self.once("spending", lambda: (*self.funding, *_lines_of(self, KINDS_OF_SPENDING)))

    @property
    def tasks(self) -> tuple[TaskRecord, ...]:
        return self.once("tasks", lambda: _tasks(self))

    @property
    def regions(self) -> tuple[PlaceFundingRecord, ...]:
        return self.once(
            "regions", lambda: tuple(PlaceFundingRecord(self, line) for line in self.table.regions)
        )

    @property
    def cells(self) -> tuple[CellRecord, ...]:
        return self.once("cells", lambda: _cells(self))


@dataclass(slots=True, eq=False)
class IndicatorRecord(Remembering):
    """One row of 绩效指标."""

    owner: TableRecord
    indicator: Indicator
    memo: dict[object, Any] = field(default_factory=dict[object, Any])

    @property
    def shown(self) -> str:
        return self.indicator.text("三级指标") or f"第{self.indicator.row + 1}行指标"

    @property
    def places(self) -> tuple[PlaceValue, ...]:
        return self.once(
            "places",
            lambda: tuple(
                PlaceValue(self, name, cell) for name, cell in self.indicator.places.items()
            ),
        )


@dataclass(slots=True, eq=False)
class GoalRecord(Shown):
    """One item of 绩效目标, counted from 1."""

    owner: TableRecord
    number: int
    cell: Cell

    @property
    def shown(self) -> str:
        return self.cell.text


@dataclass(slots=True, eq=False)
class FundingRecord(Shown):
    """One of the rows that add up to 预算数, as far as the table prints it."""

    owner: TableRecord
    label: str
    cell: Cell
    line: Line | None = None
    """What else its row holds: 执行数, 执行率."""

    @property
    def shown(self) -> str:
        return self.label


@dataclass(slots=True, eq=False)
class TaskRecord(Shown):
    """One of 年度主要任务 of a whole department, counted from 1."""

    owner: TableRecord
    number: int
    line: Line

    @property
    def shown(self) -> str:
        return self.line.text("任务名称") or f"第{self.number}项任务"


@dataclass(slots=True, eq=False)
class PlaceFundingRecord(Shown):
    """The money of one place (a county) of a region's table."""

    owner: TableRecord
    line: Line

    @property
    def shown(self) -> str:
        return self.line.text("名称")


@dataclass(frozen=True, slots=True)
class PlaceValue(Shown):
    """The value of a row for one place (a county) of a region's table."""

    owner: IndicatorRecord
    name: str
    cell: Cell

    @property
    def shown(self) -> str:
        return self.name


@dataclass(slots=True, eq=False)
class CellRecord(Shown):
    """Any one cell of a table; `cell` is None for a label the table does not have."""

    owner: TableRecord
    number: int
    label: str
    cell: Cell | None
    indicator: IndicatorRecord | None = None
    goal: int | None = None
    text: str | Blank = field(init=False)

    @property
    def shown(self) -> str:
        return self.cell.text if self.cell else EMPTY

    def __post_init__(self) -> None:
        self.text = text_of(self.cell, self.label)


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


def text_of(cell: Cell | None, label: str) -> str | Blank:
    """What stands in a cell."""
    return _blank(label) if cell is None or cell.text in BLANK_TEXTS else cell.text


@lru_cache(maxsize=1024)
def _blank(label: str) -> Blank:
    return Blank(f"“{label}”为空")


def _files(whole: SetRecord) -> dict[str, FileOfTables]:
    found: dict[str, list[TableRecord]] = {}
    for one in whole.tables:
        found.setdefault(one.table.path, []).append(one)
    return {path: FileOfTables(tuple(tables)) for path, tables in found.items()}


def _goals(table: TableRecord) -> tuple[GoalRecord, ...]:
    return tuple(
        GoalRecord(table, number, cell) for number, cell in enumerate(table.table.goals, start=1)
    )


def _funding(table: TableRecord) -> tuple[FundingRecord, ...]:
    return _lines_of(table, BUDGET_PARTS)


def _lines_of(table: TableRecord, labels: tuple[str, ...]) -> tuple[FundingRecord, ...]:
    cells = table.table.fields
    lines = {line.text("名称"): line for line in table.table.funding}
    return tuple(
        FundingRecord(table, label, cells[label], lines.get(label))
        for label in labels
        if label in cells
    )


def _tasks(table: TableRecord) -> tuple[TaskRecord, ...]:
    return tuple(
        TaskRecord(table, number, line) for number, line in enumerate(table.table.tasks, start=1)
    )


def _cells(table: TableRecord) -> tuple[CellRecord, ...]:
    """Every cell in the order of the form: head, goals, indicators row by row."""
    found = [
        CellRecord(table, number, label, table.table.fields.get(label))
        for number, label in enumerate(TABLE_FIELDS, start=1)
    ]
    for goal in table.goals:
        found.append(CellRecord(table, len(found) + 1, "绩效目标", goal.cell, None, goal.number))
    for row in table.indicators:
        found += cells_of_row(row, len(found) + 1)
    return tuple(found)


def own_cells(row: IndicatorRecord) -> tuple[CellRecord, ...]:
    """The cells of one row alone, counted among those of its table."""
    table = row.owner
    before = table.table.indicators[: row.indicator.row]
    ahead = len(TABLE_FIELDS) + len(table.table.goals) + sum(map(count_of_cells, before))
    return tuple(cells_of_row(row, ahead + 1))


def count_of_cells(row: Indicator) -> int:
    """How many cells a row has among those of its table."""
    cells = row.fields
    return len(cells) + sum(label not in cells for label in _ALWAYS)


def cells_of_row(row: IndicatorRecord, number: int) -> list[CellRecord]:
    """The cells of a row, of which the first is the cell `number` of the table."""
    cells = row.indicator.fields
    return [
        CellRecord(row.owner, at, label, cells.get(label), row)
        for at, label in enumerate(_labels(row.indicator), start=number)
    ]


def _labels(row: Indicator) -> list[str]:
    """The labels of a row; its name and its value are among them even where the form has no such
    column."""
    return [*row.fields, *(label for label in _ALWAYS if label not in row.fields)]


_ALWAYS = ("三级指标", "指标值")
