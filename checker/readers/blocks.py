"""Forms that stand side by side in one sheet, with an empty column between them or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.model import label_key
from checker.readers.labels import field_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.readers.grid import Grid, GridCell
    from checker.readers.vocabulary import Vocabulary

_TWO = 2


def side_by_side(words: Vocabulary, grid: Grid) -> Iterator[Grid]:
    """The grid itself, or a grid for every block of columns that is a form of its own.

    A line that stands alone in its row (the title of the sheet) is seen by every block.
    """
    named = sum(field_of(words, cell.text) == "项目名称" for cell in grid.cells)
    if grid.loose or (
        named < _TWO and sum(_heads_levels(words, cell) for cell in grid.cells) < _TWO
    ):
        yield grid
        return
    shared = _alone_in_row(grid.cells)
    blocks = _blocks([cell for cell in grid.cells if not cell.blank and cell not in shared])
    forms = [
        (start, end)
        for start, end in blocks
        if any(_names_form(words, cell) for cell in grid.cells if start <= cell.column < end)
    ]
    if len(forms) < 2:
        forms = _seamed(words, grid.cells, shared)
    if len(forms) < 2:
        yield grid
        return
    ends = [start for start, _ in forms[1:]] + [max(end for _, end in [*blocks, *forms])]
    for (start, _), end in zip(forms, ends, strict=True):
        yield replace(grid, cells=tuple(_cut(grid.cells, shared, start, end)))


def _names_form(words: Vocabulary, cell: GridCell) -> bool:
    return field_of(words, cell.text) == "项目名称" or _heads_levels(words, cell)


def _heads_levels(words: Vocabulary, cell: GridCell) -> bool:
    level = words.columns.get(label_key(cell.text))
    return level is not None and level[0] == "一级指标"


def _seamed(
    words: Vocabulary, cells: Iterable[GridCell], shared: frozenset[GridCell]
) -> list[tuple[int, int]]:
    """Forms that touch: each has a project's name and heads of levels of its own, and no cell
    reaches over the seam."""
    own = [cell for cell in cells if not cell.blank and cell not in shared]
    starts = sorted({cell.column for cell in own if field_of(words, cell.text) == "项目名称"})
    if not starts:
        return []
    width = max(cell.column + cell.column_span for cell in own)
    seams = starts[:1] + [each for each in starts[1:] if not _is_crossed(each, own)]
    forms = list(zip(seams, [*seams[1:], width], strict=True))
    whole = all(
        any(_heads_levels(words, cell) for cell in own if start <= cell.column < end)
        for start, end in forms
    )
    return forms if whole else []


def _is_crossed(seam: int, cells: Iterable[GridCell]) -> bool:
    return any(cell.column < seam < cell.column + cell.column_span for cell in cells)


def _alone_in_row(cells: Iterable[GridCell]) -> frozenset[GridCell]:
    rows: dict[int, list[GridCell]] = {}
    for cell in cells:
        if not cell.blank:
            rows.setdefault(cell.row, []).append(cell)
    return frozenset(own[0] for own in rows.values() if len(own) == 1)


def _blocks(cells: Iterable[GridCell]) -> list[tuple[int, int]]:
    """Runs of columns (start, end exclusive) that some text reaches into."""
    runs: list[tuple[int, int]] = []
    for start, end in sorted((cell.column, cell.column + cell.column_span) for cell in cells):
        if runs and start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(runs[-1][1], end))
        else:
            runs.append((start, end))
    return runs


def _cut(
    cells: Iterable[GridCell], shared: frozenset[GridCell], start: int, end: int
) -> Iterator[GridCell]:
    for cell in cells:
        if cell in shared:
            yield replace(cell, column=0)
        elif start <= cell.column < end:
            yield replace(cell, column=cell.column - start)
