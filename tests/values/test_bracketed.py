"""Brackets that say the rest of a value, and those that do not."""

from __future__ import annotations

import datetime

import pytest

from checker.values import COMMON, Context, complete, parse


@pytest.mark.parametrize("event", ["汛前", "入冬前", "春节前", "项目验收前", "汛前完成"])
def test_the_bracket_gives_the_day_of_an_event(event: str) -> None:
    assert parse(f"{event}（2026年3月底前）", COMMON) == parse("2026年3月底前", COMMON)


def test_the_year_may_stand_in_front_of_the_event() -> None:
    assert parse("2026年春节前（2月10日前）", COMMON).end == datetime.date(2026, 2, 10)


@pytest.mark.parametrize(
    "text",
    [
        "2026年春节前（2025年2月10日前）",  # two years
        "不晚于汛前（5月底前）",  # a denial
        "每年汛前（5月底前）",  # a day that comes back
        "10个村（每户3人）",  # how much in each of something else
    ],
)
def test_a_bracket_that_says_something_else_leaves_the_text_unread(text: str) -> None:
    assert parse(text, COMMON).kind == "unparsed"


def test_each_of_what_is_counted_is_a_second_part() -> None:
    value = parse("≥3期（每期不少于5天）", COMMON)
    assert [str(part) for part in value.parts] == ["≥3期", "≥5天/期"]


@pytest.mark.parametrize("word", ["次年", "明年", "来年", "下年度", "翌年"])
def test_the_year_after_is_counted_from_that_of_the_table(word: str) -> None:
    value = parse(f"{word}3月底前", COMMON)
    assert value.end is None
    assert complete(value, Context(year=2026)).end == datetime.date(2027, 3, 31)
