"""Units that lend each other, 万 that counts for both ends, and amounts that mean nothing."""

from __future__ import annotations

import pytest

from checker.values import COMMON, parse


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("2-3万元", 20000, 30000, "元"),  # 万 counts for both
        ("8500-3万元", 8500, 30000, "元"),  # or the range would run backwards
        ("两到三千人", 2000, 3000, "人"),
        ("500毫升±2%", 490, 510, "毫升"),
        ("20±2℃", 18, 22, "摄氏度"),
        ("-5~-3℃", -5, -3, "摄氏度"),
        ("±2分钟", -2, 2, "分钟"),
        ("85折", 85, 85, "%"),
    ],
)
def test_the_two_ends_of_an_amount(text: str, low: int, high: int, unit: str) -> None:
    value = parse(text, COMMON)
    assert value.lower is not None
    assert value.upper is not None
    assert (value.lower.value, value.upper.value) == (low, high)
    assert value.unit is not None
    assert (value.unit.base or value.unit.name) == unit


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("5-3个", "reversed-range"),
        ("3-2万人", "reversed-range"),
        ("3公里-5亩", "unit-mismatch"),
        ("一到五百人", "malformed-number"),  # from one, or from a hundred
        ("2025届", "year-for-number"),
        ("-3天", "malformed-number"),
        ("500±2%", "missing-unit"),
    ],
)
def test_an_amount_that_means_nothing_is_not_read(text: str, reason: str) -> None:
    assert parse(text, COMMON).reason == reason


def test_a_chain_says_which_of_its_ends_count() -> None:
    value = parse("90%≤满意度<95%", COMMON)
    assert value.lower is not None
    assert value.upper is not None
    assert (value.lower.inclusive, value.upper.inclusive) == (True, False)
