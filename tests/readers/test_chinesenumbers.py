"""Whole numbers in Chinese figures, as Word and Excel write them."""

from __future__ import annotations

import pytest

from checker.readers.chinesenumbers import COMMON, COUNTED, FORMAL


@pytest.mark.parametrize(
    ("number", "common", "formal"),
    [
        (0, "〇", "零"),
        (10, "一十", "壹拾"),
        (105, "一百〇五", "壹佰零伍"),
        (110, "一百一十", "壹佰壹拾"),
        (1005, "一千〇五", "壹仟零伍"),
        (10005, "一万〇五", "壹万零伍"),
        (1234567, "一百二十三万四千五百六十七", "壹佰贰拾叁万肆仟伍佰陆拾柒"),
        (100_010_001, "一亿〇一万〇一", "壹亿零壹万零壹"),
        (-3, "-3", "-3"),
        (10**20, "1" + "0" * 20, "1" + "0" * 20),
    ],
)
def test_a_number_is_written_as_it_is_read(number: int, common: str, formal: str) -> None:
    assert (COMMON.number(number), FORMAL.number(number)) == (common, formal)


def test_who_counts_leaves_out_the_one_of_the_first_ten() -> None:
    assert [COUNTED.number(number) for number in (9, 10, 15, 20, 110)] == [
        "九",
        "十",
        "十五",
        "二十",
        "一百一十",
    ]


def test_figures_one_by_one() -> None:
    assert COMMON.one_by_one("2025年") == "二〇二五年"
