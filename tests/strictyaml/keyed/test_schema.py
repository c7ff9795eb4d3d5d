"""The parts that JSON Schemas of files are put together from, as a validator takes them."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft7Validator

from checker.strictyaml import TEXT, closed, listed, named, one_or_more

CASES: list[tuple[dict[str, Any], list[Any], list[Any]]] = [
    (TEXT, ["甲", 6.3, True], [None, [], {}]),
    (listed(TEXT), [["甲", 1], []], ["甲", [None]]),
    (one_or_more(TEXT), ["甲", ["甲"]], [{}, [[]]]),
    (named(TEXT), [{"随便": "甲"}, {}], [{"随便": None}, "甲"]),
    (closed({"甲": TEXT}, ["甲"]), [{"甲": 1}], [{}, {"甲": 1, "乙": 2}]),
]


@pytest.mark.parametrize(("schema", "fits", "does_not"), CASES)
def test_each_part_takes_what_it_says(
    schema: dict[str, Any], fits: list[Any], does_not: list[Any]
) -> None:
    validator: Any = Draft7Validator(schema)
    assert [one for one in fits if not validator.is_valid(one)] == []
    assert [one for one in does_not if validator.is_valid(one)] == []
