"""Whether two texts of one cell mean the same: what a safe fix has to prove.

Two nets, neither of which trusts the other: the readings must be equal with nothing dropped from
either, and every word of the old text must stand in the new one, comparison words apart.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern
from checker.values import Kind, Note, fold, spellings_of, words_of_comparison

if TYPE_CHECKING:
    from checker.values import Bound, Unit, Units, Value

# Words the reading left out, in the old text or in the new one.
_DROPPED = frozenset({Note.EXTRA_TEXT, Note.NUMBERED})
# Kinds that are wholly said by their bounds and unit, whatever sign and scale they are printed in.
_MEASURED = frozenset(
    {Kind.QUANTITY, Kind.MONEY, Kind.PERCENT, Kind.RATE, Kind.RATIO, Kind.DURATION}
)
_DATED = frozenset({Kind.DATE, Kind.PERIOD, Kind.DEADLINE})
_NO_WORD = late_pattern(r"[\W\d_零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]")
# 应不低于90% says no more than 不低于90%; 平均, 原则上 and the like do.
_DUTY = late_pattern("应[当该]?|必?须|需要?|要")
_DATE_WORD = late_pattern("[年月日号份度]")
_BLANKS = late_pattern(r"\s+")
_BETWEEN_FIGURES = late_pattern(r"(?<=[0-9A-Za-z.])\s+(?=[0-9A-Za-z.])")
_FULL_WIDTH = {0x3000: 0x20, **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}}


@dataclass(frozen=True, slots=True)
class _Bounds:
    kind: Kind
    lower: Bound | None
    upper: Bound | None
    unit: tuple[str, str] | None
    approximate: bool


def is_read_whole(value: Value) -> bool:
    """Whether nothing of the text was left out of the reading."""
    return value.reason is None and not _DROPPED & set(value.notes)


def is_same_value(old: Value, new: Value) -> bool:
    """Whether two readings are equal in kind, bounds, unit, dates and approximation."""
    if old == new:
        return True
    if old.kind not in _MEASURED or old.parts or new.parts:
        return False
    # An exact value may be given its sign (100%, =100%) and money its other unit.
    return _bounds(old) == _bounds(new)


def _bounds(value: Value) -> _Bounds:
    return _Bounds(value.kind, value.lower, value.upper, _unit(value.unit), value.approximate)


def _unit(unit: Unit | None) -> tuple[str, str] | None:
    return None if unit is None else (unit.dimension, unit.base)


def keeps_words(old: str, new: str, value: Value, units: Units) -> bool:
    """Whether every word of `old` stands in `new`, but for words of comparison and the unit of
    `value`, which may be spelled another way."""
    lost = Counter(_words(old, value, units))
    lost.subtract(_words(new, value, units))
    return all(count <= 0 for count in lost.values())


def _words(text: str, value: Value, units: Units) -> str:
    """The letters of a text that are no figures, comparison, unit or date."""
    folded = fold(text)
    duty = _DUTY.match(folded)
    left = words_of_comparison().sub("", folded[duty.end() :] if duty else folded)
    for spelling in spellings_of(units, value.unit):
        left = left.replace(spelling, "", 1)
    if value.kind in _DATED or value.kind is Kind.RATE:
        left = _DATE_WORD.sub("", left)
    if value.kind is Kind.RATE:
        left = left.replace("每", "", 1)
    return _NO_WORD.sub("", left)


def is_same_text(old: str, new: str) -> bool:
    """Whether two texts differ in blanks and full-width forms alone; a blank between two figures
    or Latin words is a word's end and stays."""
    return _plain(old) == _plain(new)


def _plain(text: str) -> str:
    narrow = text.translate(_FULL_WIDTH).strip()
    return _BLANKS.sub("", _BETWEEN_FIGURES.sub("\0", narrow))
