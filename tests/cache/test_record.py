"""Records: nothing but data goes in and comes out."""

from __future__ import annotations

import os
import pickle
import re
from enum import Enum

import pytest

from checker.cache import (
    Refused,
    cache_folder,
    dumped,
    restored,
    unbundled,
)
from checker.finding import Severity
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


def test_a_member_of_a_list_comes_out_whatever_this_python_would_write(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def as_the_first_of_311(member: Enum, _: int) -> tuple[object, tuple[object, str]]:
        return getattr, (type(member), member.name)

    monkeypatch.setattr(Enum, "__reduce_ex__", as_the_first_of_311)
    assert restored(dumped([Severity.ERROR, {Severity.INFO}])) == [Severity.ERROR, {Severity.INFO}]
