"""Graded scales: 优/良/中/差, 达成预期指标、部分达成…, 是/否."""

from __future__ import annotations

from checker.base.pattern import late_pattern
from checker.values.memory import constant
from checker.values.phrases import Qualitative
from checker.values.vocabulary import words

_BETWEEN = late_pattern(r"[/、,;|·]|或者?|和|-")
_TRIMMED = '()[]。.“”"'
_LEAST = 3
# A place in a scale that others keep: Ⅲ类 of water, 4A级 of scenic spots, AA级 of credit, 乙级.
_RANK = late_pattern(
    "[≥≤><=]{0,2}(?:(?:I{1,3}|I?V|[Ⅰ-Ⅴ])(?:类|级)|(?:[2-5]?A{1,5}|[B-E])[+-]?(?:类|级)|[甲乙丙丁]级)"
    "(?:水质?|标准|资质)?(?:及?以[上下])?"
)


def grades_of(text: str) -> tuple[str, ...]:
    """The grades a text lists when they are a known scale, in its order; () for other words.

    Systems that offer a scale as one choice write it without anything between: 优良中低差.
    """
    return _known().get(_key(_BETWEEN.split(text)), ()) or _unbroken().get(text, ())


def is_rank(text: str) -> bool:
    """Whether a text, folded, is such a place, with a comparison or without."""
    return _RANK.fullmatch(text) is not None


def quality(text: str) -> Qualitative:
    """Words as a value; a scale however it was punctuated is one and the same."""
    grades = grades_of(text)
    return Qualitative(text="", words="/".join(grades) or text, grades=grades)


@constant
def _known() -> dict[tuple[str, ...], tuple[str, ...]]:
    return {_key(grades): grades for grades in words().grades}


@constant
def _unbroken() -> dict[str, tuple[str, ...]]:
    """Scales of single characters; two of them (是否, 有无) are as likely a word."""
    return {
        "".join(grades): grades
        for grades in _known().values()
        if len(grades) >= _LEAST and all(len(grade) == 1 for grade in grades)
    }


def _key(grades: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(grade.strip(_TRIMMED) for grade in grades if grade.strip(_TRIMMED))
