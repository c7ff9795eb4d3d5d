"""Chinese numerals: which are figures, and which are parts of words (三支一扶, 九年义务教育).

The grammar never sees the latter: `checker.values.parser` hides them before it parses.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.values.memory import constant, stocked
from checker.values.units import unit_pattern, unit_table
from checker.values.vocabulary import alternatives, comparisons, words

if TYPE_CHECKING:
    from checker.values.memory import Units

HAN_DIGITS = "零〇一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾"
# What stands for hidden characters: names that hold numerals, and numerals that count nothing.
HIDDEN_NAME, LONE_NUMERAL = "词", "丨"
_SIGNS = "≥≤><="
_HAN = "\u4e00-\u9fff"


@stocked
def han_unit_pattern(units: Units) -> str:
    """Units that a Chinese numeral can stand in front of (三次, but 二级 is a word)."""
    table = unit_table(units)
    spellings = [one for one, name in table.spellings.items() if not table.entries[name].arabic]
    # One letter is a unit only where nothing follows (九H), not in 三D打印.
    letters = {one for one in spellings if len(one) == 1 and one.isascii() and one.isalpha()}
    longer = alternatives(one for one in spellings if one not in letters)
    return f"(?:{longer}|[{''.join(sorted(letters))}](?=$|[;,、以]))"


@stocked
def han_amount_pattern(units: Units) -> str:
    """A Chinese numeral with a unit, a share or a multiple."""
    run = f"(?:[{HAN_DIGITS}百千万亿佰仟点]|兆(?![字瓦赫帕焦伏带比]))"
    # Without a way back (as a group: Python before 3.11.5 loses its place in a possessive repeat of
    # what has branches) and never begun inside a run: text of nothing but numerals stays linear.
    begun = f"(?<![{HAN_DIGITS}百千万亿佰仟兆点])"
    numeral = f"{begun}[{HAN_DIGITS}](?>{run}{{0,40}})[多余几来]?+[十百千万亿]{{0,8}}+"
    vague = "(?:几|数|上|(?=[百千万][余多]))[十百千万亿]{1,8}+[余多]?+"
    pair = f"(?:{numeral}|{vague})(?:[-~至到](?:{numeral}|[0-9.]+[十百千万亿]*))?"
    parts = f"[{HAN_DIGITS}百千点]{{1,40}}+"
    share = f"[百千万亿]分之{parts}(?:[-~至到](?:[百千万]分之)?{parts})?"
    half = "半(?:年|个?月|天|日|个?小时)(?:(?=以?[内上下])|(?=一次)|(?![一-鿿]))"
    return (
        f"{half}|{pair}(?:个半?)?(?:{han_unit_pattern(units)}|分之[0-9{HAN_DIGITS}])|{share}|百分百"
    )


@stocked
def numeral_words(units: Units) -> re.Pattern[str]:
    """Words that hold Chinese numerals: group `kept` where they are figures, `unit` where part of a
    unit, `name` where part of a name.

    An idiom (三支一扶) outranks the amount it begins like; of the rest a numeral is a figure when
    a unit follows, in a date, in a share, or beside figures.
    """
    own = [
        one
        for one in unit_table(units).spellings
        if re.search(f"[{HAN_DIGITS}].|.[{HAN_DIGITS}]", one)
    ]
    idioms = alternatives(words().idioms)
    dates = (
        "[一二][〇零一二三四五六七八九]{3}年|[一二三四五六七八九十]{1,3}[月日号](?![一-鿿]?均)"
        "|[第前]?[一二三四两]个?季度?(?![一-龥]?[护风花])"
        "|第?[一二三四](?=(?:[、和][一二三四])+季度)|[百千万亿]分之"
    )
    digits = f"[{HAN_DIGITS}]"
    tenth = f"(?<=[一二三四五六七八九][成折]){digits}(?=$|[;,以左多])"
    joined = (
        f"(?<!{digits}){digits}{{1,40}}+(?=[0-9]|[-~至到][0-9])|(?<=[0-9][-~至到]){digits}{{1,40}}+"
    )
    none = f"(?<=[为是至到于])零(?=$|[;,、])|{no_mishaps()}"
    cents = f"(?<=[角毛]){digits}(?=分)|(?<=小时){digits}{{1,3}}+(?=分)"
    beside = (
        f"{tenth}|{none}|{cents}|{digits}{{1,40}}+点{digits}{{1,40}}+"
        f"|(?<=[0-9]){digits}{{1,40}}+|{joined}"
    )
    begins = "(?<![0-9./每余多几数上一二三四五六七八九十两百千])(?<![0-9][(])"
    return re.compile(
        f"(?P<name>{begins}(?:{idioms}|{_name_with_numeral(units)}))|(?P<unit>{alternatives(own)})"
        f"|(?P<kept>{han_amount_pattern(units)}|{dates}|{beside})|{digits}[百千万亿佰仟]*"
    )


def _name_with_numeral(units: Units) -> str:
    """Numerals with a unit that are names: 一户一宅, 九年义务教育, 二次供水, 三个一."""
    counters = "次个场期轮批套台件份名位项"
    paired = (
        f"一[年月季周天日](?=一)(?!一[{counters}])"
        f"|一(?![年月季周天日])[{_HAN}]一(?![{counters}])[{_HAN}](?![一0-9])"
    )
    goes_on = alternatives(
        [*words().deeds, *"以之内前后左上下及或至到起零半不每止底末初中份全共各均累的"]
    )
    # 两周年, 九周岁: units that begin like another one
    longer = alternatives(
        one for one in unit_table(units).spellings if re.match("(?:年|天|日|周|小时).", one)
    )
    times = (
        f"[{HAN_DIGITS}]{{1,6}}+(?!(?:{longer})(?:$|[;,、以]))(?:年|天|日|周|小时)(?=[{_HAN}])"
        f"(?!{goes_on}|[{HAN_DIGITS}百千万])"
    )
    secondary = f"二次(?=[{_HAN}])(?![以之内左上下及或不])"
    slogans = f"[{HAN_DIGITS}]个一(?![{counters}百千万])"
    return f"{paired}|{times}|{secondary}|{slogans}"


@stocked
def lone_numerals(units: Units) -> re.Pattern[str]:
    """A text of nothing but numerals and words of comparison: 三百二十, 不低于三十, 五百以上."""
    vocabulary = words()
    front = f"{comparisons()}|{alternatives((*vocabulary.hedges, *vocabulary.fillers))}"
    behind = alternatives((*vocabulary.suffixes, *vocabulary.hedges_after))
    run = f"[{HAN_DIGITS}百千万亿佰仟兆点负几数余多来]{{1,60}}+"
    begins = f"(?=[负点]?[{HAN_DIGITS}]|[几数][十百千万亿]|[百千万][余多])"
    # 三百两 and 两万两 are weights.
    numeral = f"(?:上(?=[十百千万亿])|{begins}){run}(?<!.两)(?:[-~至到]{run})?(?<!.两)"
    run_of_two = f"[上几数{HAN_DIGITS}百千万亿][{HAN_DIGITS}百千万亿]"
    # 九十分 and ≥二级: alone with any unit a numeral is a figure; 二级 and 二级标准 are words.
    counted = f"(?:(?<=[{_SIGNS}]){numeral}|(?={run_of_two}){numeral})(?:{unit_pattern(units)})"
    one = f"(?>(?:{front}|[{_SIGNS}])*)(?:{counted}|{numeral})(?>(?:{behind})*)"
    names = alternatives(vocabulary.idioms)
    return re.compile(f"(?!(?:{names})$)(?:{one}[;,、且]?){{1,2}}(?<![;,、且])")


@constant
def no_mishaps() -> str:
    """None of what should not happen: 0投诉, 零事故, 事故零发生."""
    return f"[0零](?:{alternatives(words().mishaps)})+(?:发生|出现)?(?=$|[;,、])"
