"""Pieces of a table that a page break parted: put together again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.readers.grid import Grid, GridCell

_NEAR = 4.0
# Page numbers and the like say nothing about the tables around them.
_PAGE_MARK = re.compile(
    r"[-—–－\s·]*(?:第?\s*\d+\s*页?)?(?:\s*[/／,，共]\s*共?\s*\d+\s*页?)?[-—–－\s·]*"
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A ruled table of one page: its grid, the lines between its columns, and whether it is the
    first or the last thing on its page."""

    grid: Grid
    xs: tuple[float, ...]
    page: int
    height: int


def is_page_mark(text: str) -> bool:
    return bool(_PAGE_MARK.fullmatch(text.strip()))


def joined(fragments: Iterable[Fragment]) -> Iterator[Grid]:
    """One grid a table; a fragment that begins a page goes on with the table that ended the page
    before when nothing stands between them and their columns are the same."""
    waiting: Fragment | None = None
    for fragment in fragments:
        if waiting is None:
            waiting = fragment
        elif _continues(waiting, fragment):
            waiting = _join(waiting, fragment)
        else:
            yield waiting.grid
            waiting = fragment
    if waiting is not None:
        yield waiting.grid


def _continues(above: Fragment, below: Fragment) -> bool:
    return (
        below.page == above.page + 1
        and not below.grid.before
        and bool(below.grid.cells)
        and abs(above.xs[0] - below.xs[0]) <= _NEAR
        and abs(above.xs[-1] - below.xs[-1]) <= _NEAR
        and _same_columns(above.xs, below.xs)
    )


def _same_columns(above: tuple[float, ...], below: tuple[float, ...]) -> bool:
    """Whether every line of the shorter list is one of the longer: a page may show fewer."""
    few, many = sorted((above, below), key=len)
    return all(any(abs(x - other) <= _NEAR for other in many) for x in few)


def _join(above: Fragment, below: Fragment) -> Fragment:
    xs = above.xs if len(above.xs) >= len(below.xs) else below.xs
    upper = [_in_columns(cell, above.xs, xs) for cell in above.grid.cells]
    lower = [_in_columns(cell, below.xs, xs) for cell in below.grid.cells]
    first = [cell for cell in lower if cell.row == 0]
    last = [cell for cell in upper if cell.row + cell.row_span == above.height]
    shift = above.height
    if _is_rest_of_row(last, first):
        rest = {cell.column: cell.text for cell in first}
        upper = [
            replace(cell, text=cell.text + rest[cell.column])
            if cell in last and rest.get(cell.column)
            else cell
            for cell in upper
        ]
        lower = [cell for cell in lower if cell.row > 0]
        shift -= 1
    lower = [replace(cell, row=cell.row + shift) for cell in lower]
    grid = replace(above.grid, cells=tuple(upper + lower))
    return Fragment(grid, xs, below.page, shift + below.height)


def _in_columns(cell: GridCell, own: tuple[float, ...], xs: tuple[float, ...]) -> GridCell:
    """The cell counted in the columns of the whole table."""
    start = _index(own[cell.column], xs)
    end = _index(own[cell.column + cell.column_span], xs)
    return replace(cell, column=start, column_span=max(1, end - start))


def _index(x: float, xs: tuple[float, ...]) -> int:
    return min(range(len(xs)), key=lambda at: abs(xs[at] - x))


def _is_rest_of_row(last: list[GridCell], first: list[GridCell]) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before: nothing
    begins in its first cell, and it says nothing in its last one, where a row has its value."""
    texts = [cell.text for cell in first]
    if not any(texts) or texts[0] or [c.column for c in last] != [c.column for c in first]:
        return False
    return len(texts) == 2 or not texts[-1]
