"""The records rules speak of: 全套, 表, 绩效指标, 绩效目标, 资金, bound to tables as read.

A record knows its owner, so that a rule on an indicator can speak of its table and of the whole
set. What is costly (values, sub-records) is computed once and kept in `memo`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from checker.base.dataclass import dataclass, field
from checker.language import Shown
from checker.model import BUDGET_PARTS, Cell, GoalTable, Indicator
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
