"""What values are compared with: 上年水平, 年初预算批复数, 2024年.

Regular expressions, put together from the words of `rules/vocabulary/values.yaml`.
"""

from __future__ import annotations

import re

from checker.values.memory import constant
from checker.values.numeralwords import HIDDEN_NAME, LONE_NUMERAL
from checker.values.vocabulary import alternatives, words


@constant
def reference_nouns() -> str:
    """What a value can be compared with: 上年水平, 年初预算批复数, 2024年水平."""
    parts = words().references
    yearly = f"(?:19|20)[0-9]{{2}}年度?(?:{alternatives(parts.yearly)})+"
    return f"{_limit()}|{yearly}|{alternatives(parts.nouns)}"


def within_limits() -> str:
    """控制在预算范围内, 概算以内, and set phrases of that meaning."""
    held = "(?:严格|全部|均)?(?:控制)?(?:在|于)?"
    inside = "的?(?:控制)?(?:范围)?[之以]?内"
    return f"{held}{_limit()}{inside}|{alternatives(words().within)}"


def level_with() -> str:
    """与上年基本持平, 和预算一致."""
    # The 一 of 一致 is hidden from the grammar.
    same = f"(?:基本|大致|大体)?(?:持平|[一{LONE_NUMERAL}]致|相当|相同|相等)"
    composed = f"(?:[与同和较比]|保持与)(?:{reference_nouns()})(?:水平)?{same}"
    return f"{composed}|{alternatives(words().level)}"


def since_a_year() -> str:
    """较2024年, 与2020年相比, 在2020年基础上: the years a change is counted from."""
    before, after = map(alternatives, words().years)
    return f"(?:{before})(?:19|20)[0-9]{{2}}年(?:{after})*"


def since_before() -> str:
    """同比, 较上年, 比前一年: what a change is counted from."""
    # The 一年 of 前一年 may be hidden from the grammar.
    hidden = (("一", LONE_NUMERAL), ("一年", HIDDEN_NAME * 2))
    spelled = (base.replace(*pair) for base in words().bases for pair in hidden)
    beyond = (way + base for base in words().beyond_base for way in "较比")
    return alternatives((*words().bases, *spelled, *beyond))


def beyond_before() -> str:
    """高于上年, 比上年多: a comparison with what was before, in front of the amount of it."""
    base, beyond = alternatives(words().beyond_base), alternatives(words().beyond)
    return f"(?:{beyond})(?:{base})|[比较](?:{base})(?:{beyond})"


def part_of_base() -> str:
    """预算的, 上年水平的: what a share behind it is taken of (预算的95%以上)."""
    return f"(?:{reference_nouns()})的"


def change_told(text: str) -> tuple[str, str] | None:
    """What such words compare with and the change they tell of (较上年, 提高); None for others."""
    base, beyond = alternatives(words().beyond_base), alternatives(words().beyond)
    found = re.fullmatch(f"({beyond})?[比较]?({base})({beyond})?", text)
    if found is None or not (found[1] or found[3]):
        return None
    return "较" + found[2], words().beyond[found[1] or found[3]]


def _limit() -> str:
    """Budgets, estimates and standards, put together: 年初 + 预算 + 批复数."""
    parts = words().references
    front, heads, back = map(alternatives, (parts.front, parts.heads, parts.back))
    return f"(?:{front}){{0,4}}(?:{heads})(?:{back}){{0,3}}"
