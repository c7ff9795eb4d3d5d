"""Rows below the heads that hold no indicator: levels that lead others, rows nobody filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.readers.columns import LEVELS
from checker.readers.labels import is_level, is_unused_name, says_nothing

if TYPE_CHECKING:
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_SUBTOTAL = late_pattern("[（(]?小计[)）]?$")
_DOTS = late_pattern(r"[.…。·]+")


def heads_branch(slots: dict[str, Slot | None], below: dict[str, Slot | None]) -> bool:
    """Whether a row names a level and nothing else, and what it leads stands in the rows below:
    a tree with a level a row."""
    own = {name for name, slot in slots.items() if slot is not None and slot.own_text}
    level, name, next_level = slots.get("二级指标"), below.get("三级指标"), below.get("二级指标")
    if level is None or not level.own_text or not own <= {"一级指标", "二级指标"}:
        return False
    named = name is not None and bool(name.own_text)
    return named and not (next_level and next_level.text)


def is_subtotal(words: Vocabulary, row: GridRow) -> bool:
    """Whether a row sums up the points of a level: 产出指标小计 | 50."""
    text = row.own[0].text if row.own else ""
    level = _SUBTOTAL.sub("", text)
    return level != text and (not level or is_level(words, level))


def are_dots(slots: dict[str, Slot | None]) -> bool:
    """Whether the levels of a row are only dots: …… below the last level the form prints."""
    levels = [slot.own_text for name in LEVELS[:2] if (slot := slots.get(name))]
    return any(levels) and all(_DOTS.fullmatch(text) for text in levels if text)


def is_unused(slots: dict[str, Slot | None]) -> bool:
    """Whether a row is one the form offers and nobody filled in: 指标2：, ……."""
    name = slots.get("三级指标")
    if _is_struck(slots):
        return _all_say_nothing(slots)
    if name is None or not is_unused_name(name.text):
        return False
    if _DOTS.fullmatch(name.text):
        return True
    return _all_say_nothing(slots)


def _all_say_nothing(slots: dict[str, Slot | None]) -> bool:
    """Whether nothing stands beside the levels and the name."""
    others = (slot for field, slot in slots.items() if field not in LEVELS)
    return all(slot is None or says_nothing(slot.text) for slot in others)


def _is_struck(slots: dict[str, Slot | None]) -> bool:
    """Whether the value says that there is none (/ or ——), and the name as much or nothing."""
    name, value = slots.get("三级指标"), slots.get("指标值")
    struck = value is not None and bool(value.text) and says_nothing(value.text)
    return struck and (name is None or says_nothing(name.text))
