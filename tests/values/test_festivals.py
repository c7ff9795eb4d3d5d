"""The days that festivals fall on."""

from __future__ import annotations

import pytest

from checker.values.festivals import day_of, feast_named


def test_a_festival_is_known_by_the_beginning_of_a_text() -> None:
    assert feast_named("春节假期") == "春节"


@pytest.mark.parametrize(
    ("feast", "year", "day"), [("春节", 2025, (2025, 1, 29)), ("国庆", 2025, (2025, 10, 1))]
)
def test_a_day_of_a_year(feast: str, year: int, day: tuple[int, int, int]) -> None:
    found = day_of(feast, year)
    assert found is not None
    assert (found.year, found.month, found.day) == day


def test_what_moves_has_no_day_without_a_year() -> None:
    found = day_of("春节", None)
    assert found is not None
    assert (found.month, found.day) == (None, None)
