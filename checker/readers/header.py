"""The header of an indicator table: which column holds which field, in one row of heads or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.model import label_key, period_prefix, readings
from checker.readers.columns import (
    ANNUAL,
    LEVELS,
    MID,
    Column,
    field_of_column,
    is_year,
    named_column,
    with_goals_as_values,
)
from checker.readers.labels import (
    LEFT_OUT,
    is_figure,
    is_level,
    is_sum,
    period_of,
    reads_like_label,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.readers.grid import GridCell
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_SHORTEST = 3
_BY_CONTENT = 0.6
_BLOCK = "绩效指标"
# Columns that may stand there once a year.
_YEARLY = frozenset({"", "指标值", "实际完成值"})


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of an indicator table, one a field; `spare` is a second name column, which is
    the name itself where a form shifts its levels by one."""

    columns: tuple[Column, ...]
    spare: Column | None = None
    blocks: int = 1
    """2 where a form sets a long-term block beside the annual one."""
    places: tuple[Column, ...] = ()
    """Columns that hold the value of one place each (a county, a village)."""
    width: int = 0
    left: tuple[Column, ...] = ()
    """Columns that are not taken: of no use (不取), rivals of one field, or unknown (no field)."""
    middle: tuple[Column, ...] = ()
    """The columns of the long-term block."""
    dated: tuple[Column, ...] = ()
    """Columns of one year each, which of them is this year's is told by the table."""
    branch: GridCell | None = None
    """The first level where it stands in place of the head of the names: 一、产出指标 | 目标值."""
    block: int = 0
    """How many grid columns the label of the whole block (绩效指标) takes before the first."""
    span: str = ""
    """中期 or 年度 where the label of the whole block says so (长期绩效指标)."""

    def column(self, name: str) -> Column | None:
        for column in self.columns:
            if column.field == name:
                return column
        return None

    def beside(self, left: tuple[Column, ...], width: int) -> Header:
        """The same header in a wider table, with columns that are not its own."""
        return replace(self, width=max(self.width, width), left=(*self.left, *left))

    @property
    def all(self) -> tuple[Column, ...]:
        """Every column, taken or not."""
        return (*self.columns, *self.left, *self.middle, *self.dated)

    @property
    def labels(self) -> tuple[str, ...]:
        """The fields in the form's order."""
        return tuple(column.field for column in self.columns)

    @property
    def start(self) -> int:
        """The first grid column of the indicators themselves."""
        return min((column.start for column in self.columns), default=0)


def find_header(words: Vocabulary, row: GridRow) -> Header | None:
    """The header that a row is, or None: two levels, one level and the value, or a name, a value
    and nothing that could not be the head of a column."""
    fields = {field_of_column(words, slot.text) for slot in row.own}
    if "指标值" in fields and (branch := _branch_header(words, row)) is not None:
        return branch
    if fields.isdisjoint(LEVELS):
        return None
    known, others = columns_of_row(words, row)
    known, others = with_goals_as_values(words, known, others)
    fields = {column.field for column in known}
    levels = fields.intersection(LEVELS)
    if not levels or len(row.own) < _SHORTEST - ("指标值" in fields):
        return None
    if len(levels) < 2 and "指标值" not in fields and not _names_of_kinds(known):
        return None
    if any(is_figure(slot.text) or is_level(words, slot.text) for slot in row.own):
        return None
    if len(known) < len(row.own) / 2 and not _could_all_be_heads(row, levels):
        return None
    return with_block(header_of_columns(known, others, row.width), row)


def _branch_header(words: Vocabulary, row: GridRow) -> Header | None:
    """The header whose first head is the level that the rows below belong to: 产出指标 | 指标解释 |
    目标值 | 权重; the names stand below the level."""
    if len(row.own) < _SHORTEST or words.level_key(row.own[0].text) not in words.level1:
        return None
    first, *behind = row.own
    named = [named_column(words, row, slot) for slot in behind]
    fields = [each.field for each in named]
    plain = all(field and field not in LEVELS for field in fields)
    if not plain or "指标值" not in fields or any(is_figure(slot.text) for slot in behind):
        return None
    names = replace(named_column(words, row, first), field=LEVELS[2], sure=_BY_CONTENT)
    level = Column(LEVELS[0], names.start, names.start, 0, first.text, _BY_CONTENT)
    known = [level, names, *(each for each in named if each.field != LEFT_OUT)]
    others = [each for each in named if each.field == LEFT_OUT]
    return replace(header_of_columns(known, others, row.width), branch=first.cell)


def header_of(words: Vocabulary, row: GridRow, fields: Mapping[int, str]) -> Header:
    """The header that a row is where the `fields` of some columns, by their first grid column, are
    told by more than their labels."""
    named = [
        replace(each, field=fields[each.start], sure=_BY_CONTENT) if each.start in fields else each
        for each in (named_column(words, row, slot) for slot in row.own)
    ]
    known = [each for each in named if each.field not in ("", LEFT_OUT)]
    others = [each for each in named if each.field in ("", LEFT_OUT)]
    return with_block(header_of_columns(known, others, row.width), row)


def _names_of_kinds(known: list[Column]) -> bool:
    """Two name columns beside more: 指标 and 指标内容, whose first holds the level."""
    return len([column for column in known if column.field == "三级指标"]) > 1 and len(known) > 3


def _could_all_be_heads(row: GridRow, levels: set[str]) -> bool:
    return len(levels) > 1 and all(
        reads_like_label(slot.text) or is_year(slot.text) or period_of(f"{slot.text}执行数")
        for slot in row.own
    )


def with_block(header: Header, row: GridRow) -> Header:
    """The header with the columns before its first that the label of the block takes."""
    first = row.slots[0]
    labelled = bool(first.text) and first.column < header.start
    if not labelled:
        return header
    return replace(header, block=header.start, span=period_of_label(first.text))


def period_of_label(label: str) -> str:
    """中期 or 年度 where a label begins with it."""
    return period_prefix(label_key(label))[0] if label else ""


def columns_of_row(words: Vocabulary, row: GridRow) -> tuple[list[Column], list[Column]]:
    """The columns with a field, and the others: 不取, or without a field where nobody knows."""
    known: list[Column] = []
    others: list[Column] = []
    groups = words.groups
    for slot in (*row.own, *_sums_above(words, row)):
        column = named_column(words, row, slot)
        if _leads_block(words, row, slot, column):
            continue
        if column.field and column.field != LEFT_OUT:
            known.append(column)
        elif column.field or not any(key in groups for key, _ in readings(slot.text)):
            others.append(column)
    return known, others


def _sums_above(words: Vocabulary, row: GridRow) -> tuple[Slot, ...]:
    """Heads of sums that are merged with the row above and reach no further than this one: 合计
    beside 其中 over 甲县 | 乙县."""
    if row.loose or not row.own:
        return ()
    first = row.own[0].column
    return tuple(
        slot
        for slot in row.slots
        if slot.inherited
        and slot.column > first
        and slot.cell.row + slot.cell.row_span == row.number + 1
        and is_sum(words, slot.text)
    )


def _leads_block(words: Vocabulary, row: GridRow, slot: Slot, column: Column) -> bool:
    """Whether a cell before the levels is merged over the rows below, or stands over blanks: it is
    the label of the whole block (年度绩效指标完成情况), whatever a column so called would hold."""
    if slot is not row.slots[0] or column.field in ("", LEFT_OUT, *LEVELS[:2]):
        return False
    others = [words.column(each.text) for each in row.own if each is not slot]
    named = {each[0] for each in others if each is not None}
    if column.field == LEVELS[2]:
        return slot.cell.row_span >= _SHORTEST and LEVELS[2] in named
    beside = others[0] if others else None
    leads = row.flat and beside is not None and beside[0] == LEVELS[0]
    return (leads or slot.cell.row_span >= _SHORTEST) and LEVELS[0] in named


def header_of_columns(known: Iterable[Column], others: Iterable[Column], width: int) -> Header:
    """One column a field: the better name wins; of equal names the last, the annual block."""
    known, left = list(known), list(others)
    dated = _dated((*known, *left))
    known = sorted((each for each in known if each not in dated), key=lambda each: each.start)
    left = [each for each in left if each not in dated]
    chosen, middle, spare, worse = _chosen(known)
    left += worse
    ordered = tuple(sorted(chosen.values(), key=lambda column: column.start))
    blocks = 2 if any(column.field == "三级指标" for column in middle) else 1
    if blocks == 1:
        terms = [each for each in middle if each.field == "指标值" and each.span == MID]
        if len(terms) == 1 and all(each.field != "中期指标值" for each in ordered):
            middle.remove(terms[0])
            term = replace(terms[0], field="中期指标值")
            ordered = tuple(sorted((*ordered, term), key=lambda column: column.start))
        left += middle
        middle = []
    return Header(
        ordered,
        spare,
        blocks,
        width=width,
        left=tuple(left),
        middle=tuple(middle),
        dated=dated,
    )


def _chosen(
    known: Sequence[Column],
) -> tuple[dict[str, Column], list[Column], Column | None, list[Column]]:
    """Of columns in their order the one of each field, those of the middle of the term, a second
    column of names, and those that were outdone."""
    first = next((column for column in known if column.field == "一级指标"), None)
    chosen: dict[str, Column] = {}
    middle: list[Column] = []
    left: list[Column] = []
    spare: Column | None = None
    two = len({column.span for column in known if column.field == "三级指标"} & {MID, ANNUAL}) == 2
    names = [column.start for column in known if column.field == "三级指标"]
    for column in known:
        of_block = len(names) > 1 or column.label.strip() == _BLOCK
        if column.field == "三级指标" and of_block and first and column.start < first.start:
            continue  # 绩效指标 as the label of the whole block
        rival = chosen.get(column.field)
        if (two and column.span == MID) or (
            rival is not None and rival.span == ANNUAL != column.span
        ):
            middle.append(column)
        elif rival is None:
            chosen[column.field] = column
        elif column.rank == rival.rank or rival.span == MID:
            chosen[column.field] = column
            middle.append(rival)
        else:
            better, worse = sorted((column, rival), key=lambda each: each.rank)
            chosen[column.field] = better
            if worse.field == "三级指标" and spare is None:
                spare = worse
            else:
                left.append(worse)
    return chosen, middle, spare, left


def _dated(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns that say of which year they are, where they are several or stand beside one
    that does not say."""
    dated = tuple(each for each in columns if each.year and each.field in _YEARLY)
    fields = {each.field for each in dated}
    rivals = len(dated) > 1 or any(
        each.field in fields and not each.year and each.field and each.span != MID
        for each in columns
    )
    return dated if rivals or "" in fields else ()
