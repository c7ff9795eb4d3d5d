"""Amounts outside value cells: literals of the rule language and figures in running text."""

from __future__ import annotations

import re

from checker.dataclass import dataclass
from checker.pattern import late_pattern
from checker.values.fold import fold, original_positions
from checker.values.measure import Measure
from checker.values.memory import stocked, within
from checker.values.notes import Note
from checker.values.numeralwords import han_amount_pattern
from checker.values.parser import hide_words, parse
from checker.values.units import unit_pattern


@dataclass(frozen=True, slots=True)
class AmountInText:
    """A measure that stands in a sentence: 2700件 in 预计全年审理案件2700件.

    `start` and `end` are positions in the sentence, `noun` the words directly in front (审理案件),
    `behind` those that follow (手册 in 印发3500册手册).
    """

    value: Measure
    start: int
    end: int
    noun: str
    behind: str = ""


_LOOKED_BACK = 60
"""Characters in front of a number that can hold its noun and the words between them."""
_NOUN = late_pattern(r"[\u4e00-\u9fff]{1,12}\Z")
_BEHIND = late_pattern(r"(?:以上|以内|左右|的)?([\u4e00-\u9fff]{0,12})")
# Words that lead up to a number without being part of what is counted.
_LEADING = late_pattern(
    r"(?:预计|计划|力争|完成|达到|不少于|不低于|不超过|至少|超过|大于等于|约|共计?|合计|总计|累计|达|为|全年|今年|本年)+\Z"
)
_NOUN_START = late_pattern(
    r".*(?:预计|计划|通过|完成|全年|年度|今年|本年|力争|以及|并且|和|与|及|对|为|将|把|向|给|在|于|的|了)"
)


def parse_amount(text: str) -> Measure | None:
    """A quantity literal (0.01万元, 90%, 22人, 5): read whole, without operator or hedge."""
    value = parse(text)
    if not isinstance(value, Measure) or value.exact is None:
        return None
    if value.sign is not None or value.hedged or Note.EXTRA_TEXT in value.notes:
        return None
    return value


@within(4096)
def amounts_in(text: str) -> tuple[AmountInText, ...]:
    """The measures of a running text in order of writing. Only figures with a known unit count,
    and Chinese numerals with a counter; years, document numbers and words (三支一扶) do not."""
    folded = fold(text)
    positions = original_positions(text)
    found: list[AmountInText] = []
    for match in _amount().finditer(hide_words(folded)):
        value = parse_amount(match["amount"])
        if value is None or value.counted is None:
            continue
        start, stop = match.span("amount")
        end = positions[stop - 1] + 1
        noun = _noun(folded[max(0, start - _LOOKED_BACK) : start])
        behind = _BEHIND.match(folded, stop)
        found.append(AmountInText(value, positions[start], end, noun, behind[1] if behind else ""))
    return tuple(found)


def _noun(before: str) -> str:
    """The noun phrase a number follows: 审理案件 of 预计全年审理案件, also of 审理案件不少于."""
    match = _NOUN.search(_LEADING.sub("", before))
    return _NOUN_START.sub("", match[0]) if match else ""


@stocked
def _amount() -> re.Pattern[str]:
    figures = r"(?<![0-9.,A-Za-z第〔\[(-])[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?[十百千万亿]*"
    not_word = r"(?![0-9A-Za-z])"
    return re.compile(
        f"(?P<amount>{figures}(?:{unit_pattern()}){not_word}|(?<![一-十第])(?:{han_amount_pattern()}))"
    )
