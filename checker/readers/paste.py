"""A web page pasted as text, one cell a line or the cells of a row in a line: rows again.

Merged cells stand once and blank cells not at all; where the words of the form and what the columns
hold do not tell where a row begins, nothing is guessed.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.base.pattern import late_pattern
from checker.readers.copiedheads import columns_below, divisions, settled
from checker.readers.copiedsolving import StuckError
from checker.readers.gaps import ends_rows, spaced
from checker.readers.grid import Grid, GridCell, Paragraph
from checker.readers.labels import group_of, label_of
from checker.readers.linecells import (
    counts_rows,
    heads_of_lines,
    indicator_rows,
    labelled_rows,
    numbered_rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.readers.copiedsolving import Row
    from checker.readers.vocabulary import Vocabulary

_SHORTEST = 3
_CONTINUES = late_pattern("[及和与或、（(]")


@dataclass(frozen=True, slots=True)
class Paste:
    """The grid of a paste; `grid` is None where its cells cannot be told apart, at `stuck`."""

    grid: Grid | None
    stuck: Paragraph | None = None


def pasted(words: Vocabulary, paragraphs: Sequence[Paragraph]) -> Paste | None:
    """The rows of a text of one cell a line, or None where the text is none."""
    lines = list(_with_whole_labels(words, paragraphs))
    cells = [
        GridCell(each.text, at, 0, each.place, lines=(each.place,)) for at, each in enumerate(lines)
    ]
    try:
        heads = [at for at in range(len(cells)) if heads_of_lines(words, cells, at) >= _SHORTEST]
    except StuckError as error:
        return Paste(None, Paragraph(error.cell.text, error.cell.place))
    if not heads:
        apart = spaced(words, paragraphs)
        if apart is None:
            return None
        return Paste(apart) if isinstance(apart, Grid) else Paste(None, apart)
    first = next((at for at in range(heads[0]) if label_of(words, cells[at].text)), heads[0])
    try:
        rows = list(_rows(words, cells, first, heads))
    except StuckError as error:
        return Paste(None, Paragraph(error.cell.text, error.cell.place))
    placed = (
        replace(cell, row=number, column=column)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
    )
    return Paste(Grid(tuple(placed), tuple(lines[:first]), copied=True))


def _rows(
    words: Vocabulary, cells: Sequence[GridCell], begin: int, heads: Sequence[int]
) -> Iterator[Row]:
    """The rows of every table: what stands above its heads, the heads, the indicators."""
    above = begin
    for start, following in pairwise((*heads, len(cells))):
        body = start + heads_of_lines(words, cells, start)
        counted = start > above and counts_rows(words, cells[start - 1], cells[body:following])
        lead = start > above and group_of(words, cells[start - 1].text) is not None
        first = start - (lead or counted)
        yield from labelled_rows(words, cells[above:first])
        yield list(cells[first:body])
        end = next(
            (at for at in range(body, following) if ends_rows(words, cells[at].text)), following
        )
        (way,) = divisions([list(cells[start:body])], body - start)
        columns = columns_below(words, way, leads=0, of_list=False, of_money=False)
        rows = numbered_rows if counted else indicator_rows
        yield from rows(words, cells[body:end], settled(words, columns, []))
        above = end
    yield from labelled_rows(words, cells[above:])


def _with_whole_labels(words: Vocabulary, paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """A label that goes on in the next line is one: 主管部门 over 及代码."""
    held: Paragraph | None = None
    for each in paragraphs:
        if (
            held is not None
            and _CONTINUES.match(each.text)
            and label_of(words, held.text + each.text)
        ):
            held = Paragraph(held.text + each.text, held.place)
            continue
        if held is not None:
            yield held
        held = each
    if held is not None:
        yield held
