"""Rows as a person reads them: every cell that reaches into the row, merged ones marked."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field, replace
from checker.readers.grid import Grid, GridCell, Limits, ReadError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_FEWEST_NUMBERED = 3
_COLUMN = attrgetter("column")


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell within one row; `inherited` when it is merged from a row above."""

    cell: GridCell
    inherited: bool
    text: str = field(init=False, compare=False)
    column: int = field(init=False, compare=False)
    end: int = field(init=False, compare=False)
    """The grid column behind the last one that the cell reaches into."""

    def __post_init__(self) -> None:
        cell = self.cell
        object.__setattr__(self, "text", cell.text.strip())
        object.__setattr__(self, "column", cell.column)
        object.__setattr__(self, "end", cell.column + cell.column_span)

    @property
    def own_text(self) -> str:
        """Text that begins in this row."""
        return "" if self.inherited else self.text

    def shared(self, start: int, end: int) -> int:
        """How many grid columns of a range the cell reaches into."""
        return min(self.end, end) - max(self.column, start)

    def overlaps(self, start: int, end: int) -> bool:
        return self.column < end and start < self.end


@dataclass(frozen=True, slots=True)
class GridRow:
    """The slots of one row from left to right; `flat` where the format shows merged cells as a
    text and blanks beside it, `torn` where the text ends in the row."""

    number: int
    slots: tuple[Slot, ...]
    loose: bool
    flat: bool = False
    torn: bool = False
    own: tuple[Slot, ...] = field(init=False, compare=False)
    """Slots with text that begins in this row; asked for so often that it is kept."""
    width: int = field(init=False, compare=False)
    blanks: Mapping[int, int] = field(init=False, compare=False)
    """The first grid column of every blank slot that begins in this row, with its width."""

    def __post_init__(self) -> None:
        slots = self.slots
        own = tuple(slot for slot in slots if slot.text and not slot.inherited)
        width = max((slot.end for slot in slots), default=0)
        blanks = {s.column: s.cell.column_span for s in slots if not s.text and not s.inherited}
        object.__setattr__(self, "own", own)
        object.__setattr__(self, "width", width)
        object.__setattr__(self, "blanks", blanks)

    def next_own(self, column: int) -> int | None:
        """The grid column of the first own text to the right of a column, None behind the last."""
        at = bisect_right(self.own, column, key=_COLUMN)
        return self.own[at].column if at < len(self.own) else None

    @property
    def says_again(self) -> bool:
        """Whether two of its texts are the same, as heads of columns side by side are."""
        return not self.loose and len(self.own) > len({slot.text for slot in self.own})

    def without(self, columns: Collection[int]) -> GridRow:
        """The row less the cells that begin at some columns."""
        return replace(self, slots=tuple(s for s in self.slots if s.column not in columns))


def numbers_columns(row: GridRow) -> bool:
    """Whether a row below the heads only numbers the columns: 1 | 2 | 3 | 4 …, 栏次 | 1 | 2 …"""
    if len(row.own) <= _FEWEST_NUMBERED or row.own[1].text not in ("1", "2"):
        return False
    texts = [slot.text for slot in row.own]
    if texts[:1] in (["栏次"], ["栏号"], ["列次"]):
        texts = texts[1:]
    numbers = [str(number) for number in range(1, len(texts) + 1)]
    return len(texts) > _FEWEST_NUMBERED and texts == numbers


def rows_of(grid: Grid, limits: Limits | None = None, *, flat: bool = False) -> Iterator[GridRow]:
    """Rows that have a cell of their own; a span reaches no further than the last of them.

    Raises ReadError when merged cells would be repeated more often than `limits.cells`.
    """
    budget = (limits or Limits()).cells
    starting: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        starting.setdefault(cell.row, []).append(cell)
    reaching: list[GridCell] = []
    torn = max(starting, default=0) if grid.torn else -1
    for number in sorted(starting):
        above = [cell for cell in reaching if cell.row + cell.row_span > number]
        own = starting[number]
        budget -= len(above) + len(own)
        if budget < 0:
            raise ReadError("合并单元格过多", "请取消不必要的合并单元格后再试")
        slots = [Slot(cell, inherited=True) for cell in above]
        slots += [Slot(cell, inherited=False) for cell in own]
        slots.sort(key=lambda slot: slot.cell.column)
        yield GridRow(number, tuple(slots), grid.loose, flat, torn=number == torn)
        reaching = above + [cell for cell in own if cell.row_span > 1]
