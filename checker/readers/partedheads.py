"""One head over several columns that nothing tells apart but what stands in them: levels and names
below 绩效指标, a sign, a figure and its unit below 指标值."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.readers.columncells import MOST, is_sign, names_level_of, share_that, texts_under
from checker.readers.columns import LEVELS, Column
from checker.readers.labels import says_nothing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.readers.header import Header
    from checker.readers.rows import GridRow
    from checker.readers.vocabulary import Vocabulary

_SEVERAL = 2
_PARTS_OF_VALUE = ("指标性质", "指标值", "计量单位")
_SIGN_FIGURE_UNIT = len(_PARTS_OF_VALUE)


def names_parted(words: Vocabulary, header: Header, rows: Sequence[GridRow]) -> Header:
    """绩效指标 over cells that nothing tells apart: levels and the names (产出 | 救助人次)."""
    name = header.column(LEVELS[2])
    if name is None or header.column(LEVELS[0]) or header.column(LEVELS[1]):
        return header
    below = [[s for s in row.slots if name.start <= s.column < name.end] for row in rows]
    starts = [tuple(slot.column for slot in slots) for slots in below]
    if len(set(starts)) != 1 or not _SEVERAL <= len(starts[0]) <= len(LEVELS):
        return header
    fields = (LEVELS[0], *LEVELS[len(LEVELS) - len(starts[0]) + 1 :])
    parts = _parts(name, starts[0], fields)
    for part, known in zip(parts[:-1], (words.level1, words.level2), strict=False):
        texts = texts_under(part, rows)
        if share_that(texts, (names_level_of(words, text, known) for text in texts)) < MOST:
            return header
    return _with_parts(header, name, parts)


def _parts(column: Column, starts: Sequence[int], fields: Sequence[str]) -> list[Column]:
    """The columns that begin at some places below the head of a wide one."""
    ends = (*starts[1:], column.end)
    return [
        replace(column, field=field, start=start, end=end, sure=MOST)
        for field, start, end in zip(fields, starts, ends, strict=False)
    ]


def _with_parts(header: Header, column: Column, parts: Sequence[Column]) -> Header:
    """The header with columns in place of the one they part."""
    columns = [each for each in header.columns if each is not column]
    columns = sorted((*columns, *parts), key=lambda each: each.start)
    return replace(header, columns=tuple(columns))


def value_parted(header: Header, rows: Sequence[GridRow]) -> Header:
    """指标值 over cells that nothing tells apart: a sign, a figure, its unit (≥ | 3200 | 人)."""
    value = header.column("指标值")
    if value is None or header.column("指标性质") is not None or value.end - value.start < _SEVERAL:
        return header
    below = [[s for s in row.slots if value.start <= s.column < value.end] for row in rows]
    starts = [tuple(slot.column for slot in slots) for slots in below]
    if len(set(starts)) != 1 or not _SEVERAL <= len(starts[0]) <= _SIGN_FIGURE_UNIT:
        return header
    signs = [text for slots in below if not says_nothing(text := slots[0].own_text)]
    if (
        not signs
        or not all(map(is_sign, signs))
        or not any(sign.strip() != "定性" for sign in signs)
    ):
        return header
    parts = _parts(value, starts[0], _PARTS_OF_VALUE)
    kept = [each for each in parts if each.field == "指标值" or header.column(each.field) is None]
    return _with_parts(header, value, kept)
