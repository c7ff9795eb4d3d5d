"""The words around the body of a value, sorted by what they do to it."""

from __future__ import annotations

import pytest

from checker.values import COMMON, parse


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("不低于5个以上", "≥5个"),  # in front and behind they may say the same twice
        ("≥85分（不含）", ">85分"),
        ("85分（含）以上", "≥85分"),
        ("周≥1次", "≥1次/周"),  # a label that is nothing but a period
        ("最高补贴2000元", "≤2000元"),  # a label that begins with a limit
        ("每人每月500元", "500元/人·月"),
    ],
)
def test_each_word_does_its_part(text: str, same: str) -> None:
    assert parse(text, COMMON) == parse(same, COMMON)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("≥≥5个", "doubled-operator"),
        ("不低于5个以下", "contradictory-operators"),
        (">5个（含）", "contradictory-operators"),
        ("500元（不含）", "contradictory-operators"),
    ],
)
def test_words_that_contradict_one_another_are_not_read(text: str, reason: str) -> None:
    assert parse(text, COMMON).reason == reason


@pytest.mark.parametrize("text", ["约500人", "500人左右", "约覆盖500人", "500人（预计）"])
def test_a_hedge_stands_in_front_behind_and_within(text: str) -> None:
    assert parse(text, COMMON).approximate


def test_a_range_may_be_held_within_its_own_ends() -> None:
    held = parse("湿度控制在45%-60%", COMMON)
    assert held.lower is not None
    assert held.upper is not None
    assert (held.lower.value, held.upper.value) == (45, 60)
