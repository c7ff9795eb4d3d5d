"""What makes a grammatical statement no value: words that nobody may leave out, a range with a
sign in front, a number that counts nothing.

Each raises Unreadable with its place in the folded text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.pattern import late_pattern
from checker.values.dropped import is_consequence, may_be_left_out, without_limit, without_share
from checker.values.mistakes import Reason, Unreadable
from checker.values.syntax import (
    Phrase,
    Proportion,
    Word,
    WrittenAmount,
    WrittenMoment,
)
from checker.values.units import unit_table
from checker.values.vocabulary import comparison, is_of_quality, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.values.memory import Units
    from checker.values.syntax import Body, Counted, Former, Mark, Statement
    from checker.values.value import Unit

SIGNS = {
    ">=": "≥", "=>": "≥", "≥=": "≥", "≥": "≥", ">": ">",
    "<=": "≤", "=<": "≤", "≤=": "≤", "≤": "≤", "<": "<",
}  # fmt: skip
# Names of what is counted, after which a bare number is its value (得分90).
_NAMED = late_pattern("(?:率|度|数|量|额|比|分|值|积|指数|面积|排名|PM2.5)$")
_AMONG = late_pattern("[十百千万]+(?:人口?|户)$")
_REFERENCE = late_pattern("(?:预算|概算|批复|上年|去年|计划)数?$")
_ANOTHER_TIME = late_pattern("[上下][一个]?(?:年|半年|季|月|周|旬|学期|届|轮)")
_LEFT_OUT = frozenset({"LABEL", "NAME", "TAIL", "REMARK"})
# 年增长率≥5%: what a share is of may have a period in its name.
_SHARE_NAME = late_pattern("(?:率|比|比例|比重|占比|增速|增幅|涨幅|降幅|盖度|浓度|满意度)$")
# 季度结束后15日内: what a stretch of time is counted from leaves its length as it is.
_COUNTED_FROM = late_pattern("(?:后|起)$")
_PERIOD_WORDS = late_pattern("[年季月周旬日度]")
_FOOTNOTE = late_pattern(r"[①-⑳*]+|[\[(]注?[0-9一二三四五六七八九十]{1,2}[\])]|\(注\)")
# 周≥1次: a label that is nothing but a period says what the number is per.
PERIOD = late_pattern("(?P<unit>年|季度?|月|周|旬|日|天|学期|半年):?$")
_COUNTING = frozenset({"SIGN", "OPERATOR", "SUFFIX", "HEDGE", "HEDGE_AFTER"})
_FORM_SCALE = late_pattern("[百千]?[万亿](?!分之)")
_MAP = late_pattern("图|比例尺|测绘|影像|航测|航拍|沙盘|模型")
_ONE_LETTER = late_pattern("(?<![A-Za-z])[A-Za-z]$")
_SIGNLESS = frozenset({"达到", "达到了", "达"})
UPWARD = frozenset("≥>")
_GROWING = ("扩大", "延长")
# Dimensions of what is measured and not counted, and units of people's ages among them.
_MEASURED = frozenset({"time", "money", "length", "area", "mass", "volume"})
_AGES = frozenset({"岁", "周岁", "月龄"})


def check_left_out(statement: Statement, folded: str) -> None:
    """Nothing that could change the value is passed over in silence."""
    compared = any(
        isinstance(word, Word) and word.type in {"SIGN", "OPERATOR", "CHAIN"}
        for word in statement.marks
    )
    if isinstance(statement.body, Phrase):
        return
    for word in (*statement.marks, *statement.endings):
        if isinstance(word, Word) and word.type in _LEFT_OUT:
            if PERIOD.match(word.text):
                continue
            if word.type == "REMARK" and _FOOTNOTE.fullmatch(word.text):
                continue
            shown = replace(word, text=without_limit(word.text)) if word.type == "LABEL" else word
            timed = isinstance(statement.body, WrittenMoment)
            # A name with a numeral stands here without it, and tells of another year.
            told = folded[word.at : word.at + len(word.text)]
            if timed and word.type == "LABEL" and _ANOTHER_TIME.search(told):
                raise Unreadable(Reason.LEADING_TEXT, word.at)
            shown = _without_period(shown, statement.body)
            if not may_be_left_out(shown, compared=compared, timed=timed):
                front = word.type in {"LABEL", "NAME"}
                raise Unreadable(Reason.LEADING_TEXT if front else Reason.TRAILING_TEXT, word.at)


def _without_period(word: Word, body: Body) -> Word:
    """A label without the period that its name or its point in time holds: 年增长率, 季度结束后."""
    if word.type != "LABEL" or not isinstance(body, WrittenAmount):
        return word
    counted = body.ends[-1].counted
    lasting = counted is not None and counted.unit is not None and counted.unit.dimension == "time"
    named = is_share(body) and _SHARE_NAME.search(word.text.rstrip(":"))
    if named or (lasting and _COUNTED_FROM.search(word.text)):
        return replace(word, text=_PERIOD_WORDS.sub("", word.text))
    return replace(word, text=without_share(word.text))


def check_label(statement: Statement) -> None:
    """A number without a unit behind mere words is a reference to something (附件1, 热线12345), and
    a share behind 预算 is a share of the budget; 千人5张 lacks the 每 that would make it a rate.
    """
    label = statement.marks[-1] if statement.marks else None
    if not isinstance(label, Word) or label.type != "LABEL" or label.text.endswith(":"):
        return
    if not isinstance(statement.body, WrittenAmount):
        return
    end = statement.body.ends[-1]
    if end.counted is None and not _NAMED.search(label.text):
        raise Unreadable(Reason.MISSING_UNIT, end.at, "计量单位")
    if (is_share(statement.body) and _REFERENCE.search(label.text)) or _AMONG.match(label.text):
        raise Unreadable(Reason.LEADING_TEXT, label.at)


def _check_deed(endings: Sequence[Word]) -> None:
    """Behind a bare date only what is to be done by then leaves it as it is (not 2025年春季)."""
    for word in endings:
        if word.type == "TAIL" and not any(deed in word.text for deed in words().deeds):
            raise Unreadable(Reason.TRAILING_TEXT, word.at)


def check_tail(units: Units, statement: Statement) -> None:
    """Words behind an amount are no second unit, and do not stand in for a missing one."""
    if isinstance(statement.body, WrittenMoment) and statement.body.points[-1].due is None:
        _check_deed(statement.endings)
    if not isinstance(statement.body, WrittenAmount):
        return
    counted = statement.body.ends[-1].counted
    compared = any(isinstance(word, Word) and word.type == "OPERATOR" for word in statement.marks)
    for word in statement.endings:
        if word.type != "TAIL":
            continue
        if compared and word.text == "的":  # 没有低于80分的: those below 80, whatever of them
            raise Unreadable(Reason.TRAILING_TEXT, word.at)
        if _says_of_whom(statement, word, counted):
            raise Unreadable(Reason.TRAILING_TEXT, word.at)
        if is_consequence(word.text):  # 低于95%扣分 warns of it
            raise Unreadable(Reason.TRAILING_TEXT, word.at)
        if counted is None or (word.text == "点" and _counts_pieces(counted.unit)):
            # 5个点 are five places, or five percentage points.
            raise Unreadable(Reason.UNKNOWN_UNIT, word.at, "计量单位")
        entry = unit_table(units).find(word.text)
        things = entry is not None and entry.unit.dimension == "count"
        counting = counted.unit is not None and counted.unit.dimension == "count"
        same = entry is not None and entry.unit == counted.unit
        if entry and (same or not (things and (counting or len(word.text) > 1))):
            raise Unreadable(Reason.DOUBLED_UNIT, word.at)


def _says_of_whom(statement: Statement, tail: Word, counted: Counted | None) -> bool:
    """Whether the amount only says which of those behind it are meant: 60岁以上老人, 3000元以下
    困难家庭应助尽助. 15个工作日内补助全部发放 is a time in which, and 10家以上企业 are counted."""
    unit = None if counted is None else counted.unit
    if unit is None or unit.dimension not in _MEASURED:
        return False
    noun = len(tail.text) > 1 and not tail.text.startswith(words().wholes)
    if unit.name in _AGES:
        return noun
    ends = (one.text for one in statement.endings if one.type == "SUFFIX")
    upward = any(words().suffixes[end] in UPWARD for end in ends)
    whole = any(one in tail.text for one in words().wholes)
    return noun and whole and (upward or unit.dimension != "time")


def _counts_pieces(unit: Unit | None) -> bool:
    return unit is not None and unit.name == "个"


def check_range(amount: WrittenAmount, words_around: Sequence[Mark]) -> None:
    """A range says both ends itself: words may say that it is within a time (3-5日内), but neither
    a sign in front nor a word of more (5-8人以上)."""
    if amount.shape not in {"range", "margin"}:
        return
    for word in words_around:
        if not isinstance(word, Word):
            continue
        sign = _sign_of(word)
        if sign and (word.type == "SIGN" or sign in UPWARD) and word.text not in _SIGNLESS:
            raise Unreadable(Reason.OPERATOR_WITH_RANGE, word.at)


def check_within(amount: WrittenAmount, endings: Sequence[Word]) -> None:
    """-5%以内 is no further off than 5%, or below -5%: it is not for us to say which."""
    negative = amount.shape == "single" and amount.ends[0].number.value < 0
    for word in endings:
        if negative and word.type == "SUFFIX" and "内" in word.text:
            raise Unreadable(Reason.TRAILING_TEXT, word.at)


def check_times(per: Sequence[Unit], every: Sequence[Unit], at: int) -> None:
    """每天7×24小时: what is so much a week is not as much a day as well."""
    times = {unit.name for unit in per if unit.dimension == "time"}
    if times and {unit.name for unit in every if unit.dimension == "time"} - times:
        raise Unreadable(Reason.LEADING_TEXT, at)


def check_bare(amount: WrittenAmount, statement: Statement, folded: str) -> None:
    """万人以上 counts, 万人 alone is the unit of a form; what stands behind a unit of one letter
    (20M带宽) may as well be a part of it; 10W+ is 100000 and more."""
    end = amount.ends[-1]
    around = any(
        isinstance(word, Word) and word.type in _COUNTING
        for word in (*statement.marks, *statement.endings)
    )
    if _FORM_SCALE.match(folded, end.at) and not around and amount.shape == "single":
        raise Unreadable(Reason.MISSING_NUMBER, end.at, "数字")
    for word in statement.endings:
        beside = word.type in {"TAIL", "REMARK"} or word.text == "+"
        if beside and _ONE_LETTER.search(folded[: word.at]):
            raise Unreadable(Reason.TRAILING_TEXT, word.at)


def check_former(former: Former, amount: WrittenAmount, statement: Statement) -> None:
    """由30分钟缩短至20分钟: both count in one unit, and what is said to shrink does."""
    before, after = former.end, amount.ends[-1]
    said = (word for word in statement.marks if isinstance(word, Word))
    verbs = [word.text for word in said if word.type == "REACHED"]
    units = [end.counted.unit if end.counted else None for end in (before, after)]
    if amount.shape != "single" or len(verbs) != 1 or (units[0] or units[1]) != units[1]:
        raise Unreadable(Reason.TRAILING_TEXT, former.at)
    verb = verbs[0][:-1].removesuffix("了")
    rising = before.number.value < after.number.value
    falls, rises = verb in words().down or verb == "降", verb in words().up or verb in _GROWING
    if before.number.value == after.number.value or (falls and rising) or (rises and not rising):
        raise Unreadable(Reason.CONTRADICTORY_OPERATORS, former.at)


def check_quality(statement: Statement) -> None:
    """优于90% is above, but 分辨率优于0.5米 is below: which, only who knows the measure can say."""
    body = statement.body
    if not isinstance(body, WrittenAmount) or is_share(body):
        return
    counted = body.ends[-1].counted
    if counted is not None and counted.unit is not None and counted.unit.dimension == "score":
        return
    for word in statement.marks:
        if isinstance(word, Word) and word.type == "OPERATOR" and is_of_quality(word.text):
            raise Unreadable(Reason.LEADING_TEXT, word.at)


def check_proportion(units: Units, body: Proportion, statement: Statement) -> None:
    """2025/6完工 is no fraction, words behind a fraction name what it is of, and the scale of a map
    (1:500测绘图) shares nothing out."""
    for mark in (*statement.marks, *statement.endings):
        if body.colon and isinstance(mark, Word) and _MAP.search(mark.text):
            front = mark.type == "LABEL"
            raise Unreadable(Reason.LEADING_TEXT if front else Reason.TRAILING_TEXT, mark.at)
    dated = not body.colon and 1900 <= body.left.value <= 2099 and 1 <= body.right.value <= 12
    for word in statement.endings:
        if word.type == "TAIL" and (dated or unit_table(units).find(word.text)):
            raise Unreadable(Reason.TRAILING_TEXT, word.at)


def _sign_of(word: Word) -> str | None:
    match word.type:
        case "SIGN":
            return SIGNS.get(word.text)
        case "OPERATOR":
            return comparison(word.text)
        case "SUFFIX":
            return words().suffixes[word.text]
        case _:
            return None


def is_share(amount: WrittenAmount) -> bool:
    counted = amount.ends[-1].counted
    return counted is not None and counted.unit is not None and counted.unit.dimension == "percent"
