"""Regular expressions of the terminals whose words are data.

A word counts only in front of what it speaks of: `最低` is a comparison in 最低3次 and part of a
name in 最低工资标准≥2000元, so every word looks at what follows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.values.bare import bare_scale
from checker.values.comparands import (
    beyond_before,
    level_with,
    part_of_base,
    reference_nouns,
    since_a_year,
    since_before,
    within_limits,
)
from checker.values.memory import stocked
from checker.values.numeralwords import HAN_DIGITS, HIDDEN_NAME, LONE_NUMERAL, no_mishaps
from checker.values.units import unit_pattern, unit_table
from checker.values.vocabulary import alternatives, comparisons, denied_comparisons, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.values.memory import Units

_SIGNS = "≥≤><="
_HAN = "\u4e00-\u9fff"
_LABEL_CHARS = f"(?![{HAN_DIGITS}])[{_HAN}A-Za-z“”《》·_-]|\\([^()0-9]{{1,12}}\\)"
# Hedges that no name begins with: they count in front of anything (预计培训400人).
_OPEN_HEDGES = ("预计", "预估", "力争", "争取", "大约")
_DEED = "(?:完成|开展|举办|举行|组织|新建|新增|建成)"
# 培训50人合格率: a deed and what was done, which no name of a rate begins with.
_MADE = "建设|修建|扩建|改造|改建|安装|购置|采购|购买|更换|种植|栽植|维修|修复|铺设|培育|引进|招录"
_COUNTED = "人名场次期座个家户套台件项处所条辆公亩平株栋间"
# What an average is taken over: 人均, 日均 …
_AVERAGED = "人 户 亩 日 天 月 年 次 村 县 校 生 车 床 班 季 周 件 吨 例 家 个"


def _figure() -> str:
    """Where a number begins."""
    half = "(?<![上下])半[年月天日个小]"
    margin = r"\((?=[0-9.]+(?:±|正负|\+-|\+/-)[0-9.]+\)[^0-9])"  # (22±2)℃
    return (
        f"[0-9±¥{HAN_DIGITS}]|正负[0-9]|[-.负][0-9]|[几数上好][几十百千万亿]|[百千万]分"
        f"|{half}|{margin}"
    )


@stocked
def terminal_patterns(units: Units) -> Mapping[str, str]:
    """Pattern by terminal, for the stand-ins of `grammar/value.lark`."""
    vocabulary = words()
    symbols = alternatives(unit_table(units).symbols)
    festivals = alternatives(vocabulary.festivals)
    return {
        **_operator_patterns(),
        "UNIT": unit_pattern(units),
        "SUFFIX": alternatives(vocabulary.suffixes),
        "HEDGE_AFTER": alternatives(vocabulary.hedges_after),
        "WITHIN": f"(?:{within_limits()})(?=$|[;,、(])",
        "LEVEL": f"(?:{level_with()})(?=$|[;,、(])",
        "CURRENCY": f"(?:{symbols})(?=[0-9{HAN_DIGITS}])",
        "NAME": _name(),
        "CHAIN": f"[≤<≥>]=?[{_HAN}A-Za-z]{{1,12}}[≤<≥>]=?",
        "FESTIVAL": f"(?:{festivals})节?(?:假期?)?(?:来临|到来|开始)?(?=[之以]?前)",
        "TAIL": _tail(),
        "BARE": bare_scale(units),
        "MISHAPS": no_mishaps(),
        "WORDS": f"(?![xX]{{2}})[^0-9{HAN_DIGITS}%‰{_SIGNS};,␣*_?×]+(?=$|[;,])",
    }


def _operator_patterns() -> Mapping[str, str]:
    """The terminals that look at each other: a comparison, a hedge, a change in front of a number
    or in front of one another, and the label that ends before them."""
    vocabulary = words()
    figure = _figure()
    operator = comparisons()
    hedge = alternatives(vocabulary.hedges)
    average = f"(?:每?(?:{alternatives(_AVERAGED.split())})均|[年月日]{_shared_out()})"
    change, told, reached = _changes()
    nouns = reference_nouns()
    fillers = alternatives(vocabulary.fillers)
    moment = "[当本今次翌明]年|全年(?:$|[;,、])|年[底末]|月[底末]|第[一二三四1-4]季|[上下]半年"
    near = f"{figure}|[{_SIGNS}]"
    limits = alternatives(one for one in vocabulary.operators if one[0] in "至最")
    bare = f"[百千万亿](?=[{_HAN}])"
    after = f"{near}|每|{average}|{moment}|[(]含[)]"
    # 标准 is compared with in 不低于标准, and mere words in 500元标准.
    last = {word[-1] for word in (*vocabulary.operators, *vocabulary.denied)}
    compared = "".join(sorted(last)) + _SIGNS
    reference_end = "(?=$|[;,、()]|的?(?:水平|范围|数额|以内|之内|内|以下|以上)(?!的[0-9]))"
    return {
        # 至少完成120件: the deed stands between the word and its number.
        "OPERATOR": f"(?:至少|最少|起码|至多|最多)(?={_DEED}(?:{figure}))"
        f"|(?:{operator})(?={after}|(?!等)(?:{operator})(?={near}|{bare})|{bare}|{hedge}"
        f"|{change}|(?:{nouns}){reference_end})",
        "HEDGE": f"(?:{hedge})(?={after}|{bare}|{operator}|{change})"
        f"|(?:{alternatives(_OPEN_HEDGES)})",
        "CHANGE": f"(?:{change})(?=在?(?:{near})|{operator}|{hedge})",
        "AVERAGE": f"{average}(?={near}|{operator}|{hedge})"
        f"|[年月日]?{_shared_out()}(?=[{_HAN}]{{1,12}}(?:{near}))",
        "REFERENCE": f"(?<=[{compared}])(?:{nouns})(?:的?(?:水平|范围|数额))?{reference_end}",
        "REACHED": f"(?:{reached})(?={near}|{operator}|每)",
        "FROM": "[由从](?:原来?|目前|现[有在]?|上年|去年)?的?"
        f"(?=[0-9.]+[^0-9;,、]{{0,6}}?(?:{reached})[0-9])",
        "MODAL": f"(?:{fillers})(?={near}|{operator}|{hedge}|{change})",
        "LABEL": _label(
            f"{figure}|(?:{fillers})?每|{average}|(?:{hedge})(?={near})|(?:{within_limits()})(?=$|[;,])"
            f"|{told}(?={near}|{hedge})|(?:{reached})(?={near}|每)|[由从](?=[原目现上去0-9])"
            f"|(?:{fillers})?(?:{operator})(?={after}|{hedge}|(?:{nouns})(?:$|[;,的水]))",
            told,
            f"(?:{fillers})?(?:{limits})?{denied_comparisons()}(?={after}|{bare}|{hedge})",
        ),
    }


def _changes() -> tuple[str, str, str]:
    """Words for a change by an amount, those of them that a label may end in, and words for a
    change up to an amount."""
    vocabulary = words()
    direction = alternatives((*vocabulary.up, *vocabulary.down))
    grown = f"(?:{direction})了?(?:幅度)?"
    bases = f"(?:{since_before()}|{alternatives(vocabulary.spans)}|{since_a_year()})"
    share = f"{part_of_base()}(?=[{_SIGNS}]*[0-9.]+(?:%|‰|倍)|不|约)"
    change = f"{beyond_before()}|{bases}*{grown}|同比|环比|{share}"
    # 能耗下降5% is a fall of 5%, 减排2000吨 an amount; 能耗同比减排2000吨 is a fall again.
    risky = alternatives({*vocabulary.up, *vocabulary.down} & {*vocabulary.risky})
    since = f"(?:{since_before()}|{since_a_year()}|年均|逐年|每?年)+{grown}"
    told = f"(?:{beyond_before()}|{since}|{share}|(?:{risky})了?(?:幅度)?)"
    return change, told, f"(?:{direction}|扩大|延长|降)了?[到至为]"


def _shared_out() -> str:
    """人均, 亩均: averages over things, which stay a rate behind other words (人均公用经费); an
    average over time does not (年均浓度)."""
    things = [word for word in _AVERAGED.split() if word not in set("日天月年季周次")]
    return "(?:" + alternatives(things) + ")均"


def _label(figure: str, change: str, denied: str) -> str:
    """The name of what is counted, in front of it. Before a sign or a colon any name will do;
    before a bare number only one without a word that could change the number's meaning.

    A denial with what it denies is one word, whatever name it follows (时差不得超过2小时)."""
    risky, risky_end = alternatives(words().risky), alternatives(words().risky_end)
    figured = alternatives(words().figured_names)
    char = f"(?:{figured}|[^0-9%‰{_SIGNS};,␣:每{HAN_DIGITS}])"
    free = f"{char}{{1,40}}?(?<!{LONE_NUMERAL}):?(?=(?:{change})?(?:[{_SIGNS}]|{denied}))"
    # 廿, 卅 and 卌 are numerals that no dictionary of ours reads: 廿三人 is not 3人.
    # A name may tell of a change (增长率95%); a numeral that counts nothing would be half of the
    # number it stands next to (五百分之2).
    unsafe = f"(?:{risky})(?!率|(?<=减量)化)|{since_before()}|[廿卅卌每]|[年月日]?{_shared_out()}"
    safe = f"(?:(?!{unsafe})(?:{figured}|{_LABEL_CHARS}))"
    safe_end = alternatives(words().safe_end)
    closed = f"(?:(?<=[{_HAN})”》])|(?<=[A-Z])(?={change}))"  # GDP增长5%
    ended = f"{closed}(?:(?<!{risky_end}|{LONE_NUMERAL})|(?<={safe_end}))"
    after = f"[{_HAN}]{{1,24}}?(?:之日起|当日起|[以之]?后)"
    return (
        f"{free}|(?:{char}{{1,40}}(?<!{LONE_NUMERAL}):|{after}|{safe}{{1,20}}?{ended})(?={figure})"
    )


_FIGURES = "0123456789"
_BEGINNINGS = {
    "SIGN": _SIGNS,
    "PLUS_MINUS": "±+正",
    "JOINT": "-~至到和与起",
    "WHOLE": "百",
    "PERCENT_WORD": "百千万-负",
    "BARE": "十百千万亿",
    "MISHAPS": "0零",
    "EXCLUDED": "(",
    "UNTIL": "截",
    "SINCE": "自从",
    "PART_OF": "分",
    "EVERY": "平每1一",
    "INCLUDED": "(",
    "BETWEEN": "之区",
    "HALF": "半",
    "MORE_HALF": "个",
    "REMARK": "([*①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "LPAR": "(",
    "PER_OPEN": "(",
    "SEP": ";、,并且和同:",
    "TIMES": "*·.、",
    "EDGE": "年岁月季本当",
    "PART_OF_YEAR": "底末初中终",
    "SCALE": "十百千万",
    "NUMBER": _FIGURES + "." + HAN_DIGITS + "半-+负上好几数百千万",
    "NUMBERING": _FIGURES + "(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "YEAR": "12一二次翌来明下当本今",
    "MONTH": _FIGURES + "一二三四五六七八九十",
    "DAY": _FIGURES + "一二三四五六七八九十",
    "DAY_OF_MONTH": _FIGURES,
    "MONTH_DAY": _FIGURES,
    "OF_MONTH": "次翌下当本",
    "CLOCK": _FIGURES,
    "SHORT": _FIGURES,
    "ISO": "12",
    "PART": "上下全前第Q一二三四1234",
    "PART_OF_MONTH": "底末初上中下",
    "DUE": "(之以前内止",
    "COLON": ":比",
    "SLASH": "/",
    "COMMA": ",",
    "RPAR": "])",
    "OPEN": "[(",
    "CHAIN": _SIGNS,
}
"""What terminals begin with that no vocabulary has a word for."""


@stocked
def first_characters(units: Units) -> Mapping[str, frozenset[str]]:
    """What each terminal can begin with, for those where that is known: the lexer passes over the
    others without trying them. Words know it themselves; the rest is said here and tested."""
    vocabulary = words()
    parts = vocabulary.references
    direction = (
        *parts.nouns, *parts.front, *parts.heads, "1", "2", *vocabulary.beyond, "比", "较",
        *vocabulary.bases, *vocabulary.spans,
        *vocabulary.up, *vocabulary.down, *vocabulary.years[0], "同比", "环比",
    )  # fmt: skip
    spelled: Mapping[str, Iterable[str]] = {
        **_BEGINNINGS,
        "UNIT": tuple(unit_table(units).spellings),
        "OPERATOR": (*vocabulary.operators, *vocabulary.denials, *vocabulary.modals),
        "SUFFIX": tuple(vocabulary.suffixes),
        "HEDGE": (*vocabulary.hedges, *_OPEN_HEDGES),
        "HEDGE_AFTER": vocabulary.hedges_after,
        "CHANGE": direction,
        "AVERAGE": ("每", *_AVERAGED.split()),
        "CURRENCY": tuple(unit_table(units).symbols),
        "MODAL": vocabulary.fillers,
        "REACHED": (*vocabulary.up, *vocabulary.down, "扩", "延", "降"),
        "FESTIVAL": tuple(vocabulary.festivals),
        "FROM": ("由", "从"),
    }
    return {name: frozenset(word[0] for word in starts) for name, starts in spelled.items()}


def _name() -> str:
    """A name with figures of its own, told by its last word: 65岁以上老年人体检率≥70%; in front of
    a word of comparison only one whose figure is a class (5岁以下儿童死亡率)."""
    compared = f"(?:{alternatives(words().fillers)})?(?:{comparisons()}|{denied_comparisons()})"
    words_end = "率|度|数|量|额|比例|比重|占比|面积|浓度|里程|时间|时长|收入|标准|成本|费用|人数"
    dated = "(?:19|20)[0-9]{2}[年.]|[0-9]{1,2}月"
    deeds = alternatives((*words().deeds, *words().flows))
    done = f"(?![^;,、]{{0,12}}(?:{_DEED}|{_MADE}|{deeds})[0-9.]+[{_COUNTED}](?![以及之规级内]))"
    inside = f"[^%‰{_SIGNS};,、前]"
    signed = f"(?=[^%‰{_SIGNS};,、]{{3,50}}[{_SIGNS}])"
    # A figure in the middle of words is no beginning of a name.
    signed += f"(?!(?<=[{_HAN}])[0-9])(?!{dated}){done}"
    told = f"{signed}{inside}{{0,24}}[0-9]{inside}{{0,24}}(?:{words_end})(?=[{_SIGNS}])"
    figured = alternatives(name for name in words().figured_names if name[0].isdigit())
    # 80岁以上老人津贴发放率100%: a share needs no sign, where nothing stands in front that could.
    calm = f"(?:(?!{alternatives(words().risky)}){inside})"
    shares = "(?:率|比例|占比|比重)(?=[0-9.]+[%‰]$)"
    share = f"(?<![^;,、])(?!{dated}){done}{calm}{{0,24}}[0-9]{calm}{{1,24}}{shares}"
    classed = f"[0-9](?:[{_HAN}]{{1,4}}?[及含]?以[上下内]的?|周?岁)"
    bounded = (
        f"(?<![^;,、])(?!{dated}){calm}{{0,12}}{classed}{calm}{{1,20}}(?:{words_end})"
        f"(?={compared}(?:{_figure()}))"
    )
    return f"{told}|{share}|{bounded}|(?:{figured})(?=[{_HAN}0-9])"


def _tail() -> str:
    """Words behind an amount that leave it as it is (12月底前100%到位, 5个社区)."""
    changing = f"[不未非无除外减超约前后起是{HAN_DIGITS}]|以上|以下|以内|以外"
    inside = f"(?:(?!{changing})[{_HAN}A-Za-z“”()]|、(?!{_figure()}))"
    # 100人多, 三年半, 两个亿, 两美元又三美分: what follows belongs to the number.
    # A numeral is part of a word there (3家三甲医院), or else a number of its own (5元七分).
    short = f"[{HIDDEN_NAME}{LONE_NUMERAL}]+[{_HAN}]?(?:$|[;,、])"
    return f"(?![多余来几半又零万亿个至性]|{short}){inside}{{1,20}}(?=$|[;,、])"
