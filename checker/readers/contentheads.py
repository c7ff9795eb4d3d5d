"""Heads that nobody knows, told by the row below them: a level, a level, a name and a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.model import label_key, period_prefix
from checker.readers.columncells import reads_like_value, slot_under, texts_under
from checker.readers.columns import LEVELS, Column, named_column
from checker.readers.header import Header, header_of
from checker.readers.labels import (
    GOALS,
    LONG_TERM,
    field_of,
    is_figure,
    is_level,
    is_sum,
    reads_like_label,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.base.place import Place
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_FEWEST = 4
_BY_PLACE = 0.6
_BRACKETS = late_pattern(r"[（(][^（()）]*[)）]")


def header_by_content(words: Vocabulary, row: GridRow, below: GridRow) -> Header | None:
    """The header that a row of labels is by the row below: a first level, right of it a second, a
    name and something that reads like a value, each under a head of its own. None otherwise."""
    first, *others = row.own or (None,)
    if (
        first is None
        or len(row.own) < _FEWEST
        or not all(_could_head(words, each) for each in others)
    ):
        return None
    if field_of(words, first.text) not in (GOALS, LONG_TERM) and not _could_head(words, first):
        return None  # the goal may head the levels that it is divided into
    columns = [named_column(words, row, slot) for slot in row.own]
    found: list[tuple[Column, Slot]] = []
    for column in columns:
        slot = slot_under(below, column)
        if slot is not None and slot.own_text and slot.column == column.start:
            found.append((column, slot))
    fields = _fields_of(words, found)
    return header_of(words, row, fields) if fields else None


def _could_head(words: Vocabulary, slot: Slot) -> bool:
    """Whether a cell could head a column: no level, no figure, no label of the form's head."""
    text = slot.text
    if is_level(words, text) or is_figure(text) or reads_like_value(text):
        return False
    return reads_like_label(text) and (words.head(text) is None or words.column(text) is not None)


def _fields_of(words: Vocabulary, found: list[tuple[Column, Slot]]) -> dict[int, str]:
    """Grid column to field; nothing where one of the four is missing."""
    texts = [slot.text for _, slot in found]
    first = next((n for n, text in enumerate(texts) if words.level_key(text) in words.level1), None)
    if first is None or len(found) < first + _FEWEST:
        return {}
    second, name = first + 1, first + 2
    if words.level_key(texts[second]) not in words.level2 or not _could_name(texts[name]):
        return {}
    behind = range(name + 1, len(found))
    value = next((n for n in behind if found[n][0].field == "指标值"), None)
    if value is None:
        open_heads = (n for n in behind if found[n][0].field in ("", "不取"))
        value = next((n for n in open_heads if reads_like_value(texts[n])), None)
    if value is None:
        return {}
    chosen = {first: "一级指标", second: "二级指标", name: "三级指标", value: "指标值"}
    return {found[n][0].start: field for n, field in chosen.items()}


def _could_name(text: str) -> bool:
    return not is_figure(text) and not reads_like_value(text)


def guesses(
    words: Vocabulary, header: Header, rows: Sequence[GridRow]
) -> Iterator[tuple[str, Place]]:
    """What a person must hear of: heads that nobody knows, taken for what stands below them, and a
    column of heads, which makes several rows of one indicator."""
    place = rows[0].own[0].cell.place
    for column in header.left:
        texts = dict.fromkeys(texts_under(column, rows)) if not column.field else {}
        if len(texts) > 1 and all(words.column(text) is not None for text in texts):
            yield (
                f"“{column.label}”一列写的是栏目名（{'、'.join(texts)}），一个指标占了几行，没有合起来读",
                place,
            )
    told = header.column("指标性质") and header.column("计量单位")
    found = [each for each in header.columns if _is_guess(words, each)]
    found = [each for each in found if each.field in LEVELS or not told]
    if found:
        heads = "”“".join(each.label.strip() for each in found)
        fields = "、".join(each.field for each in found)
        yield f"表头“{heads}”不是认得的叫法，凭下面的内容按{fields}读", place


def _is_guess(words: Vocabulary, column: Column) -> bool:
    known = column.above or column.year or words.level(column.label) is not None
    return (
        column.field in (*LEVELS, "指标值")
        and not known
        and not is_sum(words, column.label)
        and bool(column.label.strip())
        and words.column(column.label) is None
        and words.column(_BRACKETS.sub("", column.label)) is None
        and words.head(column.label) is None
        and not period_prefix(label_key(column.label))[0]
    )


def header_of_branch(words: Vocabulary, row: GridRow, below: GridRow | None) -> Header | None:
    """The header of a table that prints none, below a row that names the first level alone: 一、
    产出指标 over 数量指标 | 安装路灯 | 280盏."""
    if below is None or len(row.own) != 1 or row.loose:
        return None
    if len(below.own) not in (_FEWEST - 2, _FEWEST - 1):
        return None
    first, *names, value = below.own
    branch = words.level_key(row.own[0].text) in words.level1
    levels = words.level_key(first.text) in words.level2
    named = all(_could_name(slot.text) and not is_level(words, slot.text) for slot in names)
    if not branch or levels == (not names) or not named or not reads_like_value(value.text):
        return None
    fields = (*((LEVELS[1],) if levels else ()), LEVELS[2], "指标值")
    columns = [
        Column(field, slot.column, slot.column + slot.cell.column_span, 0, field, _BY_PLACE)
        for field, slot in zip(fields, below.own, strict=True)
    ]
    start = columns[0].start
    level = Column(LEVELS[0], start, start, 0, LEVELS[0], _BY_PLACE)
    return Header((level, *columns), width=row.width, branch=row.own[0].cell)


def header_of_row(words: Vocabulary, row: GridRow) -> Header | None:
    """The header of a table that prints none: a row with a first level, a second, a name and at
    most a value."""
    texts = [slot.text for slot in row.slots]
    start = 1 if texts and words.level_key(texts[0]) not in words.level1 else 0
    texts = texts[start:]
    if len(texts) not in (_FEWEST - 1, _FEWEST) or row.flat or row.loose:
        return None
    levels = words.level_key(texts[0]) in words.level1, words.level_key(texts[1]) in words.level2
    behind = texts[2:]
    if not all(levels) or not behind[0] or any(is_level(words, text) for text in behind):
        return None
    if len(behind) > 1 and not reads_like_value(behind[1]):
        return None
    fields = (*LEVELS, "指标值")
    slots = row.slots[start:]
    columns = tuple(
        Column(field, slot.column, slot.column + slot.cell.column_span, 0, field, _BY_PLACE)
        for field, slot in zip(fields, slots, strict=False)
    )
    return Header(columns, width=row.width, block=slots[0].column)
