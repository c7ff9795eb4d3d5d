"""Regular expressions of the terminals whose words are data.

A word counts only in front of what it speaks of: `最低` is a comparison in 最低3次 and part of a
name in 最低工资标准≥2000元, so every word looks at what follows it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from checker.values.units import unit_table
from checker.values.vocabulary import alternatives, words

if TYPE_CHECKING:
    from collections.abc import Mapping

HAN_DIGITS = "零〇一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾"
_SIGNS = "≥≤><="
_HAN = "\u4e00-\u9fff"
_LABEL_CHARS = f"[{_HAN}A-Za-z“”\"'()\\[\\]·—_-]"
# What an average is taken over: 人均, 日均 …
_AVERAGED = "人 户 亩 日 天 月 年 次 村 县 校 生 车 床 班 季 周 件 吨 例 家 个"


@cache
def unit_pattern() -> str:
    return alternatives(unit_table().spellings)


@cache
def han_unit_pattern() -> str:
    """Units that a Chinese numeral can stand in front of (三次, but 二级 is a word)."""
    table = unit_table()
    return alternatives(
        spelling
        for spelling, name in table.spellings.items()
        if not table.entries[name].arabic and not spelling.isascii()
    )


@cache
def han_amount_pattern() -> str:
    """A Chinese numeral with a unit, a share or a multiple."""
    numeral = f"[{HAN_DIGITS}][{HAN_DIGITS}百千万亿佰仟兆点]*[多余几来]?[十百千万亿]*"
    vague = "(?:几|数|上)[十百千万亿]+"
    return (
        f"(?:{numeral}|{vague})(?:{han_unit_pattern()}|分之[{HAN_DIGITS}])"
        f"|[百千万]分之[{HAN_DIGITS}百]|百分百"
    )


def _figure() -> str:
    """Where a number begins."""
    return f"[0-9±¥{HAN_DIGITS}]|[-.负][0-9]|[几数上好][几十百千万亿]|[百千万]分"


@cache
def terminal_patterns() -> Mapping[str, str]:
    """Pattern by terminal, for the stand-ins of `grammar/value.lark`."""
    vocabulary = words()
    figure = _figure()
    operator = alternatives(vocabulary.operators)
    hedge = alternatives(vocabulary.hedges)
    average = "(?:每?(?:" + alternatives(_AVERAGED.split()) + ")均)"
    direction = alternatives((*vocabulary.up, *vocabulary.down))
    change = f"(?:{alternatives(vocabulary.bases)})*(?:{direction})了?(?:幅度)?|同比|环比"
    nouns = alternatives(vocabulary.references)
    moment = "[当本今]年|年[底末]|月[底末]|第[一二三四1-4]季|[上下]半年"
    near = f"{figure}|[{_SIGNS}]"
    after = f"{near}|每|{average}|{moment}"
    reference_end = "(?=$|[;,、()]|的?(?:水平|范围|数额|以内|之内|内|以下|以上))"
    return {
        "UNIT": unit_pattern(),
        "OPERATOR": f"(?:{operator})(?={after}|{hedge}|{change}|{nouns})",
        "SUFFIX": alternatives(vocabulary.suffixes),
        "HEDGE": f"(?:{hedge})(?={after}|{operator}|{change})|(?:预计|预估|力争|争取|大约)",
        "HEDGE_AFTER": alternatives(vocabulary.hedges_after),
        "CHANGE": f"(?:{change})(?={near}|{operator}|{hedge})",
        "AVERAGE": f"{average}(?={near}|{operator}|{hedge})",
        "REFERENCE": f"(?:{nouns})(?:的?(?:水平|范围|数额))?{reference_end}",
        "WITHIN": f"(?:{alternatives(vocabulary.within)})(?=$|[;,、(])",
        "LEVEL": f"(?:{alternatives(vocabulary.level)})(?=$|[;,、(])",
        "LABEL": _label(f"{figure}|(?:{operator})(?={after}|{hedge})|(?:{hedge})(?={near})"),
        "TAIL": _tail(),
        "WORDS": f"(?![{HAN_DIGITS}]?$)[^0-9%‰{_SIGNS};,␣]+(?=$|[;,])",
    }


def _label(figure: str) -> str:
    """The name of what is counted, in front of it. Before a sign or a colon any name will do;
    before a bare number only one without a word that could change the number's meaning."""
    risky = alternatives(words().risky)
    free = (
        f"[^0-9%‰{_SIGNS};,␣:]{{1,40}}?:?(?=[{_SIGNS}])|[^0-9%‰{_SIGNS};,␣:]{{1,40}}:(?={figure})"
    )
    careful = f"(?:(?!{risky}){_LABEL_CHARS}){{1,20}}?(?<=[{_HAN})”])(?={figure})"
    return f"{free}|{careful}"


def _tail() -> str:
    """Words behind an amount that leave it as it is (12月底前100%到位, 5个社区)."""
    changing = "[不未非无除外减超约]|以上|以下|以内|以外"
    return f"(?:(?!{changing})[{_HAN}A-Za-z“”()、]){{1,30}}(?=$|[;,])"


@cache
def numeral_words() -> re.Pattern[str]:
    """Words that hold Chinese numerals: group `kept` where they are figures, else a mere word.

    An idiom (三支一扶) outranks the amount it begins like; of the rest a numeral is a figure when
    a unit follows, in a date, in a share, or beside figures.
    """
    idioms = alternatives(words().idioms)
    dates = (
        "[一二][〇零一二三四五六七八九]{3}年|[一二三四五六七八九十]{1,3}[月日号](?![一-鿿]?均)"
        "|[第前]?[一二三四两]个?季度?(?![一-龥]?[护风花])|[百千万]分之"
    )
    digits = f"[{HAN_DIGITS}]"
    beside = f"(?<=[0-9点]){digits}+|{digits}+(?=[0-9])"
    return re.compile(
        f"(?<![0-9.])(?:{idioms})|(?P<kept>{han_amount_pattern()}|{dates}|{beside})|{digits}"
    )
