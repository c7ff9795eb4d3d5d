"""A second row of heads below the header of an indicator table: heads that divide wide ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.pattern import late_pattern
from checker.readers.columns import (
    ANNUAL,
    LEVELS,
    MID,
    Column,
    is_whole,
    is_year,
    named_column,
)
from checker.readers.header import (
    Header,
    columns_of_row,
    header_of_columns,
    period_of_label,
    with_block,
)
from checker.readers.labels import (
    LEFT_OUT,
    could_be_place,
    is_figure,
    is_level,
    is_sum,
    reads_like_label,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.readers.rows import GridRow
    from checker.readers.vocabulary import Vocabulary

_SEVERAL = 2
_YEAR_BEFORE = late_pattern(r"^20\d\d年?度?(?=.)")
# Values that are not the target, whose heads may be divided.
_OTHER_VALUES = frozenset({"上年值", "前年值", "实际完成值", "全年预计完成值"})


def refine_header(words: Vocabulary, header: Header, row: GridRow) -> Header | None:
    """Another header row: sub-headers under a wide one. None where the row is no header."""
    inside = _is_inside_head(header, row)
    if not inside and any(is_figure(slot.text) or is_level(words, slot.text) for slot in row.own):
        return None
    if not row.own:
        return None
    known, others = (
        [_within(words, header, column) for column in columns]
        for columns in columns_of_row(words, row)
    )
    unknown = [column for column in others if not column.field and not column.year]
    levels = {column.field for column in known}.intersection(LEVELS)
    plain = known and (not unknown or len(levels) > 1)
    if not (inside or plain or _are_all_below_wide_heads(words, header, row)):
        return None
    if len(known) + len(others) < len(row.own) and not inside:
        return None
    every = [*known, *others]
    known = [column for column in every if column.field not in ("", LEFT_OUT)]
    others = [column for column in every if column.field in ("", LEFT_OUT)]
    known, others = _with_name(header, *_with_value(header, known, others))
    known, others = _shared_out(words, known, others)
    above = (*header.all, *((header.spare,) if header.spare else ()))
    kept = [column for column in above if not _covered(column, (*known, *others))]
    refined = header_of_columns(
        [*(column for column in kept if column not in header.left), *known],
        [*(column for column in kept if column in header.left), *others],
        max(header.width, row.width),
    )
    if header.block:
        return replace(refined, block=header.block, span=header.span)
    return with_block(refined, row)


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
    span = (
        column.span or next((each.span for each in over if each.span), "") or period_of_label(label)
    )
    if not span and is_whole(label) and any(_is_annual(each) for each in above):
        span = MID  # 总目标 | 年度目标, each divided
    joined = over[:1] and (
        not column.field if over[0].field == LEVELS[2] else not over[0].field and not over[0].year
    )
    if joined and (known := words.column(f"{label}{column.label}")):
        column = replace(column, field=known[0], rank=known[1], sure=known[2])
    field = column.field if column.year or not over else _below(over[0].field, column.field)
    dated = field in ("指标值", "实际完成值") and not column.year
    year = next((each.year for each in over if each.year), "") if dated else column.year
    end = min([column.end, *ends])
    return replace(column, field=field, end=end, above=label, span=span, year=year)


def _is_annual(column: Column) -> bool:
    return ANNUAL in (column.span, period_of_label(column.label))


def _below(above: str, field: str) -> str:
    """What a sub-header holds: 数值 below 上年值 is last year's, its sign and unit are nobody's."""
    if above not in _OTHER_VALUES:
        return field
    if field in ("指标性质", "计量单位"):
        return LEFT_OUT
    return above if field in ("", "指标值") else field


def _with_value(
    header: Header, known: list[Column], others: list[Column]
) -> tuple[list[Column], list[Column]]:
    """Below 指标值 a lone column that nobody knows is the value, whatever it is called."""
    head, below, beside = _unknown_below("指标值", header, known, others)
    if head is None or not below or (len(below) > 1 and not beside):
        return known, others
    return _taken(below[0], head, known, others)


def _with_name(
    header: Header, known: list[Column], others: list[Column]
) -> tuple[list[Column], list[Column]]:
    """Below 三级指标 a lone column that nobody knows, beside the value, is the name."""
    head, below, beside = _unknown_below("三级指标", header, known, others)
    if head is None or len(below) != 1 or not beside:
        return known, others
    return _taken(below[0], head, known, others)


def _unknown_below(
    field: str, header: Header, known: list[Column], others: list[Column]
) -> tuple[Column | None, list[Column], bool]:
    """The head of a field (None where a known column holds the field), the columns below it that
    nobody knows, and whether a known one stands there too."""
    head = header.column(field)
    if head is None or any(column.field == field for column in known):
        return None, [], False
    below = [column for column in others if not column.field and _covered(column, [head])]
    return head, below, any(_covered(column, [head]) for column in known)


def _shared_out(
    words: Vocabulary, known: list[Column], others: list[Column]
) -> tuple[list[Column], list[Column]]:
    """目标值 | 完成值 below 全市, below 甲县 and below 乙县: the first are the values, the targets
    of each place are its own, called as the place is."""
    heads = {each.above for each in known if each.field == "指标值"}
    places = {label for label in heads if could_be_place(words, label)}
    places = {label for label in places if words.column(label) is None}
    whole = {label for label in places if is_sum(words, label)}
    if len(places) < _SEVERAL or len(whole) > 1:
        return known, others
    of_places = [each for each in known if each.above in places - whole]
    for each in of_places:
        target = each.field == "指标值"
        label = each.above if target else f"{each.above}{each.label}"
        field = "" if target else LEFT_OUT
        others = [*others, replace(each, field=field, label=label, above="")]
    return [each for each in known if each not in of_places], others


def _taken(
    column: Column, head: Column, known: list[Column], others: list[Column]
) -> tuple[list[Column], list[Column]]:
    """A column that nobody knows holds what the head above it says."""
    chosen = replace(column, field=head.field, rank=head.rank)
    return [*known, chosen], [each for each in others if each is not column]


def _covered(column: Column, below: Iterable[Column]) -> bool:
    return any(column.start < each.end and each.start < column.end for each in below)
