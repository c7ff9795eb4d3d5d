"""The header of an indicator table: which column holds which field."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.readers.labels import LEFT_OUT
from checker.readers.vocabulary import label_key, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.readers.rows import Row, Slot

LEVELS = ("一级指标", "二级指标", "三级指标")


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
    split: bool = False
    """One value a county stands under 指标值; the first is taken."""
    width: int = 0
    left: tuple[Column, ...] = ()
    """Columns that are not taken: of no use (不取), rivals of one field, or unknown (no field)."""

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.field == name), None)

    def beside(self, left: tuple[Column, ...], width: int) -> Header:
        """The same header in a wider table, with columns that are not its own."""
        return replace(self, width=max(self.width, width), left=(*self.left, *left))

    @property
    def labels(self) -> tuple[str, ...]:
        """The fields in the form's order."""
        return tuple(column.field for column in self.columns)


def find_header(row: Row) -> Header | None:
    """The header that a row is, or None: two levels, or one level and the value."""
    known, others = _columns_of(row)
    fields = {column.field for column in known}
    levels = fields.intersection(LEVELS)
    if len(levels) < 2 and not (levels and "指标值" in fields):
        return None
    if len(known) < len(row.own) / 2:
        return None
    return _header(known, others, row.width)


def refine_header(header: Header, row: Row) -> Header | None:
    """A second header row: sub-headers under a wide one. None where the row is no header."""
    if not row.own:
        return None
    known, others = (
        [_within(header, column) for column in columns] for columns in _columns_of(row)
    )
    if not known:
        return _divided(header, row)
    unknown = any(not column.field for column in others)
    if unknown and not _leaves_levels_alone(header, row):
        return None
    if len(known) + len(others) < len(row.own):
        return None
    known, others = _with_value(header, known, others)
    above = (*header.columns, *header.left)
    kept = [column for column in above if not _covered(column, (*known, *others))]
    return _header(
        [*(column for column in kept if column in header.columns), *known],
        [*(column for column in kept if column in header.left), *others],
        max(header.width, row.width),
    )


def _within(header: Header, column: Column) -> Column:
    """A sub-header reaches no further than the header it begins under."""
    above = (*header.columns, *header.left)
    ends = [each.end for each in above if each.start <= column.start < each.end]
    return replace(column, end=min([column.end, *ends]))


def _with_value(
    header: Header, known: list[Column], others: list[Column]
) -> tuple[list[Column], list[Column]]:
    """Below 指标值 one column is the value, whatever it is called: 符号 and 要求."""
    value = header.column("指标值")
    if value is None or any(column.field == "指标值" for column in known):
        return known, others
    below = [column for column in others if not column.field and _covered(column, [value])]
    if not below:
        return known, others
    chosen = replace(below[0], field="指标值", rank=value.rank)
    return [*known, chosen], [column for column in others if column is not below[0]]


def _covered(column: Column, below: Iterable[Column]) -> bool:
    return any(column.start < each.end and each.start < column.end for each in below)


def _leaves_levels_alone(header: Header, row: Row) -> bool:
    levels = [column for column in header.columns if column.field in LEVELS]
    return not any(slot.overlaps(each.start, each.end) for slot in row.own for each in levels)


def _divided(header: Header, row: Row) -> Header | None:
    """The header with its value column cut to the first of several nameless ones."""
    value = header.column("指标值")
    if value is None or value.end - value.start < 2 or len(row.own) < 2:
        return None
    if not all(slot.overlaps(value.start, value.end) for slot in row.own):
        return None
    chosen, *others = (column_of(row, slot, "指标值", 0) for slot in row.own)
    columns = tuple(chosen if column is value else column for column in header.columns)
    left = (*header.left, *(replace(column, field="") for column in others))
    return replace(header, columns=columns, left=left, split=True)


def _columns_of(row: Row) -> tuple[list[Column], list[Column]]:
    """The columns with a field, and the others: 不取, or without a field where nobody knows."""
    words = vocabulary()
    known: list[Column] = []
    others: list[Column] = []
    for slot in row.own:
        key = label_key(slot.text)
        if key in words.columns:
            known.append(column_of(row, slot, *words.columns[key]))
        elif key in words.ignored_columns:
            others.append(column_of(row, slot, LEFT_OUT, 0))
        elif key not in words.groups:
            others.append(column_of(row, slot, "", 0))
    return known, others


def column_of(row: Row, slot: Slot, name: str, rank: int) -> Column:
    """Where merged cells cannot be shown, a header reaches over the blanks behind it."""
    cell = slot.cell
    end = cell.column + cell.column_span
    if row.flat:
        behind = (other.column for other in row.own if other.column > cell.column)
        end = min(behind, default=row.width)
    return Column(name, cell.column, end, rank, slot.text)


def _header(known: Iterable[Column], others: Iterable[Column], width: int) -> Header:
    """One column a field: the better name wins; of equal names the last, the annual block."""
    known = list(known)
    left = list(others)
    first = next((column for column in known if column.field == "一级指标"), None)
    chosen: dict[str, Column] = {}
    spare: Column | None = None
    blocks = 1
    for column in known:
        if column.field == "三级指标" and first and column.start < first.start:
            continue  # 绩效指标 as the label of the whole block
        rival = chosen.get(column.field)
        if rival is None:
            chosen[column.field] = column
        elif column.rank == rival.rank:
            blocks = 2
            chosen[column.field] = column
            left.append(rival)
        else:
            better, worse = sorted((column, rival), key=lambda each: each.rank)
            chosen[column.field] = better
            if worse.field == "三级指标" and spare is None:
                spare = worse
            else:
                left.append(worse)
    ordered = tuple(sorted(chosen.values(), key=lambda column: column.start))
    return Header(ordered, spare, blocks, split=False, width=width, left=tuple(left))
