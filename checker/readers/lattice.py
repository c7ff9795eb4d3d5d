"""Ruled tables: from the lines drawn on a page to cells with spans. Nothing here knows of PDF.

Lengths are in points, x to the right, y downwards from the top of the page.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import product
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Lines closer than this are one line: cell borders are often drawn twice, or as thin boxes.
SNAP = 2.0
_SHORTEST = 4.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line: at `at` across the other axis, from `start` to `end` along its own."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a ruled table; row and column from 0, spans from 1."""

    left: float
    top: float
    right: float
    bottom: float
    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class RuledTable:
    """The lines between columns (`xs`) and rows (`ys`) and the cells they make.

    `owners` maps row and column to the index of the cell, None where there is paper.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]
    owners: tuple[tuple[int | None, ...], ...]

    def box_at(self, x: float, y: float) -> int | None:
        """The index of the cell that holds a point, None beside the table."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if not (0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1):
            return None
        return self.owners[row][column]


def ruled_tables(across: Iterable[Stroke], down: Iterable[Stroke]) -> list[RuledTable]:
    """The tables of a page, top to bottom: groups of lines that touch each other.

    `across` are horizontal lines (at y, from x to x), `down` vertical ones (at x, from y to y).
    """
    rows, columns = _joined(across), _joined(down)
    tables = [
        _table([rows[index] for index in across_of], [columns[index] for index in down_of])
        for across_of, down_of in _groups(rows, columns)
    ]
    found = [table for table in tables if table is not None]
    return sorted(found, key=lambda table: (table.ys[0], table.xs[0]))


def _joined(rules: Iterable[Stroke]) -> list[Stroke]:
    """Lines at nearly one place that touch or overlap are one line."""
    lines: list[Stroke] = []
    levels = sorted(rules, key=lambda rule: rule.at)
    start = 0
    while start < len(levels):
        end = start
        while end < len(levels) and levels[end].at - levels[start].at <= SNAP:
            end += 1
        members = levels[start:end]
        at = sum(rule.at for rule in members) / len(members)
        lines += _runs(at, members)
        start = end
    return [line for line in lines if line.end - line.start >= _SHORTEST]


def _runs(at: float, rules: Iterable[Stroke]) -> list[Stroke]:
    runs: list[Stroke] = []
    for rule in sorted(rules, key=lambda each: each.start):
        if runs and rule.start <= runs[-1].end + SNAP:
            runs[-1] = Stroke(at, runs[-1].start, max(runs[-1].end, rule.end))
        else:
            runs.append(Stroke(at, rule.start, rule.end))
    return runs


def _groups(rows: Sequence[Stroke], columns: Sequence[Stroke]) -> list[tuple[list[int], list[int]]]:
    """Indices of the horizontal and vertical lines that hang together."""
    parent = list(range(len(rows) + len(columns)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            if _touch(row, column):
                parent[root(i)] = root(len(rows) + j)
    groups: dict[int, tuple[list[int], list[int]]] = {}
    for index in range(len(parent)):
        across, down = groups.setdefault(root(index), ([], []))
        if index < len(rows):
            across.append(index)
        else:
            down.append(index - len(rows))
    return list(groups.values())


def _touch(row: Stroke, column: Stroke) -> bool:
    return (
        row.start - SNAP <= column.at <= row.end + SNAP
        and column.start - SNAP <= row.at <= column.end + SNAP
    )


def _table(across: Sequence[Stroke], down: Sequence[Stroke]) -> RuledTable | None:
    floors, walls = _levels([*across, *_open_ends(across, down)]), _levels(down)
    if len(floors) < 2 or len(walls) < 2:
        return None
    ys, xs = tuple(each[0].at for each in floors), tuple(each[0].at for each in walls)
    height, width = len(ys) - 1, len(xs) - 1
    middles_x = [(xs[at] + xs[at + 1]) / 2 for at in range(width)]
    middles_y = [(ys[at] + ys[at + 1]) / 2 for at in range(height)]
    taken = [[False] * width for _ in range(height)]
    owners: list[list[int | None]] = [[None] * width for _ in range(height)]
    boxes: list[Box] = []
    for row, column in product(range(height), range(width)):
        if taken[row][column]:
            continue
        middle = middles_y[row]
        right = column + 1
        while right < width and not taken[row][right] and not _reach(walls[right], middle):
            right += 1
        walled = _between(walls[column], walls[right], middle)
        bottom = row + 1
        while (
            bottom < height
            and not any(_reach(floors[bottom], each) for each in middles_x[column:right])
            and _between(walls[column], walls[right], middles_y[bottom]) == walled
        ):
            bottom += 1
        for y in range(row, bottom):
            taken[y][column:right] = [True] * (right - column)
        # Beside a narrower table that touches this one there is paper, not a cell.
        if walled:
            for y in range(row, bottom):
                owners[y][column:right] = [len(boxes)] * (right - column)
            spans = (row, column, bottom - row, right - column)
            boxes.append(Box(xs[column], ys[row], xs[right], ys[bottom], *spans))
    return RuledTable(xs, ys, tuple(boxes), tuple(map(tuple, owners)))


def _open_ends(across: Sequence[Stroke], down: Sequence[Stroke]) -> list[Stroke]:
    """The lines a page break leaves out: two or more vertical lines reach above the first or
    below the last horizontal one, and a row lies between them."""
    if not across or len(down) < 2:
        return []
    top, bottom = min(rule.at for rule in across), max(rule.at for rule in across)
    left, right = min(rule.at for rule in down), max(rule.at for rule in down)
    above = [rule.start for rule in down if rule.start < top - _SHORTEST]
    below = [rule.end for rule in down if rule.end > bottom + _SHORTEST]
    return [
        Stroke(at, left, right)
        for ends, at in ((above, min(above, default=0.0)), (below, max(below, default=0.0)))
        if len(ends) > 1
    ]


def _levels(rules: Sequence[Stroke]) -> list[list[Stroke]]:
    """The lines by the place they stand at, each at one place only."""
    levels: list[list[Stroke]] = []
    for rule in sorted(rules, key=lambda each: each.at):
        if levels and rule.at - levels[-1][0].at <= SNAP:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    return levels


def _between(left: Sequence[Stroke], right: Sequence[Stroke], middle: float) -> bool:
    """Whether a row has a wall on both sides."""
    return _reach(left, middle) and _reach(right, middle)


def _reach(rules: Sequence[Stroke], middle: float) -> bool:
    """Whether one of the lines at a place runs past the middle of a row or column."""
    return any(rule.start <= middle <= rule.end for rule in rules)
