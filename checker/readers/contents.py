"""What the cells of a column say about it: whether they are values, levels, operators, places.

A label nobody knows, or one that means two things, is decided by what stands below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.base.pattern import late_pattern
from checker.base.text import visible
from checker.model import label_key
from checker.readers.columncells import (
    MOST,
    OPERATOR,
    holds_values,
    is_sign,
    names_level_of,
    share_that,
    texts_under,
)
from checker.readers.columns import LEVELS, Column
from checker.readers.labels import LEFT_OUT, could_be_place, is_named_like_place, is_sum
from checker.readers.partedheads import names_parted, value_parted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.readers.header import Header
    from checker.readers.heads import Head
    from checker.readers.rows import GridRow
    from checker.readers.vocabulary import Vocabulary

_DIRECTION = late_pattern(r"\s*(?:正向|反向|逆向|中性|负向)(?:指标)?\s*")
# From the best to the worst.
_GRADES = ("优秀", "优", "良好", "良", "中", "一般", "合格", "差", "较差", "不合格")
_OF_ALL = ("合计", "总计", "总目标", "总值", "小计", "总目标值", "总指标值")
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class SettledHeader:
    """The header as the rows make it, and what was decided against a label, in words."""

    header: Header
    said: tuple[str, ...] = ()


def settle(
    words: Vocabulary, header: Header, rows: Sequence[GridRow], year: str = ""
) -> SettledHeader:
    """The header with every column that its label leaves open decided by its cells, and by the
    `year` of the table where a column says of which year it is."""
    header = _years_settled(header, year)
    header = _levels_settled(words, names_parted(words, header, rows), rows)
    header = _points_settled(_block_settled(words, header, rows))
    header = _names_settled(words, header, rows)
    header = _signs_settled(value_parted(header, rows), rows)
    if header.column("指标值") is None or _divided(header) or _is_shared_out(words, header, rows):
        header = _values_settled(words, header, rows)
    return _blocks_settled(header, rows)


def _levels_settled(words: Vocabulary, header: Header, rows: Sequence[GridRow]) -> Header:
    """Which columns hold levels: 指标 | 指标内容 | 指标值, 指标类型 | 指标名称."""
    if header.column("一级指标") is not None and header.column("二级指标") is not None:
        return header
    candidates = [each for each in (*header.columns, *header.left) if each.field in ("", *LEVELS)]
    if header.spare is not None:
        candidates.append(header.spare)
    name = header.column("三级指标")
    for column in sorted(candidates, key=lambda each: each.start):
        texts = texts_under(column, rows)
        first = share_that(texts, (names_level_of(words, text, words.level1) for text in texts))
        second = share_that(texts, (names_level_of(words, text, words.level2) for text in texts))
        if max(first, second) < MOST or (column.field == "三级指标" and len(candidates) == 1):
            continue
        field = "一级指标" if first >= second else "二级指标"
        if column.field == field or header.column(field) is not None:
            continue
        header = with_field(header, column, field)
    spare = header.spare
    if name is not None and header.column("三级指标") is None and spare is not None:
        header = replace(with_field(header, spare, "三级指标"), spare=None)
    return header


def _block_settled(words: Vocabulary, header: Header, rows: Sequence[GridRow]) -> Header:
    """What looks like the label of the whole block (绩效指标) heads the first level where the
    levels stand below it."""
    if not header.block or header.column(LEVELS[0]) is not None:
        return header
    block = Column(LEVELS[0], 0, header.block, 0, "绩效指标", MOST)
    texts = texts_under(block, rows)
    levels = share_that(texts, (names_level_of(words, text, words.level1) for text in texts))
    if levels < MOST or len(set(texts)) < _SEVERAL:
        return header
    return replace(header, columns=(block, *header.columns), block=0)


def _points_settled(header: Header) -> Header:
    """Of several columns of points those before the names are of the levels beside them."""
    name, second = header.column(LEVELS[2]), header.column(LEVELS[1])
    rivals = [each for each in (*header.columns, *header.left) if each.field == "分值"]
    behind = [each for each in rivals if name is not None and each.start > name.start]
    if name is None or len(behind) != 1 or len(rivals) < _SEVERAL:
        return header
    for each in rivals:
        if each is not behind[0]:
            first = second is None or each.start < second.start
            header = with_field(header, each, "大类分值" if first else "小类分值")
    return with_field(header, behind[0], "分值")


def _names_settled(words: Vocabulary, header: Header, rows: Sequence[GridRow]) -> Header:
    """What stands left of the second level is the first, whatever its head; a second column of
    names (指标内容) tells what the indicator is, and so does the only one where the second level
    holds a name of its own in every row."""
    first, second = header.column("一级指标"), header.column("二级指标")
    name, spare = header.column("三级指标"), header.spare
    if spare is not None and not texts_under(spare, rows):
        header, spare = replace(header, spare=None), None  # the label of the whole block
    if spare is not None and name is not None and not texts_under(name, rows):
        return _names_settled(words, with_field(header, spare, "三级指标"), rows)
    if first is None and second is not None and spare is not None and spare.start < second.start:
        return _names_settled(words, with_field(header, spare, "一级指标"), rows)
    if second is not None and name is None and spare is None and _are_names(words, second, rows):
        header = with_field(header, second, "三级指标")
        second = None
    if header.column("绩效指标描述") is not None or second is None:
        return header
    others = [each for each in (spare, *header.left) if each is not None and _is_content(each)]
    if others and not _heads_levels(words, second, rows):
        return with_field(header, others[0], "绩效指标描述")
    alone = spare is None and first is not None and name is not None and _is_content(name)
    if alone and name is not None and _are_names(words, second, rows):
        return with_field(with_field(header, name, "绩效指标描述"), second, "三级指标")
    return header


def _is_content(column: Column) -> bool:
    return column.field == "三级指标" and "内容" in column.label


def _heads_levels(words: Vocabulary, column: Column, rows: Sequence[GridRow]) -> bool:
    """Whether a column of the second level holds names of the first: the levels are shifted."""
    texts = texts_under(column, rows)
    return share_that(texts, (names_level_of(words, text, words.level1) for text in texts)) >= MOST


def _are_names(words: Vocabulary, column: Column, rows: Sequence[GridRow]) -> bool:
    """Whether a column of levels holds another text in every row, and hardly a level."""
    texts = texts_under(column, rows)
    levels = sum(words.level(text) is not None for text in texts)
    return len(texts) == len(set(texts)) == len(rows) > 2 and levels * 5 < len(texts)


def with_field(header: Header, column: Column, field: str) -> Header:
    """The header with one of its columns under another field."""
    moved = replace(column, field=field, sure=min(column.sure, MOST))
    columns = [each for each in header.columns if each is not column and each.field != field]
    columns = sorted([*columns, moved], key=lambda each: each.start)
    left = tuple(each for each in header.left if each is not column)
    spare = None if header.spare is column else header.spare
    return replace(header, columns=tuple(columns), left=left, spare=spare)


def _signs_settled(header: Header, rows: Sequence[GridRow]) -> Header:
    """指标方向 whose cells are ≥ and ≤ is 指标性质; 指标性质 of 正向 and 反向 is 指标方向."""
    if header.column("指标性质") is None:
        for unknown in header.left:
            texts = [] if unknown.field else texts_under(unknown, rows)
            if len(texts) > 1 and share_that(texts, map(is_sign, texts)) > MOST:
                return with_field(header, unknown, "指标性质")
    for field, other, pattern in (
        ("指标方向", "指标性质", OPERATOR),
        ("指标性质", "指标方向", _DIRECTION),
    ):
        column = header.column(field)
        if column is None or header.column(other) is not None:
            continue
        texts = texts_under(column, rows)
        if share_that(texts, (bool(pattern.fullmatch(visible(text))) for text in texts)) > MOST:
            header = with_field(header, column, other)
    return header


def _divided(header: Header) -> bool:
    """Whether nobody knows what stands below 指标值: one column a place."""
    value = header.column("指标值")
    return value is not None and any(
        not column.field and column.above == value.label for column in header.left
    )


def _is_shared_out(words: Vocabulary, header: Header, rows: Sequence[GridRow]) -> bool:
    """Whether places or offices stand beside 指标值, each over its own values: 甲县 | 乙局."""
    value = header.column("指标值")
    behind = [
        column
        for column in header.left
        if not column.field and value is not None and column.start >= value.end
    ]
    named = [column for column in behind if is_named_like_place(words, column.label)]
    return len(named) > 1 and all(holds_values(column, rows) for column in named)


def _values_settled(words: Vocabulary, header: Header, rows: Sequence[GridRow]) -> Header:
    """The value among columns nobody knows; several are grades, or one value a place each."""
    name = header.column("三级指标") or header.column("二级指标")
    unknown = [
        column
        for column in sorted(header.left, key=lambda each: each.start)
        if not column.field and (name is None or column.start > name.start)
    ]
    values = [column for column in unknown if holds_values(column, rows)]
    if not values:
        return header
    grade = _best_grade(values, unknown)
    if grade is not None:
        rest = tuple(_not_taken(each) if each in values else each for each in header.left)
        return with_field(replace(header, left=rest), _not_taken(grade), "指标值")
    if len(values) == 1 and header.column("指标值") is None:
        return with_field(header, values[0], "指标值")
    whole = [column for column in values if is_sum(words, column.label)]
    if whole:
        header = with_field(header, whole[0], "指标值")
    places = tuple(
        column for column in values if column not in whole and could_be_place(words, column.label)
    )
    left = tuple(column for column in header.left if column not in places)
    return replace(header, places=places, left=left)


def _years_settled(header: Header, year: str) -> Header:
    """This year's column is the target, or what was done; those of the years before are history.

    Where the table has no year it is told by the columns: beside one without a year all are past,
    below a sum over the years the first is this year's, else the last.
    """
    if not header.dated:
        return header
    years = sorted({int(column.year) for column in header.dated})
    whole = [column for column in header.left if _sums_years(column, header.dated)]
    planned = bool(whole) or header.column("中期指标值") is not None
    if year.isdecimal():
        own = int(year)
    elif header.column("指标值") is not None:
        own = years[-1] + 1
    else:
        own = years[0] if planned else years[-1]
    columns, left = list(header.columns), [each for each in header.left if each not in whole]
    moved = [(each, _field_in(each, own)) for each in header.dated]
    moved += [(each, "中期指标值") for each in whole]
    for column, field in moved:
        if any(each.field == field for each in columns) or not field:
            left.append(replace(column, field=column.field or LEFT_OUT))
        else:
            columns.append(replace(column, field=field))
    columns.sort(key=lambda each: each.start)
    return replace(header, columns=tuple(columns), left=tuple(left), dated=())


def _field_in(column: Column, own: int) -> str:
    """What a column of one year holds in a table of the year `own`; '' for another year."""
    past = {0: column.field or "指标值", 1: "上年值", 2: "前年值"}
    return past.get(own - int(column.year), "")


def _sums_years(column: Column, dated: Sequence[Column]) -> bool:
    """Whether a column stands beside those of the years and is of all of them: 三年合计."""
    beside = any(column.above in (each.above, "") for each in dated)
    whole = label_key(column.label).endswith(_OF_ALL)
    return not column.field and beside and whole


def parted_by_places(header: Header, heads: Sequence[Head]) -> Header:
    """The header with 指标值 divided as the money above it is: 合计 | 甲县 | 乙县."""
    value = header.column("指标值")
    if value is None or header.places or not heads:
        return header
    whole, *others = heads
    if whole.start != value.start or max(each.end for each in others) != value.end:
        return header
    places = tuple(Column("", each.start, each.end, 0, each.text, MOST) for each in others)
    own = replace(value, end=whole.end)
    columns = tuple(own if each is value else each for each in header.columns)
    return replace(header, columns=columns, places=places)


def _best_grade(values: list[Column], unknown: list[Column]) -> Column | None:
    """The column of the best grade where the columns are 优, 良, 中, 差."""
    graded = [column for column in unknown if column.label.strip() in _GRADES]
    if len(graded) < _SEVERAL:
        return None
    best = min(graded, key=lambda column: _GRADES.index(column.label.strip()))
    return best if best in values else None


def _not_taken(column: Column) -> Column:
    return replace(column, field=LEFT_OUT)


def _blocks_settled(header: Header, rows: Sequence[GridRow]) -> SettledHeader:
    """Of a long-term and an annual block the one that is filled in; which, is said."""
    if header.blocks < 2:
        return SettledHeader(header)
    annual = [column for column in header.columns if column.field in ("三级指标", "指标值")]
    middle = [column for column in header.middle if column.field in ("三级指标", "指标值")]
    if any(texts_under(column, rows) for column in annual):
        return SettledHeader(header)
    if not any(texts_under(column, rows) for column in middle):
        return SettledHeader(header)
    fields = {column.field for column in header.middle}
    kept = [column for column in header.columns if column.field not in fields]
    columns = sorted((*kept, *header.middle), key=lambda each: each.start)
    others = tuple(column for column in header.columns if column.field in fields)
    filled = replace(header, columns=tuple(columns), middle=others)
    return SettledHeader(filled, ("年度指标一栏没有填，读入的是中期一栏的指标",))
