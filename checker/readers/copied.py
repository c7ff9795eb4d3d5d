"""A table copied as text, its cells apart by tabs: put back into the grid that it was.

What is copied holds a cell that is merged over columns once and, as browsers copy, one that is
merged over rows only in the first of them. Below heads the columns are known by the words of the
heads and by what the cells hold; where two readings are as good nothing is guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.readers.columns import field_of_column
from checker.readers.copiedblocks import Blocks
from checker.readers.copiedsections import Sections
from checker.readers.copiedsolving import StuckError, filled, placed
from checker.readers.fitting import POINTS
from checker.readers.grid import Grid, Paragraph
from checker.readers.labels import group_of, is_figure, is_label, label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.readers.copiedsolving import Row, Section
    from checker.readers.grid import GridCell
    from checker.readers.vocabulary import Vocabulary

_PARTED = 0.5
_PAIR = 2
# A line of so many characters may be part of a label that is written downwards.
_LINE = 2


def is_ragged(grid: Grid) -> bool:
    """Whether rows that follow each other have not the same number of cells."""
    runs: list[set[int]] = [set()]
    for row in _rows_of(grid):
        if len(row) > 1:
            runs[-1].add(len(row))
        else:
            runs.append(set())
    return any(len(run) > 1 for run in runs)


def unfolded(words: Vocabulary, grid: Grid) -> Grid | Paragraph:
    """The grid with every cell where it stood, or the cell where that cannot be told."""
    rows = _rows_of(grid)
    if _is_sheet(words, rows):
        width = max(map(len, rows))
        return replace(grid, cells=tuple(cell for row in rows for cell in filled(row, width)))
    try:
        cells = tuple(_cells(words, list(_with_whole_labels(words, rows))))
    except StuckError as error:
        return Paragraph(error.cell.text, error.cell.place)
    return replace(grid, cells=cells)


def _rows_of(grid: Grid) -> list[Row]:
    rows: dict[int, Row] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell)
    return [sorted(rows[number], key=lambda cell: cell.column) for number in sorted(rows)]


def _is_sheet(words: Vocabulary, rows: Sequence[Row]) -> bool:
    """Whether many rows have blanks within, as a part of a sheet has beside its merged cells, or
    one stands between a label and its text; the blanks at the ends of lines may be lost."""
    several = [row for row in rows if sum(not cell.blank for cell in row) > 1]
    parted = sum(map(_is_parted, several))
    return parted > _PARTED * len(several) or any(_is_pair_apart(words, row) for row in several)


def _is_parted(row: Row) -> bool:
    filled = [at for at, cell in enumerate(row) if not cell.blank]
    return filled[-1] - filled[0] >= len(filled)


def _is_pair_apart(words: Vocabulary, row: Row) -> bool:
    own = [cell for cell in row if not cell.blank]
    if len(own) != _PAIR or own[0] is not row[0] or own[1] is row[1]:
        return False
    first, second = (cell.text for cell in own)
    return is_label(words, first) and not (is_label(words, second) or is_figure(second))


def _with_whole_labels(words: Vocabulary, rows: list[Row]) -> Iterator[Row]:
    """The rows, a label that is written downwards, a line a character, whole again."""
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) - 1 and len(rows[end]) == 1 and len(rows[end][0].text) <= _LINE:
            end += 1
        first, *others = rows[end]
        text = "".join(row[0].text for row in rows[at : end + 1])
        if end > at and text.isalpha() and _is_known(words, text):
            yield [replace(first, text=text, lines=()), *others]
            at = end + 1
        else:
            yield rows[at]
            at += 1


def _is_known(words: Vocabulary, text: str) -> bool:
    label = label_of(words, text) or words.column(text) or words.level(text)
    return label is not None or group_of(words, text) is not None


def _cells(words: Vocabulary, rows: list[Row]) -> Iterator[GridCell]:
    sections = Sections(words, rows)
    blocks = Blocks(sections)
    found: list[Row] = []
    at = 0
    while at < len(rows):
        section = sections.at(at)
        if section is None:
            block, at = blocks.at(at)
            found += block
            continue
        found += placed(section)
        last = section.body[-1][0].row
        at += next((n for n, row in enumerate(rows[at:]) if row[0].row > last), len(rows) - at)
        while at < len(rows) and (sums := _sums(words, section, rows[at])):
            found.append(sums)
            at += 1
    width = max((cell.column + cell.column_span for row in found for cell in row), default=1)
    for row in found:
        yield from _stretched(row, width)


def _sums(words: Vocabulary, section: Section, row: Row) -> Row | None:
    """A row of sums below indicators, the points and the score below their heads; None where it is
    no such row, or does not tell which is which."""
    first, *others = row
    figures = [cell for cell in others if is_figure(cell.text)]
    quiet = all(cell.blank for cell in others if cell not in figures)
    if not _is_sum_of_points(words, first.text) or not quiet or not figures:
        return None
    behind = len(section.columns) - len(others)
    under = (section.columns[at] for at, cell in enumerate(others, behind) if not cell.blank)
    if behind > 0 and all(column.role == POINTS for column in under):
        moved = (replace(cell, column=at) for at, cell in enumerate(others, behind))
        return [replace(first, column_span=behind), *moved]
    heads = {field_of_column(words, each.label): at for at, each in enumerate(section.columns)}
    below = [heads[name] for name in ("分值", "得分") if name in heads][-len(figures) :]
    if len(figures) != len(below):
        return None
    ends = [*below[1:], below[-1] + 1]
    spread = (
        replace(cell, column=start, column_span=end - start)
        for cell, start, end in zip(figures, below, ends, strict=True)
    )
    return [replace(first, column_span=below[0]), *spread]


def _is_sum_of_points(words: Vocabulary, text: str) -> bool:
    """Whether a text leads the sums below indicators: 合计, 自评总得分."""
    label = label_of(words, text)
    return words.ends(text) or (label is not None and label.field == "总分")


def _stretched(row: Row, width: int) -> Iterator[GridCell]:
    """A row of fewer cells than the table is wide: its last cell was merged with the rest."""
    *others, last = row
    end = last.column + last.column_span
    yield from others
    whole = len(row) == end and last.column_span == 1
    yield replace(last, column_span=width - last.column) if whole and end < width else last
