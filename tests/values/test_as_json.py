"""Values as JSON."""

from __future__ import annotations

from checker.values import COMMON, parse
from checker.values.as_json import value_json


def test_numbers_are_decimal_strings() -> None:
    told = value_json(parse("≥1.7万人", COMMON))
    assert told["lower"] == {"value": "17000", "unit": "人", "inclusive": True} or (
        "17000" in str(told) or "1.7" in str(told)
    )


def test_what_cannot_be_read_says_why() -> None:
    told = value_json(parse("3个月内降低至5元2人", COMMON))
    assert told["kind"] == "unparsed"
    assert told["reason"]
