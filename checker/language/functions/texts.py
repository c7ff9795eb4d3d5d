"""Functions on texts."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.base.text import bare, leading_year, squeeze, without_end_brackets
from checker.language.amounts import Amount, number
from checker.language.functions.function import LONGEST_TEXT, TOO_LONG
from checker.language.gaps import ABSENT, Unknown
from checker.language.pairs import pairs_of
from checker.language.patterns import Pattern, compiled_pattern
from checker.language.schema import Function
from checker.language.types import NUMERIC, TEXT, TRUTH, list_of

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from checker.language.scope import Typed

_NUMBERING = late_pattern(
    r"^\s*(?:[★☆*＊●•·■◆○-]+\s*)*"
    r"(?:(?:目标|指标|任务)?[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])[）)]?[、.．：:)）]\s*(?!\d)"
    r"|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]\s*|[①-⑳]\s*)?"
)
_STOPS = late_pattern(r"[、，；;\n]|,(?!\d)")


def _length(text: str) -> Amount:
    return number(len(squeeze(text)))


def _without_numbering(text: str) -> str:
    return _NUMBERING.sub("", text, count=1)


def _constant_pattern(_: object, arguments: Sequence[Typed]) -> str | None:
    """The second argument must be a regular expression that is known and safe at load."""
    text = arguments[1].constant
    if not isinstance(text, str):
        return "正则只能是写明的文本、参数或词汇，不能是算出来的：载入时要检查。"
    pattern = compiled_pattern(text)
    return pattern if isinstance(pattern, str) else None


def _searching(
    act: Callable[[re.Pattern[str], str], object],
) -> Callable[..., object]:
    """A function of text and pattern that refuses texts too long for the pattern."""

    def run(text: str, pattern_text: str, *rest: str) -> object:
        pattern = compiled_pattern(pattern_text)
        if not isinstance(pattern, Pattern) or not pattern.reads(text):
            return Unknown("文本太长，不能用这个正则查找")
        return act(pattern.regex, text, *rest)

    return run


def _replace(regex: re.Pattern[str], text: str, replacement: str = "") -> object:
    pieces, at, length = list[str](), 0, 0
    for match in regex.finditer(text):
        pieces += text[at : match.start()], replacement
        length += match.start() - at + len(replacement)
        at = match.end()
        if length > LONGEST_TEXT:
            return Unknown(TOO_LONG)
    return "".join([*pieces, text[at:]])


def _search_steps(text: str, pattern_text: str, *_: str) -> int:
    pattern = compiled_pattern(pattern_text)
    return pattern.steps(text) if isinstance(pattern, Pattern) and pattern.reads(text) else 0


def _take(regex: re.Pattern[str], text: str) -> object:
    match = regex.search(text)
    if match is None:
        return ABSENT
    found = match.group(1) if regex.groups else match.group()
    return ABSENT if found is None else found


def _take_all(regex: re.Pattern[str], text: str) -> object:
    found = [match.group(1 if regex.groups else 0) for match in regex.finditer(text)]
    return tuple(one for one in found if one is not None)


def _pieces(text: str) -> object:
    return tuple(piece for one in _STOPS.split(text) if (piece := one.strip()))


def _year(text: str) -> object:
    year = leading_year(text)
    return ABSENT if year is None else number(year)


# 2000人次 and the number of a document (〔2024〕8号) are no years.
_YEARS = late_pattern(
    r"(?<![0-9.〔【\[])20[0-9]{2}(?![0-9]|\s*[人户家个件次亩元万亿米公吨台套辆所座处株场余多名位头只册份平千百%％‰])"
)


def _years(text: str) -> object:
    """Every year a text speaks of: 2024 and 2026 in 2024—2026年."""
    years = [int(found[0]) for found in _YEARS.finditer(text)]
    # 二〇二五年 at the beginning, as 首年 reads it.
    first = leading_year(text)
    if first is not None and first not in years:
        years.insert(0, first)
    return tuple(map(number, years))


def _balanced(text: str, opening: str, closing: str) -> object:
    """Whether every opening mark meets its own closing mark, properly nested.

    Marks at the same position of the two texts belong together; marks that look alike in full and
    half width count as one: （二期) is a pair.
    """
    partner = {
        unicodedata.normalize("NFKC", end): unicodedata.normalize("NFKC", start)
        for start, end in zip(opening, closing, strict=False)
    }
    starts = set(partner.values())
    waiting: list[str] = []
    for char in unicodedata.normalize("NFKC", text):
        if char in starts:
            waiting.append(char)
        elif char in partner and (not waiting or waiting.pop() != partner[char]):
            return False
    return not waiting


KEPT = 1_000
"""Characters of the longest text whose pairs are kept."""


@lru_cache(maxsize=2048)
def _pairs(text: str) -> frozenset[str]:
    """Pairs of a text's words; kept, as a text is compared with many others."""
    return frozenset(pairs_of(bare(text)))


_TWICE = late_pattern(r"([\u4e00-\u9fff]{2,4}?)\1")


def _said_twice(text: str) -> tuple[str, ...]:
    """Words of two to four characters that stand twice in a row."""
    return tuple(dict.fromkeys(match[1] for match in _TWICE.finditer(text)))


def _similarity(first: str, second: str) -> Amount:
    """Jaccard index of the pairs of neighbouring characters, 0 to 1."""
    one, other = (
        _pairs(text) if len(text) <= KEPT else _pairs.__wrapped__(text) for text in (first, second)
    )
    shared = len(one & other)
    union = len(one) + len(other) - shared
    return Amount(Decimal(shared) / union) if union else number(1)


WORDING: tuple[Function, ...] = (
    Function(
        "长度", (("文本", TEXT),), NUMERIC,
        "有几个字，空白不算。", ('长度("养 老 保险")', "4"),
        _length, remembered=True,
    ),
    Function(
        "去空白", (("文本", TEXT),), TEXT,
        "去掉所有空格和换行。", ('去空白("养 老 保险")', "养老保险"), squeeze, spread=True,
        remembered=True,
    ),
    Function(
        "去编号", (("文本", TEXT),), TEXT,
        "去掉开头的编号和星号。", ('去编号("1.保障运行")', "保障运行"), _without_numbering,
        spread=True, remembered=True,
    ),
    Function(
        "去括号", (("文本", TEXT),), TEXT,
        "去掉结尾的括号和里面的话；没有写右括号的也去掉。",
        ('去括号("验收合格率（%）") 结尾是 "率"', "是"),
        without_end_brackets, spread=True, remembered=True,
    ),
    Function(
        "去标点", (("文本", TEXT),), TEXT,
        "去掉空白和所有标点，只留字。", ('去标点("及时、足额。")', "及时足额"),
        bare, spread=True, remembered=True,
    ),
    Function(
        "替换", (("文本", TEXT), ("正则", TEXT), ("换成", TEXT)), TEXT,
        "把合于正则的每一处换成另一段文本。", ('替换("养护里程数", "数$", "")', "养护里程"),
        _searching(_replace), check=_constant_pattern, effort=_search_steps,
        remembered=True,
    ),
    Function(
        "取", (("文本", TEXT), ("正则", TEXT)), TEXT,
        "合于正则的第一处；正则里有括号时取第一个括号里的。没有时没有值。",
        ('取("津财社指【2024】132号", "【([0-9]+)】")', "2024"), _searching(_take),
        check=_constant_pattern, effort=_search_steps, remembered=True,
    ),
    Function(
        "取全部", (("文本", TEXT), ("正则", TEXT)), list_of(TEXT),
        "合于正则的每一处。", ('取全部("第1批和第2批", "[0-9]")', "1、2"), _searching(_take_all),
        check=_constant_pattern, effort=_search_steps, remembered=True,
    ),
    Function(
        "拆开", (("文本", TEXT),), list_of(TEXT),
        "按顿号、逗号、分号、换行拆成几段。", ('拆开("清淤、护岸，绿化")[此 结尾是 "岸"]', "护岸"),
        _pieces, remembered=True,
    ),
    Function(
        "首年", (("文本", TEXT),), NUMERIC,
        "名称写的年份：在开头，或者末尾的括号里只有年份；别处的不算。",
        ('首年("2024年农机补贴")', "2024"), _year,
    ),
    Function(
        "各年", (("文本", TEXT),), list_of(NUMERIC),
        "写着的每一个年份；文号里的、后面跟着单位的（2000人次）不算。",
        ('各年("2024—2026年农机补贴（津财〔2023〕8号）")', "2024、2026"), _years,
    ),
    Function(
        "配对", (("文本", TEXT), ("左", TEXT), ("右", TEXT)), TRUTH,
        "左右括号是否一一相配；全角和半角算同一种。",
        ('配对("（一）校舍(二期）", "（", "）")', "是"), _balanced, remembered=True,
    ),
    Function(
        "重复词", (("文本", TEXT),), list_of(TEXT),
        "紧接着写了两遍的词，两个字到四个字的。", ('重复词("签约居民居民人数")', "居民"),
        _said_twice,
    ),
    Function(
        "相似", (("甲", TEXT), ("乙", TEXT)), NUMERIC,
        "两段文本有多像，0是全不同，1是全同。",
        ('相似("保障运行", "保障运行。")', "1"), _similarity,
    ),
)  # fmt: skip
