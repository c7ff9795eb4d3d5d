"""Heads over columns of money or of texts."""

from __future__ import annotations

import pytest

from checker.readers.heads import year_alone


@pytest.mark.parametrize(
    ("text", "year"), [("2025年度", "2025"), ("2025年", "2025"), ("2025年预算", ""), ("合计", "")]
)
def test_a_year_and_nothing_else(text: str, year: str) -> None:
    assert year_alone(text) == year
