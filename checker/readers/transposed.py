"""Indicators that stand in columns: 一级指标 | 产出指标 | 效益指标 over 三级指标 and 指标值 | …:
the rows are set upright, so that each indicator is a row below its heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.readers.columncells import reads_like_value
from checker.readers.labels import is_level, reads_like_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.readers.grid import Grid, GridCell
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_FEWEST = 3
_LONG = 16
_NAME, _VALUE = "三级指标", "指标值"
_MOST = 0.6


def set_upright(words: Vocabulary, grid: Grid, rows: Sequence[GridRow]) -> Grid | None:
    """The grid with its first block of such rows turned; None where it has none."""
    if not any(_leads_values(words, row) for row in rows):
        return None  # asked of every table, and most are none of these
    for at in range(len(rows) - _FEWEST + 1):
        if (head := _head(words, rows[at])) is None:
            continue
        block = list(_block(words, rows, at, head))
        if _holds_indicators(words, block, head):
            return replace(grid, cells=tuple(_turned(grid.cells, block, head)))
    return None


def _head(words: Vocabulary, row: GridRow) -> Slot | None:
    """The cell that says what the others of its row are: 一级指标, 指标, 级别."""
    own = [slot for slot in row.own if slot.cell.row_span == 1]
    if row.loose or len(own) < _FEWEST or own[0].cell.column_span > 1:
        return None
    first, *others = own
    if not (_column(words, first) or _are_levels(words, others)):
        return None
    heads = reads_like_label(first.text) and not any(_column(words, slot) for slot in others)
    return first if heads else None


def _leads_values(words: Vocabulary, row: GridRow) -> bool:
    first = row.own[0] if row.own else None
    if first is not None and first.cell.row_span > 1:
        first = row.own[1] if len(row.own) > 1 else None
    return first is not None and len(first.text) < _LONG and _column(words, first) == _VALUE


def _column(words: Vocabulary, slot: Slot) -> str:
    known = words.column(slot.text)
    return known[0] if known is not None and not is_level(words, slot.text) else ""


def _are_levels(words: Vocabulary, slots: Sequence[Slot]) -> bool:
    return all(is_level(words, slot.text) for slot in slots)


def _block(words: Vocabulary, rows: Sequence[GridRow], at: int, head: Slot) -> Iterator[GridRow]:
    """The rows from one on whose first cell says what the others are, in the same columns."""
    for row in rows[at:]:
        first = _head(words, row)
        if first is None or first.column != head.column:
            return
        yield row


def _holds_indicators(words: Vocabulary, block: Sequence[GridRow], head: Slot) -> bool:
    """Whether one row names the indicators, one has their values, and one their levels."""
    found: dict[str, list[Slot]] = {}
    levels = False
    for row in block:
        first, *others = (slot for slot in row.own if slot.column >= head.column)
        found.setdefault(_column(words, first), others)
        levels = levels or _are_levels(words, others)
    names, values = found.get(_NAME, []), found.get(_VALUE, [])
    alike = sum(reads_like_value(slot.text) for slot in values)
    named = names and not any(reads_like_value(slot.text) for slot in names)
    return bool(levels and named and values) and alike >= _MOST * len(values)


def _turned(cells: Sequence[GridCell], block: Sequence[GridRow], head: Slot) -> Iterator[GridCell]:
    """The cells with those of the block turned, and what stands below it moved down."""
    top, left = block[0].number, head.column
    bottom = block[-1].number + 1
    right = max(row.width for row in block)
    more = max(right - left - (bottom - top), 0)
    turned: list[GridCell] = []
    for cell in cells:
        if not top <= cell.row < bottom:
            turned.append(replace(cell, row=cell.row + more) if cell.row >= bottom else cell)
        elif cell.column < left:
            turned.append(replace(cell, row_span=cell.row_span + more))
        else:
            turned.append(
                replace(
                    cell,
                    row=top + cell.column - left,
                    column=left + cell.row - top,
                    row_span=cell.column_span,
                    column_span=cell.row_span,
                )
            )
    yield from sorted(turned, key=lambda each: (each.row, each.column))
