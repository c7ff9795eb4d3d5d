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
_LABEL_CHARS = f"(?:[{_HAN}A-Za-z“”·_-]|\\([^()0-9]{{1,12}}\\))"
# Hedges that no name begins with: they count in front of anything (预计培训400人).
_OPEN_HEDGES = ("预计", "预估", "力争", "争取", "大约")
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
    run = f"[{HAN_DIGITS}百千万亿佰仟兆点]"
    # Possessive and never begun inside a run: text of nothing but numerals stays linear.
    numeral = f"(?<!{run})[{HAN_DIGITS}]{run}{{0,40}}+[多余几来]?+[十百千万亿]{{0,8}}+"
    vague = "(?:几|数|上)[十百千万亿]{1,8}+"
    pair = f"(?:{numeral}|{vague})(?:[-~至到]{numeral})?"
    share = f"[百千万]分之[{HAN_DIGITS}百千点]{{1,40}}+"
    half = "半(?:年|个?月|天|日|个?小时)(?![一-鿿])|半(?:年|个?月|天|个?小时)(?=以?[内上下])"
    return f"{half}|{pair}(?:{han_unit_pattern()}|分之[{HAN_DIGITS}])|{share}|百分百"


def _figure() -> str:
    """Where a number begins."""
    return f"[0-9±¥{HAN_DIGITS}]|[-.负][0-9]|[几数上好][几十百千万亿]|[百千万]分|半[年月天日个小]"


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
    within = alternatives(vocabulary.within)
    moment = "[当本今]年|年[底末]|月[底末]|第[一二三四1-4]季|[上下]半年"
    near = f"{figure}|[{_SIGNS}]"
    after = f"{near}|每|{average}|{moment}"
    reference_end = "(?=$|[;,、()]|的?(?:水平|范围|数额|以内|之内|内|以下|以上))"
    return {
        "UNIT": unit_pattern(),
        "OPERATOR": f"(?:{operator})(?={after}|{hedge}|{change}|{nouns})",
        "SUFFIX": alternatives(vocabulary.suffixes),
        "HEDGE": f"(?:{hedge})(?={after}|{operator}|{change})|(?:{alternatives(_OPEN_HEDGES)})",
        "HEDGE_AFTER": alternatives(vocabulary.hedges_after),
        "CHANGE": f"(?:{change})(?={near}|{operator}|{hedge})",
        "AVERAGE": f"{average}(?={near}|{operator}|{hedge})"
        f"|{_shared_out()}(?=[{_HAN}]{{1,8}}(?:{near}))",
        "REFERENCE": f"(?:{nouns})(?:的?(?:水平|范围|数额))?{reference_end}",
        "WITHIN": f"(?:{within})(?=$|[;,、(])",
        "LEVEL": f"(?:{alternatives(vocabulary.level)})(?=$|[;,、(])",
        "NAME": _name(),
        "CHAIN": f"[≤<≥>]=?(?:[xX]|[{_HAN}]{{1,12}})[≤<≥>]=?",
        "LABEL": _label(
            f"{figure}|每|{average}|(?:{hedge})(?={near})|(?:{within})(?=$|[;,])"
            f"|(?:{operator})(?={after}|{hedge}|(?:{nouns})(?:$|[;,的水]))"
        ),
        "TAIL": _tail(),
        "WORDS": f"(?![xX]{{2}})[^0-9{HAN_DIGITS}%‰{_SIGNS};,␣*_?×]+(?=$|[;,])",
    }


def _shared_out() -> str:
    """人均, 亩均: averages over things, which stay a rate behind other words (人均公用经费); an
    average over time does not (年均浓度)."""
    things = [word for word in _AVERAGED.split() if word not in set("日天月年季周次")]
    return "(?:" + alternatives(things) + ")均"


def _label(figure: str) -> str:
    """The name of what is counted, in front of it. Before a sign or a colon any name will do;
    before a bare number only one without a word that could change the number's meaning."""
    risky, risky_end = alternatives(words().risky), alternatives(words().risky_end)
    char = f"[^0-9%‰{_SIGNS};,␣:每]"
    free = f"{char}{{1,40}}?:?(?=[{_SIGNS}])|{char}{{1,40}}:(?={figure}|每)"
    # 廿, 卅 and 卌 are numerals that no dictionary of ours reads: 廿三人 is not 3人.
    safe = f"(?:(?!{risky}|[廿卅卌每]|{_shared_out()}){_LABEL_CHARS})"
    careful = f"{safe}{{1,20}}?(?<=[{_HAN})”])(?<!{risky_end})(?={figure})"
    after = f"[{_HAN}]{{1,24}}?(?:之日起|当日起|[以之]?后)(?={figure})"
    return f"{free}|{after}|{careful}"


@cache
def first_characters() -> Mapping[str, frozenset[str]]:
    """What each terminal can begin with, for those where that is known: the lexer passes over the
    others without trying them. Words know it themselves; the rest is said here and tested."""
    vocabulary = words()
    direction = (*vocabulary.bases, *vocabulary.up, *vocabulary.down, "同比", "环比")
    spelled = {
        "UNIT": tuple(unit_table().spellings),
        "OPERATOR": tuple(vocabulary.operators),
        "SUFFIX": tuple(vocabulary.suffixes),
        "HEDGE": (*vocabulary.hedges, *_OPEN_HEDGES),
        "HEDGE_AFTER": vocabulary.hedges_after,
        "CHANGE": direction,
        "AVERAGE": ("每", *_AVERAGED.split()),
        "REFERENCE": vocabulary.references,
        "WITHIN": vocabulary.within,
        "LEVEL": vocabulary.level,
        "SIGN": _SIGNS,
        "PLUS_MINUS": "±+",
        "JOINT": "-~至到",
        "WHOLE": "百",
        "PERCENT_WORD": "百千万",
        "PART_OF": "分",
        "CURRENCY": "¥人R",
        "EVERY": "平每",
        "INCLUDED": "(",
        "REMARK": "(",
        "LPAR": "(",
        "SEP": ";、,并且和同",
        "TIMES": "*·.、",
        "EDGE": "年岁月季",
        "PART_OF_YEAR": "底末初中",
        "SCALE": "十百千万",
        "ISO": "12",
    }
    return {name: frozenset(word[0] for word in starts) for name, starts in spelled.items()}


def _name() -> str:
    """A name with figures of its own, told by its last word: 65岁以上老年人体检率≥70%."""
    words_end = "率|度|数|量|额|比例|比重|占比|面积|浓度|里程|时间|时长|收入|标准|成本|费用|人数"
    dated = "(?:19|20)[0-9]{2}[年.]|[0-9]{1,2}月"
    inside = f"[^%‰{_SIGNS};,、前]"
    signed = f"(?=[^%‰{_SIGNS};,、]{{3,50}}[{_SIGNS}])"
    return f"{signed}(?!{dated}){inside}{{0,24}}[0-9]{inside}{{0,24}}(?:{words_end})(?=[{_SIGNS}])"


def _tail() -> str:
    """Words behind an amount that leave it as it is (12月底前100%到位, 5个社区)."""
    changing = "[不未非无除外减超约前后起]|以上|以下|以内|以外"
    tenth = "(?<=[成折])[一二三四五六七八九半]"  # 三成五 is 35%, not 30% and a word
    return f"(?!{tenth})(?:(?!{changing})[{_HAN}A-Za-z“”()、]){{1,30}}(?=$|[;,])"


@cache
def numeral_words() -> re.Pattern[str]:
    """Words that hold Chinese numerals: group `kept` where they are figures, else a mere word.

    An idiom (三支一扶) outranks the amount it begins like; of the rest a numeral is a figure when
    a unit follows, in a date, in a share, or beside figures.
    """
    own = [one for one in unit_table().spellings if re.search(f"[{HAN_DIGITS}]", one)]
    idioms = alternatives(words().idioms)
    dates = (
        "[一二][〇零一二三四五六七八九]{3}年|[一二三四五六七八九十]{1,3}[月日号](?![一-鿿]?均)"
        "|[第前]?[一二三四两]个?季度?(?![一-龥]?[护风花])|[百千万]分之"
    )
    digits = f"[{HAN_DIGITS}]"
    tenth = f"(?<=[一二三四五六七八九][成折]){digits}(?=$|[;,以左多])"
    beside = f"{tenth}|(?<=[0-9点]){digits}{{1,40}}+|(?<!{digits}){digits}{{1,40}}+(?=[0-9])"
    return re.compile(
        f"(?<![0-9./每余多几数上一二三四五六七八九十两百千])(?<![0-9][(])(?:{idioms})|(?P<unit>{alternatives(own)})|(?P<kept>{han_amount_pattern()}|{dates}|{beside})|{digits}"
    )
