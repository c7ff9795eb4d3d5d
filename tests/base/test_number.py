"""Whole numbers as others wrote them."""

from __future__ import annotations

import pytest

from checker.base.number import whole


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", 3),
        ("007", 7),
        ("", -1),
        (None, -1),
        ("-3", -1),
        ("三", -1),
        ("²", -1),
        ("9" * 5000, -1),
    ],
)
def test_figures_and_nothing_else(text: str | None, number: int) -> None:
    assert whole(text, -1) == number
