"""Heads and the rows below them, put into one grid: the likeliest way, or none that is sure."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field, replace
from checker.base.pattern import late_pattern
from checker.readers.copiedheads import (
    TooManyWaysError,
    columns_below,
    divisions,
    likelihood,
    settled,
    settled_money,
)
from checker.readers.fitting import LEVEL1, LEVEL2, NAME, OTHER, VALUE, Fit, fit, weight
from checker.readers.labels import (
    is_label,
    is_level,
    is_title,
    is_unused_name,
    says_nothing,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.readers.copiedheads import Heads
    from checker.readers.fitting import ColumnRole
    from checker.readers.grid import GridCell
    from checker.readers.vocabulary import Vocabulary

Row = list["GridCell"]
# So many rows tell which way is the likeliest.
_SAMPLE = 16
# How much better the best way must be than any other, how well a row of fewer cells must fit, and
# every level and name in it.
_SURE = 0.4
_LEAST = -1.0
_WORST = -2.5
# What counts against a way: no name or value, a head of money with nothing below it; and for one:
# nothing but blanks below what leads the block.
_LOST, _UNUSED, _BLANK = 5.0, 4.0, 1.0
# How the heading of a group of indicators begins or ends.
_HEADING = late_pattern(
    r"[★☆●■◆▲△*＊]|[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]|.*(?:指标|目标|[：:])$|[…—-]",
    re.DOTALL,
)
# Lines of one cell.
_MOST_LINES = 5


class StuckError(Exception):
    """A cell whose column cannot be told."""

    def __init__(self, row: Row) -> None:
        self.cell = next((cell for cell in row if not cell.blank), row[0])
        super().__init__(self.cell.text)


@dataclass(frozen=True, slots=True)
class Task:
    """Rows of heads over rows of a body, to be put under each other; `leads` are the numbers of
    labels that may lead the block, merged over its rows. `keeps_blanks` says that blank cells are
    there, so that a row without its last cells was broken within one."""

    words: Vocabulary
    heads: tuple[Row, ...]
    body: tuple[Row, ...]
    leads: tuple[int, ...] = (0,)
    of_list: bool = False
    of_money: bool = False
    keeps_blanks: bool = False

    @property
    def most(self) -> int:
        """The most cells that a row of the body has."""
        return max(map(len, self.body))


@dataclass(frozen=True, slots=True)
class Section:
    """Heads and rows with the columns of every cell."""

    heads: Heads
    columns: tuple[ColumnRole, ...]
    body: tuple[Row, ...]
    fits: tuple[Fit, ...]
    depth: int

    @property
    def holds_values(self) -> bool:
        return any(column.role in (VALUE, OTHER) for column in self.columns)


@dataclass(frozen=True, slots=True)
class _Way:
    heads: Heads
    columns: tuple[ColumnRole, ...]
    score: float


def solved(task: Task) -> Section | None:
    """The likeliest section; None where the heads cannot stand over the rows at all. Raises
    StuckError where another is as likely, or a row does not tell its columns."""
    for _ in range(_MOST_LINES):
        best = _best(task)
        if best is None:
            return None
        fits = tuple(_sure_fit(task, row, best.columns) for row in task.body)
        broken = list(_broken_rows(task, best.columns, fits))
        if not broken:
            _refuse_torn(task, best.columns, fits)
            return Section(best.heads, best.columns, task.body, fits, len(task.heads))
        if not task.keeps_blanks:
            raise StuckError(task.body[broken[0]][-1:])
        task = replace(task, body=tuple(_mended(task.body, broken)))
    raise StuckError(task.heads[-1])


def _best(task: Task) -> _Way | None:
    try:
        ways = sorted(_ways(task), key=lambda way: -way.score)
    except TooManyWaysError:
        raise StuckError(task.heads[-1]) from None
    if not ways:
        return None
    best = ways[0]
    rivals = [way for way in ways[1:] if best.score - way.score < _SURE]
    shape = _shape(task, best) if rivals else None
    if any(_shape(task, way) != shape for way in rivals):
        raise StuckError(task.heads[-1])
    return best


def _broken_rows(task: Task, columns: tuple[ColumnRole, ...], fits: Sequence[Fit]) -> Iterator[int]:
    """Rows that end within a name and go on with it in the next: a line break in a cell, where
    these are copied as they are. An indicator without a value over one that lacks its levels looks
    the same."""
    whole = tuple(range(len(columns)))
    last = -2
    for at, (upper, lower) in enumerate(pairwise(fits)):
        row, end = task.body[at], len(upper.columns) - 1
        named = 0 < end < len(columns) - 1 and columns[end].role == NAME
        leads = row[0].blank or is_level(task.words, row[0].text)
        cut = (upper.columns, lower.columns) == (whole[: end + 1], whole[end:])
        if named and leads and cut and last != at - 1:
            last = at
            yield at


def _refuse_torn(task: Task, columns: tuple[ColumnRole, ...], fits: Sequence[Fit]) -> None:
    """Raises StuckError at what may be the rest of a cell with several lines: a line alone that
    heads no group, a row without its value over another that is not whole."""
    valued = {at for at, column in enumerate(columns) if column.role == VALUE}
    if task.of_money or not valued:
        return
    for at, (row, found) in enumerate(zip(task.body, fits, strict=True)):
        text = row[0].text
        if len(row) == 1 and not task.of_list and not _heads_group(task.words, text):
            raise StuckError(row)
        lacks = 1 < len(row) < len(columns) and not valued.intersection(found.columns)
        lacks = lacks and not is_unused_name(row[-1].text)
        if lacks and any(1 < len(each) < len(columns) for each in task.body[at + 1 : at + 2]):
            raise StuckError(row[-1:])


def _heads_group(words: Vocabulary, text: str) -> bool:
    known = is_level(words, text) or is_label(words, text) or words.ends(text) or is_title(text)
    return known or says_nothing(text) or is_unused_name(text) or bool(_HEADING.match(text))


def _mended(body: tuple[Row, ...], broken: Sequence[int]) -> Iterator[Row]:
    """The rows with every cell whole that ends one of them and begins the next."""
    below = {at + 1 for at in broken}
    for at, row in enumerate(body):
        if at in below:
            continue
        if at + 1 not in below:
            yield row
            continue
        (*before, above), (rest, *behind) = row, body[at + 1]
        lines = (*above.lines, *rest.lines) if above.lines and rest.lines else ()
        cell = replace(above, text=f"{above.text}\n{rest.text}", lines=lines)
        yield [*before, cell, *(replace(each, row=above.row) for each in behind)]


def _ways(task: Task) -> Iterator[_Way]:
    for leads in task.leads:
        alone = len(task.heads) == 1
        cells = sum(map(len, task.body[:_SAMPLE]))
        widths = {len(task.heads[0])} if alone else {task.most, task.most + 1, task.most + leads}
        for heads in (
            way for width in sorted(widths) for way in divisions(task.heads, width, cells)
        ):
            columns = columns_below(
                task.words, heads, leads=leads, of_list=task.of_list, of_money=task.of_money
            )
            way = _weighed(task, heads, _settled(task, columns, leads), leads) if columns else None
            if way is not None:
                yield way


def _settled(task: Task, columns: tuple[ColumnRole, ...], leads: int) -> tuple[ColumnRole, ...]:
    if task.of_money:
        texts = [[cell.text for cell in row if not cell.blank] for row in task.body]
        return settled_money(task.words, columns, texts, leads)
    longest = [[cell.text for cell in row] for row in task.body if len(row) == task.most]
    blanks = [""] * len(columns)
    return settled(task.words, columns, [[*row, *blanks][: len(columns)] for row in longest])


def _weighed(task: Task, heads: Heads, columns: tuple[ColumnRole, ...], leads: int) -> _Way | None:
    sample = task.body[:_SAMPLE]
    fits = [found for row in sample if (found := _fit(task, row, columns)) is not None]
    if len(fits) < len(sample):
        return None
    score = sum(each.score for each in fits) + likelihood(task.words, heads, leads=leads)
    if task.of_money:
        used = {at for each in fits for at in each.columns}
        score -= _UNUSED * any(at not in used for at in range(leads, len(columns)))
    else:
        roles = {each.role for each in columns}
        score -= _LOST * ((NAME not in roles) + (not roles & {VALUE, OTHER}))
    blank = all(cell.blank for row in task.body for cell in row[:leads])
    return _Way(heads, columns, score + _BLANK * leads * blank)


def _shape(task: Task, way: _Way) -> list[tuple[int, ...]]:
    """Where every head and every cell stands."""
    found = [(each.start, each.end, each.top) for each in way.heads]
    fits = (_fit(task, row, way.columns) for row in task.body)
    return [*found, *(each.columns for each in fits if each is not None)]


def _fit(task: Task, row: Row, columns: tuple[ColumnRole, ...]) -> Fit | None:
    if len(row) == 1 and not task.of_list:
        return Fit((0,), 0.0, _SURE)  # the heading of a group, merged across the table
    return fit(task.words, [cell.text for cell in row], columns)


def _sure_fit(task: Task, row: Row, columns: tuple[ColumnRole, ...]) -> Fit:
    found = _fit(task, row, columns)
    own = [cell.text for cell in row if not cell.blank]
    if found is not None and len(own) == 1 and is_unused_name(own[0]):
        return found
    if found is None or found.margin < _SURE:
        raise StuckError(row)
    if len(row) < len(columns):
        weights = [
            weight(task.words, cell.text, columns[at])
            for cell, at in zip(row, found.columns, strict=True)
            if columns[at].role in (LEVEL1, LEVEL2, NAME)
        ]
        if found.score < _LEAST or min(weights, default=0.0) < _WORST:
            raise StuckError(row)
    return found


def placed(section: Section) -> list[Row]:
    """The rows of a section with every cell in its columns and over its rows."""
    placing = _Placing(section)
    for row, found in zip(section.body, section.fits, strict=True):
        placing.add(row, found)
    return [placing.rows[number] for number in sorted(placing.rows)]


@dataclass(slots=True)
class _Placing:
    section: Section
    rows: dict[int, Row] = field(default_factory=dict[int, "Row"])
    above: dict[int, tuple[int, int]] = field(default_factory=dict[int, "tuple[int, int]"])
    """The last cell of every column: its row and its number in that."""

    def __post_init__(self) -> None:
        for head in self.section.heads:
            own = self.rows.setdefault(head.cell.row, [])
            span, rows = head.end - head.start, head.bottom - head.top + 1
            own.append(replace(head.cell, column=head.start, column_span=span, row_span=rows))
            if span == 1 and head.bottom == self.section.depth - 1:
                self.above[head.start] = (head.cell.row, len(own) - 1)

    def add(self, row: Row, found: Fit) -> None:
        """Place a row of the body; what it lacks goes on from the row above."""
        width = len(self.section.columns)
        own = self.rows.setdefault(row[0].row, [])
        if len(row) == 1 and found.columns == (0,):
            own.append(replace(row[0], column=0, column_span=width))
            return
        pairs = self._without_blanks(list(zip(row, found.columns, strict=True)))
        start = self._start(pairs[0][1])
        for cell, at in pairs:
            first = start if at == pairs[0][1] else at
            own.append(replace(cell, column=first, column_span=at - first + 1))
            self.above[at] = (cell.row, len(own) - 1)
        missing = set(range(pairs[-1][1])) - {at for _, at in pairs} - {*range(start, pairs[0][1])}
        for at in sorted(missing):
            self._miss(own, at, row[0].row, before=at < start)
        own[:] = filled(own, width)

    def _without_blanks(self, pairs: list[tuple[GridCell, int]]) -> list[tuple[GridCell, int]]:
        """The cells less the blanks that stand, as Word copies, for what is merged from above."""
        columns = self.section.columns
        while len(pairs) > 1 and pairs[0][0].blank:
            if pairs[0][1] not in self.above or not columns[pairs[0][1]].merged:
                break
            del pairs[0]
        return pairs

    def _start(self, first: int) -> int:
        """Where the first cell begins: it was merged over columns whose cells do not go on."""
        start = first
        while start and not self.section.columns[start - 1].merged:
            start -= 1
        return start

    def _miss(self, own: Row, at: int, number: int, *, before: bool) -> None:
        column = self.section.columns[at]
        if not before and column.role == LEVEL2:  # the first level was merged over the second
            beside = next(n for n, cell in enumerate(own) if cell.column == at - 1)
            own[beside] = replace(own[beside], column_span=2)
        elif (before or column.merged) and at in self.above:
            row, position = self.above[at]
            cell = self.rows[row][position]
            self.rows[row][position] = replace(cell, row_span=number - cell.row + 1)


def filled(row: Row, width: int) -> Row:
    """The row with the blanks that were lost at its end."""
    last = row[-1]
    blank = replace(last, text="", column_span=1, row_span=1, lines=())
    end = last.column + last.column_span
    return [*row, *(replace(blank, column=at) for at in range(end, width))]
