"""The printed form of a goal table (2015 layout): rows of cells with their spans.

Every document of examples/documents is written from these rows, so that all formats show the
same tables the way each of them can: with real merged cells, or with empty ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import GoalTable, Indicator

# Odd blanks inside a label, as one real document prints it.
FISCAL_LABEL = "其中：财政    资金"


@dataclass(frozen=True, slots=True)
class FormCell:
    """One cell of the form; `rows` and `columns` are its spans. `merged` marks the rest of a cell
    that began in a row above."""

    text: str
    columns: int = 1
    rows: int = 1
    merged: bool = False


FormRow = tuple[FormCell, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A table as it is printed: the title above it (or none) and its rows, which hold a merged
    cell wherever one from above reaches into them."""

    title: str
    rows: tuple[FormRow, ...]

    @property
    def columns(self) -> int:
        return max(sum(cell.columns for cell in row) for row in self.rows)


def form_of(table: GoalTable) -> Form:
    """The 2015 form of a goal table."""
    return Form(table.text("标题"), tuple(form_rows(table)))


def with_merged(rows: Sequence[FormRow]) -> tuple[FormRow, ...]:
    """Rows as HTML writes them, with the merged cells that reach into the rows below put in."""
    reaching: dict[int, FormCell] = {}
    whole: list[FormRow] = []
    for row in rows:
        cells: list[FormCell] = []
        column = 0
        own = list(row)
        while own or column in reaching:
            above = reaching.pop(column, None)
            cell = own.pop(0) if above is None else above
            if cell.rows > 1:
                reaching[column] = FormCell("", cell.columns, cell.rows - 1, merged=True)
            cells.append(cell if above is None else FormCell("", cell.columns, merged=True))
            column += cell.columns
        whole.append(tuple(cells))
    return tuple(whole)


def form_rows(table: GoalTable) -> list[FormRow]:
    """The form from the line above it (unit, 单位：万元) to the last indicator."""
    unit = table.text("单位编码") + table.text("单位名称")
    goals = "\n".join(f"{number}.{goal.text}" for number, goal in enumerate(table.goals, 1))
    return [
        (FormCell(unit, 4), FormCell(f"单位：{table.text('金额单位')}", 3)),
        (FormCell("项目名称"), FormCell(table.text("项目名称"), 6)),
        (
            FormCell("预算规模及资金用途", rows=2),
            FormCell("预算数"),
            FormCell(table.text("预算数")),
            FormCell(FISCAL_LABEL),
            FormCell(table.text("财政资金")),
            FormCell("其他资金"),
            FormCell(table.text("其他资金")),
        ),
        (FormCell("", merged=True), FormCell(table.text("资金用途"), 6)),
        (FormCell("绩效目标"), FormCell(goals, 6)),
        _indicator_row("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值"),
        *_indicator_rows(table),
    ]


def _indicator_rows(table: GoalTable) -> list[FormRow]:
    rows: list[FormRow] = []
    for level1, group in groupby(table.indicators, key=lambda each: each.text("一级指标")):
        members = list(group)
        for position, indicator in enumerate(members):
            first = (
                FormCell(level1, rows=len(members)) if position == 0 else FormCell("", merged=True)
            )
            rows.append((first, *_texts(indicator)))
    return rows


def _texts(indicator: Indicator) -> FormRow:
    labels = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值")
    return _indicator_row(*(indicator.text(label) for label in labels))[1:]


def _indicator_row(level1: str, level2: str, level3: str, description: str, value: str) -> FormRow:
    return (
        FormCell(level1),
        FormCell(level2),
        FormCell(level3, 2),
        FormCell(description),
        FormCell(value, 2),
    )
