"""Amounts of several parts."""

from __future__ import annotations

import pytest

from checker.values import COMMON, Kind, parse


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2小时30分钟", "150分钟"),
        ("1小时30分", "90分钟"),
        ("3元5角", "35角"),
        ("三年半", "3.5年"),
        ("三成五", "35%"),
        ("一年两次", "2次/年"),
        ("两年一次", "1次/2年"),
    ],
)
def test_the_parts_come_to_one_amount(text: str, shown: str) -> None:
    assert str(parse(text, COMMON)) == shown


@pytest.mark.parametrize("text", ["1天24小时", "3.5年半", "一年100%", "2小时70分钟"])
def test_what_is_no_sum_of_parts_is_not_read(text: str) -> None:
    assert parse(text, COMMON).kind is Kind.UNPARSED
