"""The cell of a goal file that a cursor is at, and how it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.errors import UsageError
from checker.form import bind_set, read_as
from checker.language import KIND_NAMES
from checker.lsp.positions import holds
from checker.model import INDICATOR_FIELDS, TABLE_FIELDS, FieldKind
from checker.packs import packs_to_run
from checker.readers import read_text, with_own_words
from checker.values import explain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.lsp.buffer import Buffer
    from checker.lsp.desk import Desk
    from checker.model import Cell, Document, GoalTable, Indicator
    from checker.values import Value

_READ = (FieldKind.VALUE, FieldKind.MONEY)


@dataclass(frozen=True, slots=True)
class CellThere:
    """A cell of a table; `indicator` is the row it is in, None for a field of the table."""

    table: GoalTable
    indicator: Indicator | None
    label: str
    cell: Cell

    @property
    def kind(self) -> FieldKind | None:
        """What its text means."""
        fields = TABLE_FIELDS if self.indicator is None else INDICATOR_FIELDS
        return fields[self.label].kind if self.label in fields else None


def document_of(desk: Desk, buffer: Buffer) -> Document:
    """The tables of an open goal file as they are read, with the words of the office; with the
    common ones where its configuration or its words are broken, of which the editor is told."""
    try:
        words = with_own_words(desk.orders.of_file(buffer.name).job.columns)
    except UsageError:
        words = None
    return read_text(buffer.text, buffer.name, words=words)


def cell_at(document: Document, line: int, column: int) -> CellThere | None:
    """The cell at a line and column."""
    cells = (one for table in document.tables for one in _cells(table))
    return next((one for one in cells if holds(one.cell.place, line, column)), None)


def _cells(table: GoalTable) -> Iterator[CellThere]:
    for label, cell in table.fields.items():
        yield CellThere(table, None, label, cell)
    for row in (*table.indicators, *table.asides):
        for label, cell in row.fields.items():
            yield CellThere(table, row, label, cell)


def reading_of(desk: Desk, buffer: Buffer, there: CellThere) -> Value | None:
    """How the text of a cell is read with what stands around it; None for a plain text."""
    if there.kind not in _READ or there.cell.blank:
        return None
    try:
        job = desk.orders.of_file(buffer.name).job
        packs = packs_to_run(job.packs, job.today)
    except UsageError:
        return None
    whole = bind_set(
        (there.table,), year=job.year, profile=job.profile, today=job.day, packset=packs
    )
    table = whole.tables[0]
    rows = (*table.indicators, *table.asides)
    row = next((one for one in rows if one.indicator is there.indicator), None)
    return read_as(there.cell.text, there.label, row or table)


def reading_lines(value: Value) -> Iterator[str]:
    """A value in Markdown: how it is spelled, its kind, bounds, unit, days, what was assumed."""
    if value.reason:
        yield f"**读不懂**：{explain(value)}"
        return
    yield f"**{value}**（{KIND_NAMES[value.kind]}）"
    unit = value.unit
    said = {
        "下限": value.lower.shown if value.lower else "",
        "上限": value.upper.shown if value.upper else "",
        "单位": (unit.base or unit.name) if unit else "",
        "起": value.start.isoformat() if value.start else "",
        "止": value.end.isoformat() if value.end else "",
    }
    yield from (f"- {name}：{text}" for name, text in said.items() if text)
    if value.approximate:
        yield "- 约数，不与任何数相等"
    yield from (f"- {note}" for note in value.notes)
    for part in value.parts:
        yield f"- 其中：{part}（{KIND_NAMES[part.kind]}）"
