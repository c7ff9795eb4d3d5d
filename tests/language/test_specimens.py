"""A short text that a pattern takes."""

from __future__ import annotations

import re

import pytest

from checker.language import specimen


@pytest.mark.parametrize(
    "pattern",
    [
        "清淤", "^清淤$", "清淤|疏浚", "(?:清淤|疏浚)河道", "河.{0,3}淤", "[一二三]期", "[^，]+期",
        "第[0-9]{2}期", "清?淤", "a{3}",
    ],
)  # fmt: skip
def test_a_pattern_takes_its_specimen(pattern: str) -> None:
    found = specimen(pattern)
    assert found
    assert re.search(pattern, found)


@pytest.mark.parametrize("pattern", [r"\d+", r"第\w期"])
def test_of_a_kind_of_character_none_is_made(pattern: str) -> None:
    assert specimen(pattern) is None
