"""Cells by letter and number, and whole numbers of attributes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.base.number import whole
from checker.ooxml import column_letters, position_of


@pytest.mark.parametrize(
    ("reference", "place"),
    [("A1", (0, 0)), ("E12", (11, 4)), ("AA3", (2, 26)), ("a1", None), ("A0x", None), ("", None)],
)
def test_a_reference_is_a_row_and_a_column(reference: str, place: tuple[int, int] | None) -> None:
    assert position_of(reference) == place


@given(st.integers(0, 16_383))
def test_letters_lead_back_to_their_column(column: int) -> None:
    assert position_of(f"{column_letters(column)}1") == (0, column)


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("0", 0), ("１２", 7), ("-3", 7), ("1" * 10, 7), ("", 7), (None, 7)],
)
def test_what_is_no_whole_number_is_the_default(text: str | None, number: int) -> None:
    assert whole(text, 7) == number
