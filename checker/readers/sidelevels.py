"""Indicators of several levels side by side: 成本指标 | 产出指标 | 效益指标, each over a name and a
value of its own. They are set one below another, so that the levels stand in a column."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.readers.columns import LEVELS, reach
from checker.readers.labels import is_level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.readers.grid import Grid, GridCell
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class LevelGroup:
    """The grid columns below one level (or two), and the heads that divide them."""

    start: int
    end: int
    levels: tuple[GridCell, ...]
    heads: tuple[GridCell, ...]


def set_below(words: Vocabulary, grid: Grid, rows: Sequence[GridRow]) -> Grid | None:
    """The grid with such groups set one below another; None where it has none."""
    for at in range(1, len(rows)):
        if rows[at].says_again and (groups := _groups(words, rows, at)):
            return replace(grid, cells=tuple(_Stack(grid, rows[at], groups).cells()))
    return None


def _groups(words: Vocabulary, rows: Sequence[GridRow], at: int) -> tuple[LevelGroup, ...]:
    """The groups that a row of heads divides; none where they are no such groups."""
    row = rows[at]
    known = [words.column(slot.text) for slot in row.own]
    names = [s for s, each in zip(row.own, known, strict=True) if each and each[0] == LEVELS[2]]
    values = [each for each in known if each and each[0] == "指标值"]
    if not len(names) == len(values) >= _SEVERAL:
        return ()
    above = rows[at - 1]
    tops = [s for s in above.slots if s.text and is_level(words, s.text)]
    groups: list[LevelGroup] = []
    for top in tops:
        start, end = reach(above, top)
        heads = [slot.cell for slot in row.own if slot.overlaps(start, end)]
        if [slot for slot in names if slot.overlaps(start, end)] and len(heads) > 1:
            groups.append(LevelGroup(start, end, _levels_over(words, rows, at, top), tuple(heads)))
    alike = {tuple(head.text for head in group.heads) for group in groups}
    depths = {len(group.levels) for group in groups}
    whole = len(groups) == len(names) and len(alike) == len(depths) == 1
    touch = all(a.end == b.start for a, b in pairwise(groups))
    return tuple(groups) if whole and touch else ()


def _levels_over(
    words: Vocabulary, rows: Sequence[GridRow], at: int, top: Slot
) -> tuple[GridCell, ...]:
    """The cells of the levels over a group, the first level first."""
    if at < _SEVERAL:
        return (top.cell,)
    over = [s for s in rows[at - 2].own if s.overlaps(top.column, top.column + 1)]
    return (*(s.cell for s in over if is_level(words, s.text)), top.cell)


class _Stack:
    """The cells of a grid on their way to one group below another."""

    def __init__(self, grid: Grid, row: GridRow, groups: tuple[LevelGroup, ...]) -> None:
        self.grid = grid
        self.groups = groups
        self.head = row.number
        self.top = min(level.row for each in groups for level in each.levels)
        self.start, self.end = groups[0].start, groups[-1].end
        self.depth = len(groups[0].levels)
        self.width = self.depth + max(group.end - group.start for group in groups)
        self.of_group: dict[tuple[int, int], list[GridCell]] = {}
        for cell in grid.cells:
            for number, group in enumerate(groups):
                inside = group.start <= cell.column < group.end
                if cell.row > self.head and inside and not cell.blank:
                    self.of_group.setdefault((cell.row, number), []).append(cell)
        last = max(cell.row for cell in grid.cells)
        self.tops: dict[int, int] = {}
        """The row that each row of the grid comes to."""
        at = self.head + 1
        for number in range(self.head + 1, last + 2):
            self.tops[number] = at
            at += max(sum((number, each) in self.of_group for each in range(len(groups))), 1)

    def cells(self) -> list[GridCell]:
        found = [*self._beside(), *self._heads(), *self._groups()]
        return sorted(found, key=lambda cell: (cell.row, cell.column))

    def _beside(self) -> Iterator[GridCell]:
        """What stands left and right of the groups, and over all of them."""
        for cell in self.grid.cells:
            if cell.row < self.top:
                over = cell.row + cell.row_span == self.top and cell.column == self.start
                yield replace(cell, column_span=self.width) if over else cell
                continue
            if self.start <= cell.column < self.end:
                continue
            column = cell.column
            if column >= self.end:
                column += self.width - (self.end - self.start)
            top = self.tops.get(cell.row, cell.row)
            behind = cell.row + cell.row_span
            bottom = self.tops.get(behind, top + cell.row_span)
            yield replace(cell, row=top, column=column, row_span=bottom - top)

    def _heads(self) -> Iterator[GridCell]:
        """A head for the levels, and the heads of the first group for all of them."""
        first = self.groups[0]
        top, spans = self.top, self.head + 1 - self.top
        for number, level in enumerate(first.levels):
            text = LEVELS[number]
            column = self.start + number
            yield replace(level, text=text, row=top, column=column, row_span=spans, column_span=1)
        for head in first.heads:
            column = head.column + self.depth
            yield replace(head, row=top, column=column, row_span=spans)

    def _groups(self) -> Iterator[GridCell]:
        """A row for every group that has a text in a row of the grid."""
        below: dict[int, int] = {}
        for (row, number), cells in sorted(self.of_group.items()):
            group = self.groups[number]
            top = self.tops[row] + below.get(row, 0)
            below[row] = below.get(row, 0) + 1
            for at, level in enumerate(group.levels):
                yield replace(level, row=top, column=self.start + at, row_span=1, column_span=1)
            for cell in cells:
                column = self.start + self.depth + cell.column - group.start
                yield replace(cell, row=top, column=column, row_span=1)
