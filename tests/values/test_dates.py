"""What the words around a date make of it, and what the dates of a list lend each other."""

from __future__ import annotations

import datetime

import pytest

from checker.values import COMMON, parse


def test_the_first_date_of_a_list_lends_its_year_to_those_behind() -> None:
    second = parse("2026年4月、10月", COMMON).parts[1]
    assert second.start == datetime.date(2026, 10, 1)


def test_a_year_that_comes_after_is_counted_from_the_date_before() -> None:
    second = parse("2026年11月、次年3月", COMMON).parts[1]
    assert second.end == datetime.date(2027, 3, 31)


def test_each_date_of_a_list_comes_back() -> None:
    assert [str(part) for part in parse("每年4月、10月", COMMON).parts] == ["每年4月", "每年10月"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("自2026年3月起", datetime.date(2026, 3, 1), None),
        ("晚于2026年6月", datetime.date(2026, 7, 1), None),
        ("早于2026年6月", None, datetime.date(2026, 5, 31)),
        ("不晚于2026年6月", None, datetime.date(2026, 6, 30)),
    ],
)
def test_a_word_opens_one_end(
    text: str, first: datetime.date | None, last: datetime.date | None
) -> None:
    value = parse(text, COMMON)
    assert (value.start, value.end) == (first, last)


@pytest.mark.parametrize("text", ["不低于2023年", "≥2023年", "12月前（不含12月）", "每人2026年3月"])
def test_words_that_no_date_goes_with(text: str) -> None:
    assert parse(text, COMMON).kind == "unparsed"
