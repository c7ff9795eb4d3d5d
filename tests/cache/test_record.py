"""Records: nothing but data goes in and comes out."""

from __future__ import annotations

import os
import pickle
import re

import pytest

from checker.cache import (
    Refused,
    cache_folder,
    restored,
    unbundled,
)
from tests.cache.values import PIECES, VALUE, WHOLE


def test_what_is_packed_comes_out_again() -> None:
    found = unbundled(WHOLE, b"sources")
    assert found.pieces() == PIECES
    assert restored(found.get("a") or b"") == VALUE
    assert found.get("d") is None


def test_a_pattern_comes_out_ready() -> None:
    pattern = restored(PIECES["c"])
    assert pattern.fullmatch("乙X")["n"] == "X"
    assert (pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex)) == (
        *("(?i)[一-龥]+(?P<n>x)|y", re.compile("(?i)a").flags, 1, {"n": 1}),
    )


class Acting:
    """What a stranger would put into a pickle."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)  # pyright: ignore[reportDeprecated]


@pytest.mark.parametrize("value", [Acting(), os.path.join, pickle.dumps, cache_folder])
def test_nothing_but_data_of_this_program_comes_out(value: object) -> None:
    with pytest.raises(Refused):
        restored(b"k" + pickle.dumps(value))
