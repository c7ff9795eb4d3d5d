"""The one surface every value answers, whatever its kind."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.values import COMMON, parse
from checker.values.value import Bound, Value

ONE_OF_EACH = (
    *("≥30人", "≤5万元", "95%", "475元/亩", "1:2", "15个工作日", "2026年3月1日", "2026年1-3月"),
    *("2026年底前", "效果明显", "不超预算", "2个；3次", "1O0人"),
)


@pytest.mark.parametrize("text", ONE_OF_EACH)
def test_every_kind_answers_every_question(text: str) -> None:
    value = parse(text, COMMON)
    asked = [name for name, one in vars(Value).items() if isinstance(one, property)]
    assert "kind" in asked
    for name in asked:
        getattr(value, name)
    assert (value.reason is None) == (value.position is None)


def test_the_examples_are_of_every_kind() -> None:
    assert len({parse(text, COMMON).kind for text in ONE_OF_EACH}) == len(ONE_OF_EACH)


def test_a_value_is_what_it_says_and_not_how_it_was_written() -> None:
    assert parse("不低于95%", COMMON) == parse("≥95%", COMMON)
    assert parse("不低于95%", COMMON).text == "不低于95%"


def test_a_bound_is_shown_with_thousands_apart() -> None:
    assert Bound(Decimal("16796.70")).shown == "16,796.7"
    assert Bound(Decimal(85), inclusive=False).shown == "85（不含）"
    assert Bound(Decimal("6.30"), quantum=Decimal("0.01")) == Bound(Decimal("6.3"))
