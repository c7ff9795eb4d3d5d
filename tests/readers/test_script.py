"""Raised and lowered characters, and fractions on one line."""

from __future__ import annotations

import pytest

from checker.readers.script import fraction, lowered, raised


@pytest.mark.parametrize(("text", "shown"), [("4", "⁴"), ("2", "²"), ("th", "th")])
def test_raised(text: str, shown: str) -> None:
    assert raised(text) == shown


def test_what_is_lowered_in_a_formula_stays() -> None:
    assert lowered("2", "CO") == "2"


@pytest.mark.parametrize(
    ("before", "above", "below", "line"),
    [("", "1", "3", "1/3"), ("", "甲+乙", "丙", "(甲+乙)/丙")],
)
def test_a_fraction(before: str, above: str, below: str, line: str) -> None:
    assert fraction(before, above, below).strip() == line


def test_behind_a_number_it_stands_apart() -> None:
    assert "21/2" not in "2" + fraction("2", "1", "2")
