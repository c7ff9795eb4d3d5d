"""Pieces of a table that a page break parted: put together again."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.base.pattern import late_pattern
from checker.readers.labels import is_label, is_level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.readers.grid import Grid, GridCell
    from checker.readers.vocabulary import Vocabulary

_NEAR = 4.0
_SIGN = late_pattern("[≥≤≧≦=＝＞＜<>]")
_NUMBER = late_pattern(r"\d[\d,.]*%?")
# Page numbers and the like say nothing about the tables around them.
_PAGE_MARK = late_pattern(
    r"[-—–－\s·]*(?:第?\s*\d+\s*页?)?(?:\s*[/／,，共]\s*共?\s*\d+\s*页?)?[-—–－\s·]*"
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A ruled table of one page: its grid, how many rows it has, and the heights of the lines
    between them.

    The columns of its cells are counted in points, so that pages whose rows are divided
    differently agree.
    """

    grid: Grid
    page: int
    height: int
    floors: tuple[float, ...] = ()

    @property
    def first_row(self) -> list[GridCell]:
        return [cell for cell in self.grid.cells if cell.row == 0]

    @property
    def last_row(self) -> list[GridCell]:
        return [cell for cell in self.grid.cells if cell.row + cell.row_span == self.height]


def is_page_mark(text: str) -> bool:
    return bool(_PAGE_MARK.fullmatch(text.strip()))


def joined(words: Vocabulary, fragments: Iterable[Fragment]) -> Iterator[Grid]:
    """One grid a table; a fragment that begins a page goes on with the table that ended the page
    before when nothing stands between them and they are equally wide."""
    waiting: Fragment | None = None
    for fragment in fragments:
        if waiting is None:
            waiting = fragment
        elif _continues(waiting, fragment):
            waiting = _join(words, waiting, fragment)
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
        and all(
            abs(one - other) <= _NEAR
            for one, other in zip(_edges(above.last_row), _edges(below.first_row), strict=True)
        )
    )


def _edges(row: list[GridCell]) -> tuple[int, int]:
    """Two tables that touch are one to the eye: only the rows at the break must be as wide."""
    starts = [cell.column for cell in row]
    ends = [cell.column + cell.column_span for cell in row]
    return min(starts, default=0), max(ends, default=0)


def _join(words: Vocabulary, above: Fragment, below: Fragment) -> Fragment:
    upper, lower = list(above.grid.cells), list(below.grid.cells)
    last, first = above.last_row, below.first_row
    shift = above.height
    if _is_rest_of_row(words, last, first):
        rest = dict(zip((id(cell) for cell in last), (cell.text for cell in first), strict=True))
        upper = [replace(cell, text=cell.text + rest.get(id(cell), "")) for cell in upper]
        lower = [cell for cell in lower if cell.row > 0]
        shift -= 1
    else:
        upper, lower = _with_whole_levels(words, upper, lower, last, first)
    lower = [replace(cell, row=cell.row + shift) for cell in lower]
    grid = replace(above.grid, cells=tuple(upper + lower))
    return Fragment(grid, below.page, shift + below.height)


def _with_whole_levels(
    words: Vocabulary,
    upper: list[GridCell],
    lower: list[GridCell],
    last: list[GridCell],
    first: list[GridCell],
) -> tuple[list[GridCell], list[GridCell]]:
    """The cells with every merged level whose name was cut put together over its rows."""
    for above, below in product(last, first):
        if abs(above.column - below.column) <= _NEAR and _is_cut_level(words, above, below):
            span = above.row_span + below.row_span
            whole = replace(above, text=above.text + below.text, row_span=span)
            upper = [whole if cell is above else cell for cell in upper]
            lower = [cell for cell in lower if cell is not below]
    return upper, lower


def _is_rest_of_row(words: Vocabulary, last: list[GridCell], first: list[GridCell]) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before: nothing
    begins in its first cell, and it says nothing in its last one, where a row has its value."""
    texts = [cell.text for cell in first]
    if not any(texts) or len(last) != len(first):
        return False
    pairs = list(zip(last, first, strict=True))
    if any(abs(a.column - b.column) > _NEAR for a, b in pairs):
        return False
    if any(_begins_anew(words, a.text, b.text) for a, b in pairs):
        return False
    if any(_is_cut_level(words, a, b) for a, b in pairs):
        return True
    if texts[0]:
        return _is_rest_of_name(words, last, first)
    return len(texts) == 2 or not texts[-1]


def _is_cut_level(words: Vocabulary, above: GridCell, below: GridCell) -> bool:
    """Whether a page break went through the name of a level: 产出指 and 标."""
    return bool(above.text and below.text) and is_level(words, above.text + below.text)


def _begins_anew(words: Vocabulary, above: str, below: str) -> bool:
    """Whether a cell is no rest of the one above: it names a level, or both are values."""
    if is_level(words, below) or _SIGN.match(below):
        return True
    return bool(_NUMBER.fullmatch(above) and _NUMBER.fullmatch(below))


def _is_rest_of_name(words: Vocabulary, last: list[GridCell], first: list[GridCell]) -> bool:
    """Only the first cell goes on, as the long name of a unit above a form does. A label with a
    blank value looks the same: what the form is known to print never counts as the rest.
    """
    alone = len(first) > 1 and not any(cell.text for cell in first[1:])
    full = bool(last[0].text) and any(cell.text for cell in last[1:])
    return (
        alone and full and not is_label(words, last[0].text) and not is_label(words, first[0].text)
    )
