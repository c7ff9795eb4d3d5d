"""What the parser makes of each production, and what is grammatical and counts nothing."""

from __future__ import annotations

import pytest

from checker.values import COMMON, parse


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("7×24小时", "168小时/周"),
        ("人均≥5平方米", "≥5平方米/人"),
        ("年人均≥5次", "≥5次/人·年"),
        ("¥500", "500元"),
        ("港币500元", "500港元"),
        ("百分之九十五", "95%"),
        ("百分百", "100%"),
        ("零投诉", "0起"),
        ("两个半小时", "2.5小时"),
        ("≤260元/人天", "≤260元/人·天"),
        ("[90%,95%)", "90%≤x<95%"),
    ],
)
def test_one_amount_two_spellings(text: str, same: str) -> None:
    assert parse(text, COMMON) == parse(same, COMMON)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("9×24小时", "trailing-text"),  # no service has nine days
        ("港币500美元", "unit-mismatch"),
        ("20分之1.5", "malformed-number"),
    ],
)
def test_what_counts_nothing_is_not_read(text: str, reason: str) -> None:
    assert parse(text, COMMON).reason == reason
