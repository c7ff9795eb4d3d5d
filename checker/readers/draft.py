"""A goal table while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.model import Cell, Indicator, Problem

if TYPE_CHECKING:
    from checker.place import Place
    from checker.readers.header import Header
    from checker.readers.rows import Slot


@dataclass(slots=True)
class Draft:
    """What is known of the table so far; becomes a GoalTable when the next one begins."""

    fields: dict[str, Cell] = field(default_factory=dict[str, Cell])
    goals: list[Cell] = field(default_factory=list[Cell])
    indicators: list[Indicator] = field(default_factory=list[Indicator])
    form: set[str] = field(default_factory=set[str])
    header: Header | None = None
    fresh_header: bool = False
    """The row read last was the header: the next may be its second line."""
    closed: bool = False
    """The indicators are over; what follows is the form's foot."""
    nameless: str = ""
    """The field that text without a label belongs to: 资金用途 under 预算规模及资金用途."""
    below: dict[int, str] = field(default_factory=dict[int, str])
    """Column to the field whose value stands in the row underneath."""
    matrix: dict[int, str] = field(default_factory=dict[int, str])
    """Column to 预算数, 执行数 or 执行率 where funding is laid out in rows and columns."""
    first: Place | None = None
    last: Place | None = None
    level1: Cell | None = None
    level2: Cell | None = None
    raw_names: dict[int, Cell] = field(default_factory=dict[int, Cell])
    """Row to the cell of the spare name column."""
    problems: list[Problem] = field(default_factory=list[Problem])
    notes: list[str] = field(default_factory=list[str])

    @property
    def begun(self) -> bool:
        """Something of the table itself is known, not only what stands above it."""
        return self.header is not None or bool(
            self.goals or self.fields.keys() - {"标题", "年度", "金额单位", "单位名称", "单位编码"}
        )

    def see(self, slot: Slot) -> None:
        """Remember how far the table reaches."""
        self.last = slot.cell.place
        if self.first is None:
            self.first = slot.cell.place

    def set(self, label: str, cell: Cell, *, replace: bool = False) -> None:
        """The first value that is not blank stays, unless its rival stands in the same row."""
        self.form.add(label)
        known = self.fields.get(label)
        if known is None or known.blank or (replace and not cell.blank):
            self.fields[label] = cell
