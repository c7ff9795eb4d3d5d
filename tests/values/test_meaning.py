"""What the statements of one cell come to together."""

from __future__ import annotations

import pytest

from checker.values import COMMON, parse


@pytest.mark.parametrize("text", ["≥90%且≤95%", "≥90%，≤95%", "大于等于90%小于等于95%"])
def test_two_bounds_of_one_amount_are_an_interval(text: str) -> None:
    value = parse(text, COMMON)
    assert value.lower is not None
    assert value.upper is not None
    assert (value.lower.value, value.upper.value) == (90, 95)


def test_a_list_lends_its_last_unit_to_the_numbers_before() -> None:
    assert [str(part) for part in parse("3、5、8次", COMMON).parts] == ["3次", "5次", "8次"]


def test_a_list_of_several_amounts_keeps_each() -> None:
    value = parse("2个；3次", COMMON)
    assert value.kind == "compound"
    assert [part.text for part in value.parts] == ["2个", "3次"]


def test_words_with_separators_stay_words() -> None:
    assert parse("制度健全，管理规范", COMMON).kind == "qualitative"


@pytest.mark.parametrize("text", ["2个3个", "2个50"])
def test_amounts_that_nothing_joins_are_not_read(text: str) -> None:
    assert parse(text, COMMON).kind == "unparsed"
