"""Indicators in two halves side by side, each with all of the heads: the second half goes on where
the first ends and is set below it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.model import label_key, period_prefix
from checker.readers.columns import LEVELS, reach
from checker.readers.labels import is_level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.readers.grid import Grid, GridCell
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_SEVERAL = 2


def set_in_one(words: Vocabulary, grid: Grid, rows: Sequence[GridRow]) -> Grid | None:
    """The grid with such halves one below another; None where it has none."""
    for at, row in enumerate(rows):
        starts = _starts(words, row) if row.says_again else ()
        if not starts or _of_terms(rows, at, starts):
            continue
        ends = (*starts[1:], max(reach(row, row.own[-1])[1], row.width))
        halves = list(zip(starts, ends, strict=True))
        body = list(_body(rows[at + 1 :], halves))
        if body and _go_on(words, body, halves):
            return replace(grid, cells=tuple(_moved(grid.cells, row.number, body, halves)))
    return None


def _starts(words: Vocabulary, row: GridRow) -> tuple[int, ...]:
    """Where each half begins, if the heads of the first are said again."""
    known = [(words.column(slot.text) or ("",))[0] for slot in row.own]
    first = LEVELS[0] if LEVELS[0] in known else LEVELS[2]
    firsts = [at for at, field in enumerate(known) if field == first]
    if len(firsts) < _SEVERAL or not set(known) >= {first, LEVELS[2], "指标值"}:
        return ()
    texts = [slot.text for slot in row.own]
    halves = [texts[a:b] for a, b in pairwise([*firsts, len(texts)])]
    same = all(each == halves[0] for each in halves)
    return tuple(row.own[at].column for at in firsts) if same else ()


def _of_terms(rows: Sequence[GridRow], at: int, starts: tuple[int, ...]) -> bool:
    """Whether the row above says of what term each half is: 中期 | 年度."""
    above = rows[at - 1].slots if at else ()
    over = [slot for slot in above if slot.text and slot.column in starts]
    return len(over) > 1 and any(
        period_prefix(label_key(slot.text))[0] or any(map(str.isdigit, slot.text)) for slot in over
    )


def _body(rows: Sequence[GridRow], halves: list[tuple[int, int]]) -> Iterator[GridRow]:
    """The rows below the heads in which no cell reaches from one half into the next."""
    for row in rows:
        inside = [slot for slot in row.own if slot.column >= halves[0][0]]
        if not inside or any(_crosses(slot, halves) for slot in inside):
            return
        yield row


def _crosses(slot: Slot, halves: list[tuple[int, int]]) -> bool:
    return sum(slot.overlaps(start, end) for start, end in halves) > 1


def _go_on(words: Vocabulary, body: list[GridRow], halves: list[tuple[int, int]]) -> bool:
    """Whether the halves hold other levels, and no indicator of one is in the other."""
    levels: list[set[str]] = []
    texts: list[set[str]] = []
    for start, end in halves:
        own = [slot for row in body for slot in row.own if slot.overlaps(start, end)]
        levels.append({s.text for s in own if s.column == start and is_level(words, s.text)})
        texts.append({s.text for s in own if not is_level(words, s.text)})
    first, *others = levels
    said = all(levels) and any(each - first for each in others)
    said = said or not any(levels)  # 指标名称 | 指标值 twice, and no level in either half
    names = [{text for text in each if not any(map(str.isdigit, text))} for each in texts]
    return said and not any(a & b for a, b in pairwise(names))


def _moved(
    cells: Sequence[GridCell], head: int, body: list[GridRow], halves: list[tuple[int, int]]
) -> Iterator[GridCell]:
    first, last = body[0].number, body[-1].number
    count = last + 1 - first
    more = count * (len(halves) - 1)
    moved: list[GridCell] = []
    for cell in cells:
        half = next((n for n, (a, b) in enumerate(halves) if a <= cell.column < b), None)
        if cell.row > last:
            moved.append(replace(cell, row=cell.row + more))
        elif half and cell.row == head:
            continue
        elif half and cell.row >= first:
            column = cell.column - halves[half][0] + halves[0][0]
            moved.append(replace(cell, row=cell.row + half * count, column=column))
        elif half is None and cell.row <= last < cell.row + cell.row_span:
            moved.append(replace(cell, row_span=cell.row_span + more))
        else:
            moved.append(cell)
    yield from sorted(moved, key=lambda each: (each.row, each.column))
