"""How a list writes its numbers: 三, ③, c, iii.

The ways are called by the words of Word (ST_NumberFormat, ECMA-376 part 1, 17.18.59); those of
OpenDocument and of web pages have their equals there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.readers.chinesenumbers import COUNTED, FORMAL, Figures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

BULLET = "•"
"""The mark of a list whose own nobody knows."""
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 10_000


def written(kind: str, number: int) -> str:
    """A number in the words of ST_NumberFormat (ECMA-376 part 1, 17.18.59); figures where the way
    to write it is not known."""
    if kind == "none" or not 0 <= number < _MOST:
        return ""
    if kind in _CHINESE:
        return COUNTED.number(number)
    return _KINDS[kind](number) if kind in _KINDS else str(number)


def _letters(number: int) -> str:
    """a to z, then aa to zz, as Word counts."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


_CHINESE = frozenset(
    {
        *("chineseCounting", "chineseCountingThousand", "japaneseCounting"),
        *("taiwaneseCounting", "taiwaneseCountingThousand", "koreanCounting"),
    }
)
_KINDS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(_WIDE),
    "decimalFullWidth2": lambda number: str(number).translate(_WIDE),
    "decimalEnclosedCircle": _one_of(_CIRCLED),
    "decimalEnclosedCircleChinese": _one_of(_CIRCLED),
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "decimalEnclosedParen": lambda number: f"({number})",
    "ideographEnclosedCircle": lambda number: f"({COUNTED.number(number)})",
    "ideographDigital": lambda number: COUNTED.one_by_one(str(number)),
    "japaneseDigitalTenThousand": lambda number: COUNTED.one_by_one(str(number)),
    "chineseLegalSimplified": FORMAL.number,
    "ideographLegalTraditional": Figures("零壹貳參肆伍陸柒捌玖", "拾佰仟").number,
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
