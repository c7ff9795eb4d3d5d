"""Scales without a figure."""

from __future__ import annotations

import pytest

from checker.values import COMMON
from checker.values.bare import holds_bare_amount, is_unit


@pytest.mark.parametrize(("text", "amount"), [("百人以上", True), ("惠及万家", False)])
def test_a_scale_is_an_amount_or_the_end_of_a_word(text: str, amount: bool) -> None:
    assert holds_bare_amount(COMMON, text) is amount


@pytest.mark.parametrize(("text", "unit"), [("公顷", True), ("万元/亩", True), ("3公顷", False)])
def test_nothing_but_a_unit(text: str, unit: bool) -> None:
    assert is_unit(COMMON, text) is unit
