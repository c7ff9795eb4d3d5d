"""What values are compared with."""

from __future__ import annotations

import re

import pytest

from checker.values.comparands import change_told, reference_nouns, within_limits


@pytest.mark.parametrize("text", ["上年水平", "年初预算批复数", "2024年水平"])
def test_a_reference(text: str) -> None:
    assert re.fullmatch(reference_nouns(), text)


def test_a_limit_that_stands_elsewhere() -> None:
    assert re.fullmatch(within_limits(), "控制在预算范围内")
    assert not re.fullmatch(within_limits(), "控制在90%")


def test_a_change_and_what_it_is_counted_from() -> None:
    assert change_told("高于上年") == ("较上年", "提高")
    assert change_told("道路养护") is None
