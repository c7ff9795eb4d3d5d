"""Columns of the indicators that nobody knows by their heads alone: told by a word of the head and
by what stands below it, each where the form has no other column of that kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.base.pattern import late_pattern
from checker.base.text import visible
from checker.model import label_key
from checker.readers.columncells import reads_like_value, texts_under
from checker.readers.columns import LEVELS
from checker.readers.columnwords import SETTLED
from checker.readers.contents import with_field
from checker.readers.labels import LEFT_OUT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from re import Pattern

    from checker.readers.header import Header
    from checker.readers.rows import GridRow

_MOST = 0.8
_FEWEST = 2
_KINDS = late_pattern("(?:类别|类型|分类|种类|维度|方面|类)$")
_SHORT = 6
_LOST = late_pattern("扣分|失分|未得分|说明|情况")
_POINTS = late_pattern(r"(?:100|\d{1,2})(?:\.\d{1,2})?分?|[/／—－-]+")


def _is_points(text: str) -> bool:
    return bool(_POINTS.fullmatch(visible(text).strip()))


def _is_words(text: str) -> bool:
    return not _is_points(text)


def _are_kinds(texts: Sequence[str]) -> bool:
    """Whether the same few words stand in a column again and again: a kind, no description."""
    return len(set(texts)) * 2 <= len(texts) + 1 and all(len(text) < _SHORT for text in texts)


@dataclass(frozen=True, slots=True)
class UnnamedColumn:
    """A field with the words of a head that could stand for it, and what its cells look like."""

    field: str
    said: Pattern[str]
    fits: Callable[[str], bool]


def _of_no_change(said: str) -> Pattern[str]:
    """What a head may say that speaks of no change of the table itself (调整原因, 修改内容)."""
    return late_pattern(f"^(?!.*(?:调整|修改|变更|调剂|差异)).*(?:{said})")


_UNNAMED = (
    UnnamedColumn("得分", late_pattern("得分|评分$|打分|自评分"), _is_points),
    UnnamedColumn("分值", late_pattern("(?:分|分值|分数|权重|权数|比重)$"), _is_points),
    UnnamedColumn(
        "实际完成值",
        late_pattern("^(?:实际|完成|实现|达成)$|(?:实际|完成|实现|达成).*[值数况果]$"),
        reads_like_value,
    ),
    UnnamedColumn(
        "偏差原因", late_pattern("^(?!.*(?:调整|修改|变更|调剂)).*(?:原因|偏差)"), _is_words
    ),
    UnnamedColumn(
        "绩效指标描述",
        _of_no_change("内容|要点|公式|计算方|含义|说明|解释|内涵|口径"),
        _is_words,
    ),
)


def _with_names(header: Header, rows: Sequence[GridRow]) -> Header:
    """The header with the names where nobody knows their head: the only such column between the
    levels and the value, with another text in every row and no value."""
    value = header.column("指标值")
    levels = [each for each in header.columns if each.field in LEVELS]
    if value is None or not levels or header.column(LEVELS[2]) is not None:
        return header
    between = [
        each
        for each in header.left
        if not each.field and max(level.end for level in levels) <= each.start < value.start
    ]
    if len(between) != 1:
        return header
    texts = texts_under(between[0], rows)
    names = len(texts) == len(rows) and not any(map(reads_like_value, texts))
    return with_field(header, between[0], LEVELS[2]) if names else header


def _with_settled(header: Header, rows: Sequence[GridRow]) -> Header:
    """The header with the values that were settled (财政审定) for those that were asked for."""
    asked = header.column("指标值")
    if asked is None:
        return header
    for column in header.left:
        texts = [] if column.field or column.above else texts_under(column, rows)
        alike = sum(map(reads_like_value, texts)) >= _MOST * len(texts)
        if texts and alike and SETTLED.fullmatch(label_key(column.label)):
            settled = with_field(header, column, "指标值")
            return replace(settled, left=(*settled.left, replace(asked, field=LEFT_OUT)))
    return header


def _with_kinds(header: Header, rows: Sequence[GridRow]) -> Header:
    """The header of a form without levels with what its names are sorted by: 类别 right before
    them."""
    name = header.column(LEVELS[2])
    levels = [each for each in header.columns if each.field in LEVELS[:2]]
    if name is None or levels:
        return header
    before = [each for each in header.left if not each.field and each.end == name.start]
    if len(before) != 1 or not _KINDS.search(label_key(before[0].label)):
        return header
    texts = texts_under(before[0], rows)
    sorts = len(texts) >= _FEWEST and not any(map(reads_like_value, texts))
    return with_field(header, before[0], LEVELS[0]) if sorts else header


def unnamed_settled(header: Header, rows: Sequence[GridRow]) -> Header:
    """The header with such columns taken for what they are."""
    header = _with_settled(header, rows)
    header = _with_kinds(_with_names(header, rows), rows)
    name, standard, score = map(header.column, ("三级指标", "评分标准", "得分"))
    behind = standard is not None and score is not None and standard.start > score.start
    if standard and behind and _LOST.search(standard.label) and not header.column("偏差原因"):
        header = with_field(header, standard, "偏差原因")  # 扣分说明 behind the score
    for kind in _UNNAMED:
        if name is None or header.column(kind.field) is not None:
            continue
        for column in header.left:
            unknown = not column.field and not column.above and column.start > name.start
            texts = texts_under(column, rows) if unknown else []
            alike = sum(map(kind.fits, texts)) >= _MOST * len(texts)
            if kind.field == "绩效指标描述" and "口径" in column.label and _are_kinds(texts):
                continue  # 统计口径: 全市, 市级
            if texts and alike and kind.said.search(label_key(column.label)):
                header = with_field(header, column, kind.field)
                break
    return header
