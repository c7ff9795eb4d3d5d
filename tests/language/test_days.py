"""Reckoning with days."""

from __future__ import annotations

import datetime

import pytest

from checker.language.days import day_written, is_no_day


@pytest.mark.parametrize("text", ["2025-10-01", "2025年10月1日"])
def test_a_text_that_is_a_day(text: str) -> None:
    assert day_written(text) == datetime.date(2025, 10, 1)


@pytest.mark.parametrize(
    ("text", "wrong"), [("2025-10-32", True), ("2025-10-01", False), ("甲", False)]
)
def test_a_day_that_no_calendar_has(text: str, wrong: bool) -> None:
    assert is_no_day(text) is wrong
    assert not (wrong and day_written(text))
