"""Scales without a figure: 千亩 and 百人以上 are amounts, 万株 and 万元/亩 the units of forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.values.memory import constant, stocked
from checker.values.units import unit_table
from checker.values.vocabulary import alternatives, comparisons, words

if TYPE_CHECKING:
    from checker.values.memory import Units

SCALES = "十百千万亿"
_HAN_DIGITS = "零〇一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾"
_ALONE = f"(?<![0-9.{SCALES}几数上好第余多半{_HAN_DIGITS}])(?:[十百千]?[万亿]|[百千])"
_LONGEST_UNIT = 24
_CANDIDATE = late_pattern(_ALONE)
_PARTS = late_pattern("[/·]")


@stocked
def bare_scale(units: Units) -> str:
    """A regular expression for a scale that is a number by itself: 千亩, 百人以上, ≥千户; no part
    of a word (百姓, 千克), and no unit of forms (万元). Before 分之 any is one (千万分之二)."""
    spellings = unit_table(units).spellings
    formed = alternatives(one for one in spellings if one[0] in SCALES)
    plain = alternatives(one for one in spellings if not one.isascii() and one[0] not in SCALES)
    return (
        f"(?!{formed}){_ALONE}(?=(?:{plain})(?:$|[;,、(]|{_behind()}))"
        "|[百千]万(?=分之)|[百千]?亿(?=分之)"
    )


def holds_bare_amount(units: Units, text: str) -> bool:
    """Whether such a scale is an amount and not the end of a word (惠及万家): at the beginning,
    behind a comparison, or with 以上 and the like behind it; 百 and 千 wherever they end a text."""
    for found in _CANDIDATE.finditer(text):
        end = _unit_end(units, text, found.end())
        if not end or _unit_end(units, text, found.start()):
            continue
        bounded = _bounded().match(text, end)
        before = text[: found.start()]
        stands_alone = not before or before.endswith(_fronts())
        if bounded or (text[end : end + 1] in ";,、" and (stands_alone or found[0] in "百千")):
            return True
    return False


def is_unit(units: Units, text: str) -> bool:
    """公顷, 万元/亩, 万株, also 百元以下: nothing but a unit, a number is missing."""
    if len(text) > _LONGEST_UNIT:
        return False
    first, *others = _PARTS.split(text)
    if _is_one_unit(units, first) and all(
        _is_one_unit(units, part.removeprefix("每")) for part in others
    ):
        return True
    compared = _compared_unit().match(text) if not set(text).isdisjoint(SCALES) else None
    return compared is not None and _is_one_unit(units, compared["unit"])


def _is_one_unit(units: Units, text: str) -> bool:
    spellings = unit_table(units).spellings
    return any(
        text[skipped:] in spellings and not text[:skipped].strip(SCALES) for skipped in range(3)
    )


def _unit_end(units: Units, text: str, start: int) -> int:
    """Where the longest unit that begins at `start` ends; 0 where none does."""
    spellings = unit_table(units).spellings
    sizes = range(min(6, len(text) - start), 0, -1)
    return next((start + size for size in sizes if text[start : start + size] in spellings), 0)


@constant
def _bounded() -> re.Pattern[str]:
    return re.compile(_behind())


@constant
def _compared_unit() -> re.Pattern[str]:
    return re.compile(f"(?:{comparisons()})?(?P<unit>[{SCALES}].*?)(?:{_behind()})?$")


@constant
def _behind() -> str:
    vocabulary = words()
    return alternatives((*vocabulary.suffixes, *vocabulary.hedges_after))


@constant
def _fronts() -> tuple[str, ...]:
    vocabulary = words()
    denied = tuple(vocabulary.denied)
    return (
        *"≥≤><=;,、", *vocabulary.operators, *denied, *vocabulary.hedges, *vocabulary.fillers,
    )  # fmt: skip
