"""What may stand beside an amount without being part of it (合格率, 个社区, 到位).

Nothing is left out of a value that could change it: a denial, a word of comparison, a numeral, a
period, a sign. Words that hold such a character and change nothing are data (`harmless`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.values.comparands import since_before
from checker.values.memory import constant
from checker.values.numeralwords import HAN_DIGITS, HIDDEN_NAME, LONE_NUMERAL
from checker.values.vocabulary import alternatives, denied_comparisons, words

if TYPE_CHECKING:
    from checker.values.syntax import Word

_HAN = "\u4e00-\u9fff"
_DENIALS = (
    "[不未勿无非没毋莫]|禁止|严禁|杜绝|避免|防止|谢绝|拒绝|难以|很少|极少|鲜有|罕有|少有|除外"
)
_PERIODS = "[年季月周旬日隔逐每]|半(?=[年月天日])|学期|小时(?=[流客产供处])"
_SIGNS = "[≥≤><=!≠≈≡《》〈〉≮≯±→↑↓+]"
_LIMITS = (
    "上限|下限|底线|底数|封顶|保底|为限|起步|打底|及格线|以上|以下|以内|之内|以外|之外"
    "|(?<![时期年])限$"
)
# Directly in front of a comparison these turn it round or make it a warning (防超过5次).
_TURNING = late_pattern("[不未勿无非没毋莫禁免拒杜防难否戒忌反][于]?$|(?<![类级性个特区识])别$")
# What one of is meant by 单: 单次, 单台.
_SINGLES = "次人户台场件亩村校车批套例株头个项"
# 全年, 本月 and 节假日 say no per; 每月 says it itself.
_NO_RATE = "全本当今去明往近上前后同每半多少青中老成历逐学财跨双单次首末节假作生翌隔当某整0-9大"
# 日均车流量3000辆次 is a rate; a level that is averaged (年均浓度) is none.
_AMOUNTS = "[^浓温湿气增]{0,6}[量数额次]"
_AT_MOST = late_pattern("^(?:最高|最低)(?=.)")


def may_be_left_out(word: Word, *, compared: bool, timed: bool = False) -> bool:
    """Whether the text of a LABEL, TAIL or REMARK changes nothing about the amount it stands at;
    `compared` says that a sign or a word of comparison stands between a label and its number,
    `timed` that the amount is a date (2025年12月前主体结构封顶)."""
    text = _harmless().sub("", word.text)
    if word.type == "NAME" or (timed and word.type == "TAIL"):
        return not _demands().search(text)
    if _changing().search(text) or (word.type == "LABEL" and _since().search(text)):
        return False
    if word.type == "LABEL" and compared:
        return not _TURNING.search(word.text.rstrip(":"))
    # 三分20秒, 一年加2个月: what is hidden there counts; 二级公路10公里 does not.
    return word.type != "LABEL" or not _numeral_beside().search(text)


def is_consequence(text: str) -> bool:
    """Whether words behind an amount say what follows when it is so: 扣分, 约谈."""
    return _consequence().match(text) is not None


def shared_by(text: str) -> str | None:
    """What a label says that its amount is per: 日 of 日均接待, 次 of 单次补助; None for others."""
    found = _shared().search(text)
    return None if found is None else found[found.lastindex or 0]


def without_share(text: str) -> str:
    """The label behind such words."""
    found = _shared().search(text)
    return text if found is None else text[: found.start()] + text[found.end() :]


def hedge_in(text: str) -> str:
    """The word inside a text left out that makes the amount approximate: 约 of 约覆盖500人, 预计 of
    500人（预计）, not that of 节约; empty for other texts."""
    found = _hedged().search(_spared().sub("", text))
    return found[0] if found else ""


@constant
def _hedged() -> re.Pattern[str]:
    return re.compile(alternatives(words().hedges_within))


@constant
def _spared() -> re.Pattern[str]:
    return re.compile(alternatives(words().hedges_spared))


@constant
def _shared() -> re.Pattern[str]:
    flows = alternatives(words().flows)
    # 图书馆年接待, but neither 全年接待 nor 工作日接待
    inside = f"(?<=[{_HAN}])(?<![{_NO_RATE}])(年|月|周|日)均?(?:{flows})(?=$|人次|[数量]$)"
    return re.compile(
        f"^(年|季度?|月|周|旬|日)均?(?:{flows})|^(年|月|周|日)均{_AMOUNTS}|^(亩)[产增减补]"
        f"|^单(?!位|价)([{_SINGLES}])(?:次)?|{inside}"
    )


@constant
def _consequence() -> re.Pattern[str]:
    return re.compile(alternatives(words().consequences))


def limit_in(text: str) -> str | None:
    """The comparison that a label begins with (最高补贴2000元 is ≤2000元), None for others."""
    if _harmless().match(text):
        return None
    found = _AT_MOST.match(text)
    return words().operators[found[0]] if found else None


def without_limit(text: str) -> str:
    """The label behind such a comparison."""
    return text if limit_in(text) is None else _AT_MOST.sub("", text)


@constant
def _harmless() -> re.Pattern[str]:
    vocabulary = words()
    # A title in its marks is a name.
    return re.compile(
        f"{alternatives((*vocabulary.harmless, *vocabulary.figured_names))}|《[^《》]+》"
    )


@constant
def _changing() -> re.Pattern[str]:
    return re.compile(
        f"{_demands().pattern}|{_PERIODS}|{_SIGNS}|{_LIMITS}"
        f"|[0-9廿卅卌{HAN_DIGITS}]|[百千万亿](?=分|$)"
    )


@constant
def _since() -> re.Pattern[str]:
    """What a change is counted from (较上年): the number behind is no level."""
    return re.compile(since_before())


@constant
def _demands() -> re.Pattern[str]:
    """A denial or a comparison: a second demand beside the one that is read."""
    compared = (word for word, sign in words().operators.items() if sign != "=" and len(word) > 1)
    loose = {"封顶", "达到", "达到了", "控制", "控制在", "控制到", "突破"}
    return re.compile(f"{_DENIALS}|{denied_comparisons()}|{alternatives({*compared} - loose)}")


@constant
def _numeral_beside() -> re.Pattern[str]:
    hidden = f"[{LONE_NUMERAL}{HIDDEN_NAME}]"
    return re.compile(f"{LONE_NUMERAL}+[{_HAN}]?$|{hidden}+[加减又及零和与]$")
