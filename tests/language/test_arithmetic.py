"""Amounts reckoned with: what does not go together is told before any table is read."""

from __future__ import annotations

import pytest

from tests.language.workbench import shown, slips


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("3万元 ÷ 2公里", "1.5万元/公里"),
        ("3万元 × 50%", "1.5万元"),
        ("-3人", "-3人"),
        ("6人 ÷ 3人", "2"),
    ],
)
def test_units_are_reckoned_with(expression: str, printed: str) -> None:
    assert shown(expression) == printed


@pytest.mark.parametrize("expression", ["3万元 + 2公里", "3人 - 2天", '"甲" × 2'])
def test_what_does_not_go_together_is_a_slip(expression: str) -> None:
    assert slips(expression)
