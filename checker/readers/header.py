"""The header of an indicator table: which column holds which field."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from checker.readers.vocabulary import label_key, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.readers.rows import Row, Slot

_LEVELS = ("一级指标", "二级指标", "三级指标")


@dataclass(frozen=True, slots=True)
class Column:
    """Grid columns `start` to `end` (exclusive) hold `field`; `rank` orders rival headers."""

    field: str
    start: int
    end: int
    rank: int
    label: str


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of an indicator table, one a field; `spare` is a second name column, which is
    the name itself where a form shifts its levels by one."""

    columns: tuple[Column, ...]
    spare: Column | None = None
    blocks: int = 1
    """2 where a form sets a long-term block beside the annual one."""
    split: tuple[str, ...] = ()
    """Sub-headers under 指标值 that are no fields: one value a county."""
    width: int = 0
    unread: tuple[str, ...] = field(default=())
    """Headers nobody knows."""

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.field == name), None)

    @property
    def labels(self) -> tuple[str, ...]:
        """The fields in the form's order."""
        return tuple(column.field for column in self.columns)


def find_header(row: Row) -> Header | None:
    """The header that a row is, or None: two levels, or one level and the value."""
    candidates, unread = _candidates(row)
    fields = {column.field for column in candidates}
    levels = fields.intersection(_LEVELS)
    if len(levels) < 2 and not (levels and "指标值" in fields):
        return None
    if (
        sum(1 for slot in row.own if label_key(slot.text) in vocabulary().columns)
        < len(row.own) / 2
    ):
        return None
    return _header(candidates, row.width, unread)


def refine_header(header: Header, row: Row) -> Header | None:
    """A second header row: sub-headers under a wide one. None where the row is no header."""
    candidates, unread = _candidates(row)
    own = row.own
    if not own:
        return None
    divided = _divided(header, row) if not candidates else None
    if divided is not None:
        return divided
    if len(candidates) + len(unread) < len(own) or not candidates or unread:
        return None
    covered = [(column.start, column.end) for column in candidates]
    kept = [
        column
        for column in header.columns
        if not any(column.start < end and start < column.end for start, end in covered)
    ]
    return _header([*kept, *candidates], max(header.width, row.width), list(header.unread))


def _divided(header: Header, row: Row) -> Header | None:
    """The header with its value column cut to the first of several nameless ones."""
    value = header.column("指标值")
    if value is None or value.end - value.start < 2 or len(row.own) < 2:
        return None
    if not all(slot.overlaps(value.start, value.end) for slot in row.own):
        return None
    first = row.own[0]
    chosen = _column(first, "指标值", 0)
    columns = tuple(chosen if column is value else column for column in header.columns)
    return replace(header, columns=columns, split=tuple(slot.text for slot in row.own))


def _candidates(row: Row) -> tuple[list[Column], list[str]]:
    words = vocabulary()
    candidates: list[Column] = []
    unread: list[str] = []
    for slot in row.own:
        key = label_key(slot.text)
        if known := words.columns.get(key):
            candidates.append(_column(slot, *known))
        elif key not in words.ignored_columns and key not in words.groups:
            unread.append(slot.text)
    return candidates, unread


def _column(slot: Slot, name: str, rank: int) -> Column:
    cell = slot.cell
    return Column(name, cell.column, cell.column + cell.column_span, rank, slot.text)


def _header(candidates: Iterable[Column], width: int, unread: list[str]) -> Header:
    """One column a field: the better name wins; of equal names the last, the annual block."""
    candidates = list(candidates)
    first = next((column for column in candidates if column.field == "一级指标"), None)
    chosen: dict[str, Column] = {}
    spare: Column | None = None
    blocks = 1
    for column in candidates:
        if column.field == "三级指标" and first and column.start < first.start:
            continue  # 绩效指标 as the label of the whole block
        rival = chosen.get(column.field)
        if rival is None:
            chosen[column.field] = column
        elif column.rank == rival.rank:
            blocks = 2
            chosen[column.field] = column
        else:
            better, worse = sorted((column, rival), key=lambda each: each.rank)
            chosen[column.field] = better
            spare = worse if worse.field == "三级指标" else spare
    ordered = tuple(sorted(chosen.values(), key=lambda column: column.start))
    return Header(ordered, spare, blocks, (), width, tuple(unread))
