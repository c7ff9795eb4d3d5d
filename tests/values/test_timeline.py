"""From written moments to the days they span."""

from __future__ import annotations

import datetime

import pytest

from checker.values import COMMON, parse


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026年上半年", (1, 1), (6, 30)),
        ("2026年第三季度", (7, 1), (9, 30)),
        ("2026年前三季度", (1, 1), (9, 30)),
        ("2026年5月中旬", (5, 11), (5, 20)),
        ("2026年3月1-15日", (3, 1), (3, 15)),
        ("2026.3-5月", (3, 1), (5, 31)),
        ("2026年全年", (1, 1), (12, 31)),
    ],
)
def test_a_stretch_has_its_first_and_last_day(
    text: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    value = parse(text, COMMON)
    assert (value.start, value.end) == (datetime.date(2026, *first), datetime.date(2026, *last))


def test_the_second_half_of_a_stretch_may_lie_in_the_year_after() -> None:
    value = parse("2026年11月-次年3月", COMMON)
    assert value.end == datetime.date(2027, 3, 31)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026年2月30日", "impossible-date"),
        ("2026年13月", "impossible-date"),
        ("2026年9月-3月", "reversed-range"),
        ("2026年-3月", "unit-mismatch"),
    ],
)
def test_a_stretch_the_calendar_does_not_have(text: str, reason: str) -> None:
    assert parse(text, COMMON).reason == reason
