"""What stands under a column, and what it looks like: a value, a level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.base.text import visible
from checker.readers.labels import reads_like_label, says_nothing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.readers.columns import Column
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_VALUE = late_pattern(
    r"\s*(?:[≥≤≧≦⩾⩽<>=＝＜＞═±]|大于|小于|不低于|不少于|不超过|不高于|不大于|不小于|达到|至少|约?\d|百分之|第?[一二三四五六七八九十]+)"
)
_WORDS = frozenset(
    re.split(
        " ",
        "是 否 有 无 优 良 优秀 良好 提升 提高 保障 改善 增强 促进"
        " 显著 明显 有效 持续 长期 达标 合格",
    )
)
OPERATOR = late_pattern(
    r"\s*(?:[≥≤≧≦⩾⩽<>=＝＜＞═]+|大于(?:等于)?|小于(?:等于)?|等于|是\s*/\s*否|定性|定量)\s*"
)
_BETWEEN = late_pattern(r"\s*[-—－–/→>]+\s*")
MOST = 0.6
_LONGEST_WORDS = 30


def texts_under(column: Column, rows: Iterable[GridRow]) -> list[str]:
    """What stands in a column, blanks left out, merged cells once."""
    found: list[str] = []
    for row in rows:
        slot = slot_under(row, column)
        if slot is not None and slot.own_text and not says_nothing(slot.text):
            found.append(slot.text)
    return found


def slot_under(row: GridRow, column: Column, shift: int = 0) -> Slot | None:
    """The slot that reaches furthest under a column, the first of equal ones; a text that stands
    wholly under it before any blank, which may be as wide as the sheet beside a narrow form."""
    start, end = column.start - shift, column.end - shift
    best: Slot | None = None
    most = (False, 0)
    for slot in row.slots:
        if slot.column < end and start < slot.end:
            whole = bool(slot.text) and start <= slot.column and slot.end <= end
            reached = whole, slot.shared(start, end)
            if reached > most:
                best, most = slot, reached
            if reached[1] == end - start:
                break
    return best


def reads_like_value(text: str) -> bool:
    """Whether a text could be the value of an indicator, as far as its look goes."""
    text = visible(text).strip()
    return bool(_VALUE.match(text)) or text in _WORDS


def is_sign(text: str) -> bool:
    """Whether a cell is a sign of comparison: ≥, 小于等于, 定性."""
    return bool(OPERATOR.fullmatch(visible(text))) and "定量" not in text


def could_be_value(words: Vocabulary, text: str) -> bool:
    """Whether a text could be a value where nothing else tells: short, and no level."""
    short = len(text) < _LONGEST_WORDS and words.level(text) is None
    return short or reads_like_value(text)


def share_that(texts: list[str], holds: Iterable[bool]) -> float:
    """Which part of the texts holds something, of none of them nothing."""
    return sum(holds) / len(texts) if texts else 0.0


def names_level_of(words: Vocabulary, text: str, known: Mapping[str, str]) -> bool:
    """Whether a text is one of the known levels, alone or before its second one."""
    return words.level_key(both_levels(words, text)[0]) in known


def both_levels(words: Vocabulary, text: str) -> tuple[str, str]:
    """The first and the second level of a cell that names both: 产出指标-数量指标."""
    first, mark, second = _BETWEEN.sub("-", text).partition("-")
    if mark and words.level_key(first) in words.level1 and words.level_key(second) in words.level2:
        return first.strip(), second.strip()
    return text, ""


def holds_values(column: Column, rows: Sequence[GridRow]) -> bool:
    """Whether most cells of a column look like values."""
    texts = texts_under(column, rows)
    alike = share_that(texts, map(reads_like_value, texts))
    return bool(texts) and alike >= MOST and reads_like_label(column.label or "值")
