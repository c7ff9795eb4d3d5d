"""Amounts: what a comparison makes of one or two ends."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.values import COMMON, parse


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("≥90%", "90", None),
        ("≤90%", None, "90"),
        ("=90%", "90", "90"),
        ("3-5天", "3", "5"),
        ("≥90%，≤95%", "90", "95"),
    ],
)
def test_its_bounds(text: str, lower: str | None, upper: str | None) -> None:
    value = parse(text, COMMON)
    found = [bound and bound.value for bound in (value.lower, value.upper)]
    assert found == [one and Decimal(one) for one in (lower, upper)]
