"""Bundles: pieces under one digest, whole or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.cache import (
    Refused,
    unbundled,
)
from tests.cache.values import PIECES, WHOLE


def test_a_value_of_other_sources_is_refused() -> None:
    with pytest.raises(Refused):
        unbundled(WHOLE, b"other")


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_a_byte_that_has_changed_is_noticed(at: int, change: int) -> None:
    torn = WHOLE[:at] + bytes([WHOLE[at] ^ change]) + WHOLE[at + 1 :]
    try:
        found = unbundled(torn, b"sources")
    except Refused:
        return
    read = {name: found.get(name) for name in PIECES}
    assert sum(one is None for one in read.values()) == 1
    assert all(one in (None, PIECES[name]) for name, one in read.items())


def test_a_piece_that_there_is_not_is_none() -> None:
    assert unbundled(WHOLE, b"sources").get("d") is None
    assert unbundled(WHOLE, b"sources").get("b") == b""


@given(st.integers(0, len(WHOLE) - 1))
def test_half_a_file_is_noticed(length: int) -> None:
    with pytest.raises(Refused):
        unbundled(WHOLE[:length], b"sources")
