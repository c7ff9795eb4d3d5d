"""The header of an indicator table: which column holds which field, in one row of heads or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.base.pattern import late_pattern
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
from checker.readers.labels import LEFT_OUT, is_figure, is_level, reads_like_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.readers.grid import GridCell
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_SHORTEST = 3
_YEAR_BEFORE = late_pattern(r"^20\d\d年?度?(?=.)")
_BY_CONTENT = 0.6
_BLOCK = "绩效指标"
# Values that are not the target, whose heads may be divided.
_OTHER_VALUES = frozenset({"上年值", "前年值", "实际完成值", "全年预计完成值"})
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
    known, others = _columns_of(words, row)
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
    return _with_block(_header(known, others, row.width), row)


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
    return replace(_header(known, others, row.width), branch=first.cell)


def header_of(words: Vocabulary, row: GridRow, fields: Mapping[int, str]) -> Header:
    """The header that a row is where the `fields` of some columns, by their first grid column, are
    told by more than their labels."""
    named = [
        replace(each, field=fields[each.start], sure=_BY_CONTENT) if each.start in fields else each
        for each in (named_column(words, row, slot) for slot in row.own)
    ]
    known = [each for each in named if each.field not in ("", LEFT_OUT)]
    others = [each for each in named if each.field in ("", LEFT_OUT)]
    return _with_block(_header(known, others, row.width), row)


def _names_of_kinds(known: list[Column]) -> bool:
    """Two name columns beside more: 指标 and 指标内容, whose first holds the level."""
    return len([column for column in known if column.field == "三级指标"]) > 1 and len(known) > 3


def _could_all_be_heads(row: GridRow, levels: set[str]) -> bool:
    return len(levels) > 1 and all(
        reads_like_label(slot.text) or is_year(slot.text) for slot in row.own
    )


def _with_block(header: Header, row: GridRow) -> Header:
    """The header with the columns before its first that the label of the block takes."""
    first = row.slots[0]
    labelled = bool(first.text) and first.column < header.start
    if not labelled:
        return header
    return replace(header, block=header.start, span=_span_of(first.text))


def refine_header(words: Vocabulary, header: Header, row: GridRow) -> Header | None:
    """Another header row: sub-headers under a wide one. None where the row is no header."""
    inside = _is_inside_head(header, row)
    if not inside and any(is_figure(slot.text) or is_level(words, slot.text) for slot in row.own):
        return None
    if not row.own:
        return None
    known, others = (
        [_within(words, header, column) for column in columns]
        for columns in _columns_of(words, row)
    )
    unknown = [column for column in others if not column.field and not column.year]
    levels = {column.field for column in known}.intersection(LEVELS)
    plain = known and (not unknown or len(levels) > 1)
    if not (inside or plain or _are_all_below_wide_heads(words, header, row)):
        return None
    if len(known) + len(others) < len(row.own) and not inside:
        return None
    told = [column for column in others if column.field not in ("", LEFT_OUT)]
    known, others = [*known, *told], [column for column in others if column not in told]
    known, others = _with_name(header, *_with_value(header, known, others))
    above = (*header.all, *((header.spare,) if header.spare else ()))
    kept = [column for column in above if not _covered(column, (*known, *others))]
    refined = _header(
        [*(column for column in kept if column not in header.left), *known],
        [*(column for column in kept if column in header.left), *others],
        max(header.width, row.width),
    )
    if header.block:
        return replace(refined, block=header.block, span=header.span)
    return _with_block(refined, row)


def _is_inside_head(header: Header, row: GridRow) -> bool:
    """Whether the head of a level is merged over this row as well: it is never an indicator."""
    levels = [column for column in header.columns if column.field in LEVELS]
    return any(
        slot.inherited and slot.text == level.label and slot.overlaps(level.start, level.end)
        for slot in row.slots
        for level in levels
    )


def _are_all_below_wide_heads(words: Vocabulary, header: Header, row: GridRow) -> bool:
    """Whether every cell divides a head that is wider than itself, and none a level."""
    above = header.all
    for slot in row.own:
        heads = [each for each in above if slot.overlaps(each.start, each.end)]
        if not heads or any(
            each.field in LEVELS for each in heads if not _holds_value(words, each, row)
        ):
            return False
        wide = any(each.end - each.start > 1 for each in heads)
        said = _YEAR_BEFORE.sub("", slot.text)
        if not wide or not (reads_like_label(said) or is_year(slot.text)):
            return False
    return True


def _holds_value(words: Vocabulary, head: Column, row: GridRow) -> bool:
    """Whether the row divides the names into a name and its value: 名称 | 目标值."""
    below = (
        named_column(words, row, slot) for slot in row.own if slot.overlaps(head.start, head.end)
    )
    return head.field == "三级指标" and any(each.field == "指标值" for each in below)


def _within(words: Vocabulary, header: Header, column: Column) -> Column:
    """A sub-header reaches no further than the header it begins under, and takes its period and
    its year; one that nobody knows alone may be known behind it: 解释 below 三级指标."""
    above = header.all
    over = [each for each in above if each.start <= column.start < each.end]
    ends = [each.end for each in over]
    label = over[0].label if over else ""
    span = column.span or next((each.span for each in over if each.span), "") or _span_of(label)
    of_name = over[:1] and over[0].field == LEVELS[2] and not column.field
    if of_name and (known := words.column(f"{label}{column.label}")):
        column = replace(column, field=known[0], rank=known[1], sure=known[2])
    field = column.field if column.year or not over else _below(over[0].field, column.field)
    dated = field in ("指标值", "实际完成值") and not column.year
    year = next((each.year for each in over if each.year), "") if dated else column.year
    end = min([column.end, *ends])
    return replace(column, field=field, end=end, above=label, span=span, year=year)


def _below(above: str, field: str) -> str:
    """What a sub-header holds: 数值 below 上年值 is last year's, its sign and unit are nobody's."""
    if above not in _OTHER_VALUES:
        return field
    if field in ("指标性质", "计量单位"):
        return LEFT_OUT
    return above if field in ("", "指标值") else field


def _span_of(label: str) -> str:
    return period_prefix(label_key(label))[0] if label else ""


def _with_value(
    header: Header, known: list[Column], others: list[Column]
) -> tuple[list[Column], list[Column]]:
    """Below 指标值 a lone column that nobody knows is the value, whatever it is called."""
    value = header.column("指标值")
    if value is None or any(column.field == "指标值" for column in known):
        return known, others
    below = [column for column in others if not column.field and _covered(column, [value])]
    beside = any(_covered(column, [value]) for column in known)
    if not below or (len(below) > 1 and not beside):
        return known, others
    return _taken(below[0], value, known, others)


def _with_name(
    header: Header, known: list[Column], others: list[Column]
) -> tuple[list[Column], list[Column]]:
    """Below 三级指标 a lone column that nobody knows, beside the value, is the name."""
    name = header.column("三级指标")
    if name is None or any(column.field == "三级指标" for column in known):
        return known, others
    below = [column for column in others if not column.field and _covered(column, [name])]
    if len(below) != 1 or not any(_covered(column, [name]) for column in known):
        return known, others
    return _taken(below[0], name, known, others)


def _taken(
    column: Column, head: Column, known: list[Column], others: list[Column]
) -> tuple[list[Column], list[Column]]:
    """A column that nobody knows holds what the head above it says."""
    chosen = replace(column, field=head.field, rank=head.rank)
    return [*known, chosen], [each for each in others if each is not column]


def _covered(column: Column, below: Iterable[Column]) -> bool:
    return any(column.start < each.end and each.start < column.end for each in below)


def _columns_of(words: Vocabulary, row: GridRow) -> tuple[list[Column], list[Column]]:
    """The columns with a field, and the others: 不取, or without a field where nobody knows."""
    known: list[Column] = []
    others: list[Column] = []
    groups = words.groups
    for slot in row.own:
        column = named_column(words, row, slot)
        if _leads_block(words, row, slot, column):
            continue
        if column.field and column.field != LEFT_OUT:
            known.append(column)
        elif column.field or not any(key in groups for key, _ in readings(slot.text)):
            others.append(column)
    return known, others


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


def _header(known: Iterable[Column], others: Iterable[Column], width: int) -> Header:
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
