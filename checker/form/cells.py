"""单元格: every cell of a table as a record of its own, counted in the order of the form."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.language import EMPTY, Blank, Shown
from checker.model import BLANK_TEXTS, TABLE_FIELDS

if TYPE_CHECKING:
    from checker.form.records import IndicatorRecord, TableRecord
    from checker.model import Cell, Indicator

CELLS = "cells"
"""What a table remembers its cells by."""


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


def text_of(cell: Cell | None, label: str) -> str | Blank:
    """What stands in a cell."""
    return _blank(label) if cell is None or cell.text in BLANK_TEXTS else cell.text


@lru_cache(maxsize=1024)
def _blank(label: str) -> Blank:
    return Blank(f"“{label}”为空")


def cells_of(table: TableRecord) -> tuple[CellRecord, ...]:
    """Every cell in the order of the form: head, goals, indicators row by row."""
    return table.once(CELLS, lambda: _cells(table))


def _cells(table: TableRecord) -> tuple[CellRecord, ...]:
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
