"""Sums, averages and middles of amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.language import Amount, Gap, from_text, number
from checker.language.averages import deviation, mean, median, total
from checker.values import COMMON

if TYPE_CHECKING:
    from decimal import Decimal


def amounts(*texts: str) -> tuple[Amount, ...]:
    found = [from_text(text, COMMON) for text in texts]
    return tuple(one for one in found if isinstance(one, Amount))


def numbers(*values: int) -> tuple[Amount, ...]:
    return tuple(map(number, values))


def value(found: Amount | Gap) -> Decimal:
    assert isinstance(found, Amount)
    return round(found.value, 6)


def test_nothing_at_all_sums_up_to_nothing() -> None:
    assert value(total((), None)) == 0
    assert value(total(numbers(1, 2, 6), None)) == 9


@pytest.mark.parametrize(
    ("values", "average", "middle"), [((1, 2, 6), 3, 2), ((1, 3), 2, 2), ((5,), 5, 5)]
)
def test_the_middle_is_no_average(values: tuple[int, ...], average: int, middle: int) -> None:
    assert value(mean(numbers(*values))) == average
    assert value(median(numbers(*values))) == middle


def test_amounts_of_one_kind_are_ordered_whatever_their_units() -> None:
    found = amounts("1万元", "5000元", "2万元")
    assert len(found) == 3
    assert median(found) == found[0]


def test_amounts_of_two_kinds_have_no_sum_and_no_middle() -> None:
    found = amounts("1万元", "3人")
    assert len(found) == 2
    assert isinstance(total(found, None), Gap)
    assert isinstance(median(found), Gap)


def test_two_and_four_are_one_from_their_average() -> None:
    assert value(deviation(numbers(2, 4))) == 1
    assert value(deviation(numbers(3, 3, 3))) == 0
