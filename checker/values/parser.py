"""`parse`: any text to a value, by itself, once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.pattern import late_pattern
from checker.values.bare import holds_bare_amount, is_unit
from checker.values.bracketed import explained
from checker.values.fold import fold, has_title_signs, has_wide_forms, original_position
from checker.values.grades import is_rank, quality
from checker.values.memory import COMMON, constant, within
from checker.values.mistakes import Reason, Unreadable
from checker.values.notes import Note
from checker.values.phrases import Qualitative, Unparsed
from checker.values.quick import quick_value
from checker.values.vocabulary import alternatives, words

if TYPE_CHECKING:
    from checker.values.memory import Units
    from checker.values.value import Value

LONGEST = 400
"""Characters of a text with figures beyond which it is no value (`too-long`)."""
MEMORY = 65536
_ODD_SIGNS = frozenset({">=", "<="})

_WRAPS = dict(zip("\"'“‘「『【〔[", "\"'”’」』】〕]", strict=True))
_NOT_INSIDE = frozenset(",，;；、~～-—－–:：")

_FIGURE = late_pattern(r"[\d%‰≥≤><=±¼½¾⅐-⅞]")
# 一半以上 is an amount that the grammar has no number for, 事半功倍 and 减半 are words.
_HALF = late_pattern("(?:一半|[过超近]半数?|半数)(?:以上|以下|左右|多)?$")
_HAN_DIGIT = late_pattern("[零〇一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾百千万亿几半]")
_ODD_SIGN = late_pattern(
    "[≮≯≈]|[>＞]\\s*[=＝]|[=＝]\\s*[>＞<＜]|[<＜]\\s*[=＝]|[≥≤=＝][=＝]|[≧⩾⪰≽≦⩽⪯≼═〓﹥﹤﹦〈〉]"
)


def parse(text: str, units: Units = COMMON) -> Value:
    """What `text` means by itself. Never raises: what cannot be read is an `Unparsed`."""
    return _parsed(units, text)


def read(units: Units, text: str) -> Value:
    """`parse` without the memory."""
    if len(text) > LONGEST:
        return _read_long(text)
    value: Value | None = quick_value(units, text)
    if value is not None:
        return value if text[:2] not in _ODD_SIGNS else _noted(value, text)
    folded = fold(text)
    if folded != text:
        value = quick_value(units, folded)
        if value is not None:
            return _noted(value, text)
    value = _unwrapped(units, text) or _in_parts(units, text, folded)
    if value is not None:
        return value
    hidden, numeral = _numerals_told_apart(units, folded)
    figures = numeral or _FIGURE.search(hidden) is not None
    if not figures and is_unit(units, folded):
        return Unparsed(text=text, words=text, why=Reason.MISSING_NUMBER)
    if not figures and _HALF.search(folded):
        return Unparsed(text=text, words=text, why=Reason.LEADING_TEXT, at=0)
    if not figures and not _hints().search(folded):
        return replace(quality(folded), text=text)
    try:
        value = grammar_value(units, hidden, folded)
        if isinstance(value, Qualitative) and figures:
            raise Unreadable(Reason.TRAILING_TEXT, 0)
    except Unreadable as mistake:
        if not figures:
            return replace(quality(folded), text=text)
        at = original_position(text, mistake.at)
        return Unparsed(text=text, words=text, why=mistake.reason, at=at, could_be=mistake.expected)
    return _noted(value, text)


_parsed = within(MEMORY)(read)


def _unwrapped(units: Units, text: str) -> Value | None:
    """The value of a text that stands in brackets or quotation marks as a whole."""
    stripped = text.strip()
    if len(stripped) < 3 or stripped[0] not in _WRAPS or stripped[-1] != _WRAPS[stripped[0]]:
        return None
    inside = stripped[1:-1]
    if any(char in _NOT_INSIDE or char in _WRAPS for char in inside):
        return None
    value = read(units, inside)
    counts = value.unit is not None or value.operator is not None
    return replace(value, text=text) if counts and value.reason is None else None


def _in_parts(units: Units, text: str, folded: str) -> Value | None:
    """The value of a rank, and of a text whose brackets say the rest of it."""
    if is_rank(folded):
        return _noted(quality(folded), text)
    value = explained(folded, lambda part: read(units, part))
    return None if value is None else _noted(value, text)


def _noted(value: Value, text: str) -> Value:
    """The value with its text as written, and what is irregular in its characters."""
    return replace(value, text=text, notes=value.notes + _spelling_notes(text))


def _read_long(text: str) -> Value:
    if _FIGURE.search(fold(text)):
        return Unparsed(text=text, words=text, why=Reason.TOO_LONG)
    return Qualitative(text=text, words=text)


def grammar_value(units: Units, hidden: str, folded: str) -> Value:
    """What the grammar makes of a text; raises Unreadable where it cannot be read."""
    from checker.values.diagnosis import diagnosed
    from checker.values.grammar import parser
    from checker.values.meaning import whole_value

    with diagnosed(units, hidden):
        return whole_value(units, parser(units).parse(hidden), folded)


def _spelling_notes(text: str) -> tuple[Note, ...]:
    notes: tuple[Note, ...] = ()
    if _ODD_SIGN.search(text) or has_title_signs(text):
        notes += (Note.ODD_OPERATOR,)
    if has_wide_forms(text):
        notes += (Note.WIDE_FORMS,)
    return notes


def hide_words(units: Units, folded: str) -> str:
    """Numerals that are parts of words (三支一扶) are put out of the grammar's sight."""
    return _numerals_told_apart(units, folded)[0]


def _numerals_told_apart(units: Units, folded: str) -> tuple[str, bool]:
    """The text with the numerals that are parts of words hidden, and whether others are left."""
    if not _HAN_DIGIT.search(folded):
        return folded, False
    if _is_numeral(units, folded):
        return folded, True
    from checker.values.numeralwords import HIDDEN_NAME, LONE_NUMERAL, numeral_words

    kept = False

    def hidden(found: re.Match[str]) -> str:
        nonlocal kept
        if found["kept"]:
            kept = True
            return found[0]
        if found["unit"]:
            return found[0]
        return (HIDDEN_NAME if found["name"] else LONE_NUMERAL) * len(found[0])

    text = numeral_words(units).sub(hidden, folded)
    return text, kept or holds_bare_amount(units, text)


def _is_numeral(units: Units, folded: str) -> bool:
    """三百二十, 不低于三十: figures for certain. 一 alone is as often a dash."""
    from checker.values.numeralwords import lone_numerals

    return folded != "一" and lone_numerals(units).fullmatch(folded) is not None


@constant
def _hints() -> re.Pattern[str]:
    """Words by which a text without figures can still be a deadline, period or reference."""
    vocabulary = words()
    phrases = (*vocabulary.within, *vocabulary.level, *vocabulary.festivals)
    times = "全年|[月季度]底前|年度?[底末终内]|岁末|月[底末]|季度?末|[上下]半年|季度"
    compared = "不[低高少多超大小]|[大小高低优劣早晚]于|[超等]|突破"
    level = "持平|一致|相[当同等]|内(?:$|[;,、(])"
    return re.compile(f"{alternatives(phrases)}|{times}|{compared}|{level}")
