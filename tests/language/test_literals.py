"""Amounts, dates and texts as they are written in an expression."""

from __future__ import annotations

import pytest

from tests.language.workbench import shown, slips


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("3万元 + 5000元", "3.5万元"),
        ("12.5%", "12.5%"),
        ('"甲" + "乙"', None),
        ("2025年10月1日", "2025年10月1日"),
        ("3公里", "3公里"),
    ],
)
def test_what_is_written(expression: str, printed: str | None) -> None:
    if printed is None:
        assert slips(expression)
    else:
        assert shown(expression) == printed


def test_a_unit_that_nobody_knows_is_a_slip() -> None:
    assert slips("预算数 > 3万圆圆")
