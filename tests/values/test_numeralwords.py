"""Chinese numerals: which are figures, and which are parts of words."""

from __future__ import annotations

import pytest

from checker.values import COMMON
from checker.values.numeralwords import lone_numerals


@pytest.mark.parametrize(
    ("text", "alone"), [("三百二十", True), ("不低于三十", True), ("三支一扶", False)]
)
def test_nothing_but_numerals(text: str, alone: bool) -> None:
    assert (lone_numerals(COMMON).fullmatch(text) is not None) is alone
