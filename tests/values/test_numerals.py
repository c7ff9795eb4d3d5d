"""Numbers in every writing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.values.numerals import Number, NumberError, plain, read_number

_DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一百一十一", 111), ("一千零一十一", 1011), ("一万零一百一十一", 10111),
        ("十万零一", 100001),
        ("一千零一万一千零一", 10011001), ("十亿零一万零一", 1000010001), ("壹佰壹拾壹", 111),
        ("一千亿一千万一千零一", 100010001001), ("两百", 200), ("十", 10), ("二〇二五", 2025),
        ("一百三", 130), ("三万五", 35000), ("3万4000", 34000), ("25万6千", 256000), ("0万", 0),
        ("零", 0), ("3千5百", 3500), ("一兆零三百万两千三百", 1000003002300), ("1,100万", 11000000),
    ],
)  # fmt: skip
def test_numerals_are_worth_what_they_say(text: str, value: int) -> None:
    assert read_number(text).value == value


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("20多", 20, 30), ("十余", 10, 20), ("3000多", 3000, 4000), ("几百", 100, 1000),
     ("三五百", 300, 500), ("十七八", 17, 18), ("七百三四十", 730, 740),
     ("八九亿", 8 * 10**8, 9 * 10**8)],
)  # fmt: skip
def test_fuzzy_numbers_reach_from_low_to_high(text: str, low: int, high: int) -> None:
    number = read_number(text)
    assert (number.value, number.top) == (low, high)


@pytest.mark.parametrize("text", ["三三三百", "点五五点", "1.5万3.5", "三点"])
def test_characters_that_make_no_number_are_refused(text: str) -> None:
    with pytest.raises(NumberError):
        read_number(text)


@given(st.integers(0, 10**12 - 1))
def test_chinese_numerals_mean_the_number_they_spell(number: int) -> None:
    assert read_number(spelled(number)).value == number


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**20, places=4))
def test_figures_keep_their_value_to_the_last_digit(number: Decimal) -> None:
    assert read_number(format(number, "f")).value == number
    assert Decimal(plain(number)) == number


@given(st.text(alphabet="零一二两三十百千万亿点多余几0123456789.,-负", min_size=1, max_size=12))
def test_any_characters_are_a_number_or_refused(text: str) -> None:
    try:
        number = read_number(text)
    except NumberError:
        return
    assert isinstance(number, Number)


def spelled(number: int) -> str:
    """A number below 10¹² in Chinese, section by section."""
    if number == 0:
        return "零"
    out = ""
    for name, size in (("亿", 10**8), ("万", 10**4), ("", 1)):
        section = number // size % 10**4
        if section == 0:
            out += "零" if out and not out.endswith("零") and number % size else ""
            continue
        if out and section < 1000 and not out.endswith("零"):
            out += "零"
        out += _section(section) + name
    return out.strip("零")


def _section(number: int) -> str:
    out, gap = "", False
    for name, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // size % 10
        if digit:
            out += ("零" if gap else "") + _DIGITS[digit] + name
        gap = digit == 0 and bool(out)
    return out
