"""The words of comparison, as data."""

from __future__ import annotations

import re

import pytest

from checker.values.vocabulary import alternatives, comparison, is_of_quality, words_of_comparison


@pytest.mark.parametrize(
    ("word", "sign"), [("不低于", "≥"), ("不超过", "≤"), ("不得>", "≤"), ("道路", None)]
)
def test_the_sign_of_a_word(word: str, sign: str | None) -> None:
    assert comparison(word) == sign


def test_how_good_is_not_how_much() -> None:
    assert is_of_quality("优于")
    assert not is_of_quality("不低于")


def test_words_stand_before_a_number_or_behind() -> None:
    assert words_of_comparison().match("不低于90%")
    assert words_of_comparison().match("以上")


def test_the_longest_spelling_is_tried_first() -> None:
    found = re.match(alternatives(["不得", "不得低于", "不"]), "不得低于90%")
    assert found is not None
    assert found[0] == "不得低于"
