"""Functions on how a number is written: its decimals, thousands set apart, the capital numerals of
bills and contracts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.language import types
from checker.language.amounts import Amount, number
from checker.language.calculation import shortened
from checker.language.gaps import Unknown
from checker.language.schema import Function
from checker.language.types import NUMERIC, QUANTITY, TEXT

if TYPE_CHECKING:
    import re

_FIGURES = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_MOST = Decimal(10) ** 16
_CENT = Decimal("0.01")
_WHOLE = late_pattern(r"[0-9]+")


def decimals_of(amount: Amount) -> int:
    """How many decimals an amount is written with, in its own unit: 2 of 6.30万元."""
    factor = amount.unit.factor if amount.unit else Decimal(1)
    return max(0, _exponent(factor) - _exponent(amount.value))


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _decimals(amount: Amount) -> Amount:
    return number(decimals_of(amount))


def _in_thousands(amount: Amount) -> str:
    """The first figures of the text are the whole number; those behind the point stay."""
    return _WHOLE.sub(_set_apart, str(shortened(amount)), count=1)


def _set_apart(figures: re.Match[str]) -> str:
    return f"{int(figures[0]):,}"


def _in_capitals(amount: Amount) -> object:
    """As cheques and contracts want it, to the 分."""
    value = abs(amount.value)
    if value >= _MOST or value != value.quantize(_CENT):
        return Unknown(f"{amount}写不成大写：到分为止，不到一亿亿元")
    cents = int(value * 100)
    whole, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    said = f"{_whole_in_capitals(whole)}元" if whole or not cents else ""
    if jiao:
        said += f"{_FIGURES[jiao]}角"
    elif fen and whole:
        said += "零"
    said += f"{_FIGURES[fen]}分" if fen else "整"
    return ("负" if amount.value < 0 else "") + said


def _whole_in_capitals(value: int) -> str:
    """Four figures at a time below 亿, and what stands before 亿 read by itself: 壹万贰仟亿."""
    if value >= 10_000**2:
        return _joined(value, 10_000**2, "亿")
    return _joined(value, 10_000, "万") if value >= 10_000 else _section_in_capitals(value)


def _joined(value: int, step: int, name: str) -> str:
    """A 零 stands where figures that count are parted by noughts."""
    before, rest = divmod(value, step)
    said = _whole_in_capitals(before) + name
    parted = rest < step // 10 or before % 10 == 0
    return said + (("零" if parted else "") + _whole_in_capitals(rest) if rest else "")


def _section_in_capitals(section: int) -> str:
    if not section:
        return "零"
    said, zero = "", False
    for at in reversed(range(4)):
        figure = section // 10**at % 10
        if figure:
            said += ("零" if zero and said else "") + _FIGURES[figure] + _PLACES[at]
        zero = not figure
    return said


FIGURING: tuple[Function, ...] = (
    Function(
        "小数位", (("数量", QUANTITY),), NUMERIC,
        "按书写的单位写了几位小数，结尾的零也算。", ("小数位(6.30万元)", "2"), _decimals,
    ),
    Function(
        "千分位", (("数量", QUANTITY),), TEXT,
        "整数部分三位一逗号写出来。", ("千分位(16796.7万元)", "16,796.7万元"), _in_thousands,
    ),
    Function(
        "大写", (("金额", types.MONEY_AMOUNT),), TEXT,
        "人民币大写，写到分。", ("大写(105.3万元)", "壹佰零伍万叁仟元整"), _in_capitals,
    ),
)  # fmt: skip
