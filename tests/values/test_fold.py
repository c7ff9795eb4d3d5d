"""One spelling of every character, and the way back to what was written."""

from __future__ import annotations

import pytest

from checker.values.fold import fold, has_title_signs, has_wide_forms, original_position


@pytest.mark.parametrize(
    ("written", "folded"), [("≥９０％", "≥90%"), ("≥90%。", "≥90%"), ("１．５万元", "1.5万元")]
)
def test_a_text_has_one_spelling(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_a_place_of_the_folded_text_is_found_in_what_was_written() -> None:
    assert original_position("≥９０％", 3) == 3


def test_what_was_typed_otherwise_is_told() -> None:
    assert has_title_signs("》90%")
    assert not has_title_signs(">90%")
    assert has_wide_forms("９０")
    assert not has_wide_forms("90")
