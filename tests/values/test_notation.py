"""Amounts as their own unit spells them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.values.notation import format_amount, number_text, unit_text
from checker.values.units import common_table


@pytest.mark.parametrize(
    ("value", "scale", "text"), [(17000, "万", "1.7万"), (17000, "", "17000"), (3, "", "3")]
)
def test_a_number_keeps_the_scale_it_was_written_in(value: int, scale: str, text: str) -> None:
    assert number_text(Decimal(value), scale) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"), [(84277000, "万元", "8427.7万元"), (3, "人", "3人")]
)
def test_an_amount_is_spelled_in_its_unit(value: int, unit: str, text: str) -> None:
    assert format_amount(Decimal(value), common_table().entries[unit].unit) == text


def test_a_missing_unit_is_nothing() -> None:
    assert unit_text(None) == ""
