"""Bundles: pieces under one digest, whole or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.cache import (
    Refused,
    unbundled,
)
from tests.cache.values import WHOLE


def test_a_value_of_other_sources_is_refused() -> None:
    with pytest.raises(Refused):
        unbundled(WHOLE, b"other")


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_a_byte_that_has_changed_is_noticed(at: int, change: int) -> None:
    torn = WHOLE[:at] + bytes([WHOLE[at] ^ change]) + WHOLE[at + 1 :]
    with pytest.raises(Refused):
        unbundled(torn, b"sources")


@given(st.integers(0, len(WHOLE) - 1))
def test_half_a_file_is_noticed(length: int) -> None:
    with pytest.raises(Refused):
        unbundled(WHOLE[:length], b"sources")
