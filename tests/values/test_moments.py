"""Days that values name, both ends inclusive."""

from __future__ import annotations

import datetime

import pytest

from checker.values import COMMON, parse


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025年2月", "2025-02-01", "2025-02-28"),
        ("2024年2月", "2024-02-01", "2024-02-29"),
        ("2025年1-3月", "2025-01-01", "2025-03-31"),
    ],
)
def test_a_month_reaches_from_its_first_day_to_its_last(text: str, first: str, last: str) -> None:
    value = parse(text, COMMON)
    assert value.start == datetime.date.fromisoformat(first)
    assert value.end == datetime.date.fromisoformat(last)
