"""What an expression will come to, known before any table is read."""

from __future__ import annotations

from checker.language.types import TEXT, TRUTH, fits, list_of, merged


def test_a_type_fits_itself_and_a_list_of_it_a_list_of_it() -> None:
    assert fits(TEXT, TEXT)
    assert fits(list_of(TEXT), list_of(TEXT))
    assert not fits(TEXT, list_of(TEXT))
    assert not fits(TEXT, TRUTH)


def test_what_two_types_have_in_common() -> None:
    assert merged(TEXT, TEXT) == TEXT
    assert merged(TEXT, list_of(TEXT)) is None
