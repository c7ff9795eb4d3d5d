"""What a number counts: the noun in a name, and whether a sentence speaks of the same.

印发手册数量, 印发3500册手册 and 印发手册达3500册 are one thing said in three orders.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.base.text import squeeze

if TYPE_CHECKING:
    from checker.form.mention import Mention

_BRACKET = late_pattern(r"[（(][^（()）]*[)）]$")
_NUMBERING = late_pattern(
    r"^(?:指标)?[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])[）)]?[、.．：:)）](?!\d)"
)
# What may follow the noun behind a number: 印发3500册手册发放到户.
_GOES_ON = late_pattern(
    r"(?:[并和与及或等以到给供用进入送投]|发放|分发|开展|完成|实现|全部|确保|保障|改善|提高|提升|促进|满足|解决)"
)
# Words that no name repeats: 涉及楼栋126栋, 事故同比下降10%.
_BESIDE = late_pattern(r"^(?:涉及|惠及|覆盖|包括|受益)|同比|环比|[较比]上年|[人户亩村生班床吨株]均")
# Words for when: three years of 三年修复湿地1800亩 make no part of it.
_WHEN = late_pattern(
    r"^(?:[一二两三四五六七八九十]年内?|期[内间末]|规划期[内间]?|[上下]半年|本?年度|年[内末底])"
)
_FULL = 4
"""Characters from which a noun says enough to stand at the end of a longer one."""
_LEAST = 2
_LEAST_SAID = 3
"""Characters from which a noun is told from others by the words of a clause alone."""
_VERB = 2


def bare_name(name: str) -> str:
    """A name without numbering, blanks and the bracket at its end."""
    return _NUMBERING.sub("", _BRACKET.sub("", squeeze(name)))


@lru_cache(maxsize=4096)
def nouns_of(name: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    """What a name may count, the name itself first: 慰问老人数 counts 慰问老人.

    `endings` are the words for how much (数量, 面积, 里程), which say nothing of what.
    """
    whole = bare_name(name)
    shorter = [whole.removesuffix(end) for end in endings if whole.endswith(end)]
    found = dict.fromkeys([whole, *sorted(shorter, key=len)])
    return tuple(noun for noun in found if len(noun) >= _LEAST)


def counts(mention: Mention, name: str, endings: tuple[str, ...]) -> bool:
    """Whether a number in a sentence is of what a name counts.

    Short nouns must be the same; of longer ones the sentence may say more in front
    (新建改造农村公厕 of 改造农村公厕) and may put the verb of two characters first or last.
    """
    endings = _with_unit(endings, mention)
    if mention.amount.unit is not None and mention.amount.unit.name == "%":
        endings = (*endings, "率")  # 研发投入增长12% is of 研发投入增长率
    nouns = nouns_of(name, endings)
    said = nouns_of(mention.name, endings)
    return any(_same(one, noun) for noun in nouns for one in said) or any(
        _behind(mention, noun) or _beside(mention, noun) for noun in nouns
    )


def _same(said: str, noun: str) -> bool:
    if said == noun:
        return True
    if len(noun) < _FULL:
        return False
    turned = said[_VERB:] + said[:_VERB]
    return said.endswith(noun) or turned == noun


def _behind(mention: Mention, noun: str) -> bool:
    """印发 in front and 手册 behind make 印发手册."""
    for cut in range(0 if len(noun) >= _FULL else 1, len(noun) - 1):
        front, back = noun[:cut], noun[cut:]
        if not mention.name.endswith(front) or not mention.behind.startswith(back):
            continue
        rest = mention.behind[len(back) :]
        if not rest or _GOES_ON.match(rest):
            return bool(front) or not mention.name
    return _turned_behind(mention, noun)


def _beside(mention: Mention, noun: str) -> bool:
    """惠及居民3850户 is said of 居民, and of 惠及居民 where the name says so too."""
    said = _BESIDE.sub("", noun)
    return said != noun and said == mention.name and noun in mention.clause


def _turned_behind(mention: Mention, noun: str) -> bool:
    """种植20亩水稻 is 水稻种植."""
    back, verb = noun[:-_VERB], noun[-_VERB:]
    if len(noun) < _FULL or mention.name != verb or not mention.behind.startswith(back):
        return False
    rest = mention.behind[len(back) :]
    return not rest or _GOES_ON.match(rest) is not None


def speaks_of(mention: Mention, name: str, endings: tuple[str, ...], vague: frozenset[str]) -> bool:
    """Whether a number may well be of what a name counts, said in other words.

    Either the clause says every word of the name (改造农村供水管网 of 供水管网改造长度), or the
    name says every word of the noun in front of the number (设备利用率 of 实训设备利用率).
    `vague` are words that alone do not say what is counted.
    """
    endings = _with_unit(endings, mention)
    if any(
        len(noun) >= _LEAST_SAID and _is_put_together(noun.replace("的", ""), mention.clause)
        for noun in nouns_of(name, endings)
    ):
        return True
    nouns = nouns_of(mention.name, endings)
    said = {*nouns, *(_BESIDE.sub("", noun) for noun in nouns)}
    return any(
        len(noun) >= _LEAST and noun not in vague and _is_put_together(noun, bare_name(name))
        for noun in said
    )


def said_besides(mention: Mention, name: str) -> tuple[str, ...]:
    """The words of a noun that a name does not say: 住宅 of 更新住宅电梯 beside 更新电梯台数.

    They may tell a part from the whole.
    """
    noun, whole = _WHEN.sub("", mention.name), bare_name(name)
    left, start = [""], 0
    while start < len(noun):
        end = len(noun)
        while end - start >= _LEAST and noun[start:end] not in whole:
            end -= 1
        if end - start >= _LEAST:
            left.append("")
            start = end
        else:
            left[-1] += noun[start]
            start += 1
    return tuple(word for word in left if word)


def _with_unit(endings: tuple[str, ...], mention: Mention) -> tuple[str, ...]:
    """加固校舍栋数 counts 加固校舍 where the sentence counts in 栋, 快速检测批次 where in 批次."""
    unit = mention.amount.unit
    if unit is None:
        return endings
    own = (f"{unit.name}数", unit.name) if len(unit.name) >= _LEAST else (f"{unit.name}数",)
    return (*endings, *own)


def _is_put_together(words: str, text: str) -> bool:
    """Whether words can be cut into pieces of two characters or more that all stand in a text."""
    reached = {0}
    for start in range(len(words) - _LEAST + 1):
        if start not in reached:
            continue
        for end in range(start + _LEAST, len(words) + 1):
            if words[start:end] not in text:
                break
            reached.add(end)
    return len(words) in reached
