"""Cells that were merged downwards, where the format (CSV, a paste) shows a text and blanks.

A row that begins with blanks goes on below the cells above them: 项目资金 over 年度资金总额 and
其中：财政拨款, 产出指标 over its 数量指标 and 质量指标. What was merged to the right stays as it
is: a blank behind a label may as well be a value that nobody filled in.
"""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.readers.columns import LEVELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.readers.grid import Grid, GridCell
    from checker.readers.vocabulary import Vocabulary

_PAIR = 2
_NAMES = ("项目名称", "单位名称", "主管部门", "年度")


def is_flat(grid: Grid) -> bool:
    """Whether the format shows merged cells as a text and blanks beside and below it; a title that
    is merged across the whole sheet says nothing of the form."""
    in_row = Counter(cell.row for cell in grid.cells)
    merged = any(
        cell.text
        and cell.row_span * cell.column_span > 1
        and (in_row[cell.row] > 1 or cell.row_span > 1)
        for cell in grid.cells
    )
    return not merged and not grid.loose


def merged_down(words: Vocabulary, grid: Grid) -> Grid:
    """A flat grid whose cells reach over the blanks that stand below them."""
    rows: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell)
    found: dict[tuple[int, int], GridCell] = {}
    reaching: dict[int, GridCell] = {}
    for number in sorted(rows):
        row = sorted(rows[number], key=lambda cell: cell.column)
        leading = list(takewhile(lambda cell: cell.blank, row))
        if number - 1 not in rows or len(leading) == len(row):
            reaching = {}
        _drop_heads(words, reaching, {cell.column for cell in leading})
        for cell in leading:
            above = reaching.get(cell.column)
            if above is None:
                found[number, cell.column] = cell
            else:
                whole = replace(above, row_span=number - above.row + 1)
                found[above.row, above.column] = reaching[cell.column] = whole
        rest = row[len(leading) :]
        found.update(((number, cell.column), cell) for cell in rest)
        _reach(reaching, rest, down=_block_begins(words, rest))
    return replace(grid, cells=tuple(found.values()))


def _block_begins(words: Vocabulary, row: Sequence[GridCell]) -> bool:
    """Whether cells of a row may reach down: a text alone is a title or a step of an outline, and
    a name with its label (单位 | 某局) is whole."""
    filled = [cell for cell in row if not cell.blank]
    if len(filled) != _PAIR:
        return len(filled) > _PAIR
    known = words.head(filled[0].text)
    return known is None or known[0] not in _NAMES


def _reach(reaching: dict[int, GridCell], row: Sequence[GridCell], *, down: bool) -> None:
    """Let the cells of a row reach `down`, in place of what reached there before."""
    for cell in row:
        reaching.pop(cell.column, None)
        if not cell.blank and down:
            reaching[cell.column] = cell


def _drop_heads(words: Vocabulary, reaching: dict[int, GridCell], blank: set[int]) -> None:
    """Heads of the levels reach over a second line of heads all together; a blank below one of
    them is a level that is not said again."""
    heads = {
        column
        for column, cell in reaching.items()
        if (named := words.column(cell.text)) is not None and named[0] in LEVELS
    }
    if len(heads) > 1 and not heads <= blank:
        for column in heads:
            del reaching[column]
