"""What a number counts: the noun in a name, and whether a sentence speaks of the same.

印发手册数量, 印发3500册手册 and 印发手册达3500册 are one thing said in three orders.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from checker.pattern import late_pattern
from checker.text import squeeze

if TYPE_CHECKING:
    from checker.form.records import Mention

_BRACKET = late_pattern(r"[（(][^（()）]*[)）]$")
_NUMBERING = late_pattern(
    r"^(?:指标)?[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])[）)]?[、.．：:)）](?!\d)"
)
# What may follow the noun behind a number: 印发3500册手册发放到户.
_GOES_ON = late_pattern(
    r"(?:[并和与及或等以到给供用进入送投]|发放|分发|开展|完成|实现|全部|确保|保障|改善|提高|提升|促进|满足|解决)"
)
_FULL = 4
"""Characters from which a noun says enough to stand at the end of a longer one."""
_LEAST = 2
_VERB = 2


@lru_cache(maxsize=4096)
def nouns_of(name: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    """What a name may count, the name itself first: 慰问老人数 counts 慰问老人.

    `endings` are the words for how much (数量, 面积, 里程), which say nothing of what.
    """
    whole = _NUMBERING.sub("", _BRACKET.sub("", squeeze(name)))
    shorter = [whole.removesuffix(end) for end in endings if whole.endswith(end)]
    found = dict.fromkeys([whole, *sorted(shorter, key=len)])
    return tuple(noun for noun in found if len(noun) >= _LEAST)


def counts(mention: Mention, name: str, endings: tuple[str, ...]) -> bool:
    """Whether a number in a sentence is of what a name counts.

    Short nouns must be the same; of longer ones the sentence may say more in front
    (新建改造农村公厕 of 改造农村公厕) and may put the verb of two characters first or last.
    """
    unit = mention.amount.unit
    if unit is not None:
        # 加固校舍栋数 counts 加固校舍 where the sentence counts in 栋.
        endings = (*endings, f"{unit.name}数")
    nouns = nouns_of(name, endings)
    said = nouns_of(mention.name, endings)
    return any(_same(one, noun) for noun in nouns for one in said) or any(
        _behind(mention, noun) for noun in nouns
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


def _turned_behind(mention: Mention, noun: str) -> bool:
    """种植20亩水稻 is 水稻种植."""
    back, verb = noun[:-_VERB], noun[-_VERB:]
    if len(noun) < _FULL or mention.name != verb or not mention.behind.startswith(back):
        return False
    rest = mention.behind[len(back) :]
    return not rest or _GOES_ON.match(rest) is not None
