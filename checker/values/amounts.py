"""Amounts outside value cells: literals of the rule language and figures in running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern
from checker.values.fold import fold, original_positions
from checker.values.measure import Measure
from checker.values.memory import COMMON, stocked, within
from checker.values.notes import Note
from checker.values.numeralwords import han_amount_pattern
from checker.values.parser import hide_words, parse
from checker.values.units import unit_pattern

if TYPE_CHECKING:
    from checker.values.memory import Units


@dataclass(frozen=True, slots=True)
class AmountInText:
    """A measure that stands in a sentence: 2700件 in 预计全年审理案件2700件.

    `start` and `end` are positions in the sentence, `noun` the words directly in front (审理案件),
    `behind` those that follow (手册 in 印发3500册手册), `clause` the words between the nearest
    commas, without their figures, `sign` what words beside it make of it: ≥ of 不少于 and 以上,
    ≤ of 不超过 and 以内.
    """

    value: Measure
    start: int
    end: int
    noun: str
    behind: str = ""
    clause: str = ""
    sign: str = ""


_LOOKED_BACK = 60
"""Characters in front of a number that can hold its noun and the words between them."""
_SIGN_WIDTH = 4
_NOUN = late_pattern(r"[\u4e00-\u9fff]{1,12}\Z")
_BEHIND = late_pattern(r"(?:以上|以内|左右|的)?([\u4e00-\u9fff]{0,12})")
_DENIED = "不(?:得|能|应|可|再|宜)?"
_MORE, _LESS = "(?:大于等于|大于|高于|多于|超过|超出|突破)", "(?:小于等于|小于|低于|少于)"
# A comparison behind any other denial (没有低于) says neither.
_PLAIN = "(?<![不没未无非勿莫有得能应可再宜会准])"
_AT_LEAST = f"{_DENIED}{_LESS}|至少|最少|最低|[≥>]=?|{_PLAIN}{_MORE}"
_AT_MOST = f"{_DENIED}{_MORE}|至多|最多|最高|控制在|压降到|压减到|[≤<]=?|{_PLAIN}{_LESS}"
_LED = late_pattern(f"(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST}))\\Z")
_FOLLOWED = late_pattern("(?P<least>及?以上)|(?P<most>及?以[内下]|之内)")
# Words that lead up to a number without being part of what is counted.
_LEADING = late_pattern(
    f"(?:{_AT_LEAST}|{_AT_MOST}|预计|计划|力争|确保|完成|实现|达到|达|平均|保持在?|稳定在|维持在|提高到|提升到"
    "|提高至|提升至|增加到|增加至|约|共计?|合计|总计|累计|为|全年|今年|本年)+\\Z"
)
# Words before which a noun cannot have begun, where they are not part of a longer word: the 与 of
# 参与率 and the 及 of 及时率 are.
_NOUN_START = late_pattern(
    r".*(?:预计|计划|通过(?!率)|完成(?!率)|全年|年度|今年|本年|力争|以及|并且"
    r"|(?<![总饱缓温调柔])和(?![解谐])|(?<!参)与(?![会])|(?<![普涉以])及(?![时格])|(?<![针应面相])对(?![象口接应])"
    r"|(?<![行作人成认])为(?![民主])|将|把|(?<![方定面流转])向(?![导])|(?<![供补])给(?![水付])"
    r"|(?<![存内])在(?![校岗册线建职读编园籍院])|于|(?<![目])的|了)"
)
_CLAUSE_END = "，。；！？,;!?\n"


def parse_amount(text: str, units: Units = COMMON) -> Measure | None:
    """A quantity literal (0.01万元, 90%, 22人, 5): read whole, without operator or hedge."""
    value = parse(text, units)
    if not isinstance(value, Measure) or value.exact is None:
        return None
    if value.sign is not None or value.hedged or Note.EXTRA_TEXT in value.notes:
        return None
    return value


def amounts_in(text: str, units: Units = COMMON) -> tuple[AmountInText, ...]:
    """The measures of a running text in order of writing. Only figures with a known unit count,
    and Chinese numerals with a counter; years, document numbers and words (三支一扶) do not."""
    return _amounts_in(units, text)


@within(4096)
def _amounts_in(units: Units, text: str) -> tuple[AmountInText, ...]:
    folded = fold(text)
    positions = original_positions(text)
    found: list[AmountInText] = []
    for match in _amount(units).finditer(hide_words(units, folded)):
        value = parse_amount(match["amount"], units) if match["amount"] else None
        if value is None or value.counted is None:
            continue
        start, stop = match.span("amount")
        end = positions[stop - 1] + 1
        before = folded[max(0, start - _LOOKED_BACK) : start]
        behind = _BEHIND.match(folded, stop)
        found.append(
            AmountInText(
                value,
                positions[start],
                end,
                _noun(before),
                behind[1] if behind else "",
                _clause(units, folded, start, stop),
                _sign(before, folded[stop : stop + _SIGN_WIDTH]),
            )
        )
    return tuple(found)


def _clause(units: Units, text: str, start: int, stop: int) -> str:
    """The words of the clause an amount stands in, without figures."""
    before, behind = text[max(0, start - _LOOKED_BACK) : start], text[stop : stop + _LOOKED_BACK]
    begin = max(before.rfind(mark) for mark in _CLAUSE_END) + 1
    ends = (behind.find(mark) for mark in _CLAUSE_END)
    end = min((at for at in ends if at >= 0), default=len(behind))
    return _figures(units).sub("", before[begin:] + behind[:end])


def _sign(before: str, after: str) -> str:
    found = _LED.search(before) or _FOLLOWED.match(after)
    if found is None:
        return ""
    return "≥" if found["least"] else "≤"


def _noun(before: str) -> str:
    """The noun phrase a number follows: 审理案件 of 预计全年审理案件, also of 审理案件不少于."""
    match = _NOUN.search(_LEADING.sub("", before))
    return _NOUN_START.sub("", match[0]) if match else ""


@stocked
def _figures(units: Units) -> re.Pattern[str]:
    return re.compile(rf"[0-9]+(?:\.[0-9]+)?[十百千万亿]*(?:{unit_pattern(units)})?")


@stocked
def _amount(units: Units) -> re.Pattern[str]:
    figures = r"(?<![0-9.,A-Za-z第〔\[(-])[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?[十百千万亿]*"
    # Of 4批次/千人 nothing is read: 4批次 or 4批 alone would be another amount.
    not_word = r"(?![0-9A-Za-z/])"
    unit = f"(?>{unit_pattern(units)})"
    # A run of 每人 that leads to no number is passed over as a whole, not begun at each of its 每.
    return re.compile(
        f"(?P<amount>(?>(?:每{unit})*){figures}{unit}(?:/{unit})*{not_word}"
        f"|(?<![一-十第])(?:{han_amount_pattern(units)}))|(?>(?:每{unit}){{4,}})"
    )
