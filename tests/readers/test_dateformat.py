"""Dates of a sheet as the format shows them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.readers.dateformat import NO_DATE, is_date_format, shown_date


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


@pytest.mark.parametrize("number", ["-1", "2958466"])
def test_what_no_calendar_has_is_no_date(number: str) -> None:
    assert shown_date(Decimal(number), "yyyy-mm-dd", since_1904=False) == NO_DATE


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [
        ("46022", '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二五年十二月三十一日"),
        ("46022", '[DBNum2][$-804]yyyy"年"m"月"', "贰零贰伍年壹拾贰月"),
        ("46022", "[$-409]mmm-yy", "Dec-25"),
        ("46022", "[$-409]mmmm d, yyyy", "December 31, 2025"),
        ("46022", "[$-409]dddd", "Wednesday"),
        ("46022", "[$-409]ddd", "Wed"),
        ("46022", "[$-804]dddd", "星期三"),
        ("46022", 'e"年"m"月"', "2025年12月"),
        ("46022", 'e"年"', "2025年"),
        ("3", "yyyy/m/d", "1900/1/3"),
        ("61", "yyyy/m/d", "1900/3/1"),
        ("1.5", "[h]:mm", "36:00"),
        ("2958465", "yyyy/m/d", "9999/12/31"),
    ],
)
def test_a_date_is_written_in_the_language_of_its_format(
    number: str, number_format: str, text: str
) -> None:
    assert is_date_format(number_format)
    assert shown_date(Decimal(number), number_format, since_1904=False) == text


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
