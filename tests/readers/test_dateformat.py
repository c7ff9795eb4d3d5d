"""Dates of a sheet as the format shows them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.readers.dateformat import is_date_format, shown_date


@pytest.mark.parametrize(
    ("number", "section", "shown"),
    [
        ("45658", "yyyy-mm-dd", "2025-01-01"),
        ("45658", 'yyyy"年"m"月"d"日"', "2025年1月1日"),
        ("45658", "yy/m/d", "25/1/1"),
        ("45658", "aaaa", "星期三"),
        ("45658.75", "yyyy-mm-dd h:mm", "2025-01-01 18:00"),
        ("0.75", "h:mm AM/PM", "6:00 下午"),
        ("1.5", "[h]:mm", "36:00"),
    ],
)
def test_a_number_is_shown_as_its_format_says(number: str, section: str, shown: str) -> None:
    assert shown_date(Decimal(number), section, since_1904=False) == shown


def test_days_of_old_macintoshes_are_counted_from_1904() -> None:
    assert shown_date(Decimal(44196), "yyyy-mm-dd", since_1904=True) == "2025-01-01"


@pytest.mark.parametrize("number", ["-1", "2958465"])
def test_what_no_calendar_has_is_no_date(number: str) -> None:
    assert shown_date(Decimal(number), "yyyy-mm-dd", since_1904=False) is None


@pytest.mark.parametrize(
    ("section", "date"),
    [
        ("yyyy-mm-dd", True),
        ("m月d日", True),
        ("[h]:mm", True),
        ("0.00", False),
        ("#,##0", False),
        ("General", False),
        ('0"day"', False),
        ("[Red]0", False),
    ],
)
def test_a_format_of_numbers_shows_no_dates(section: str, *, date: bool) -> None:
    assert is_date_format(section) is date
