"""Tests of a text that remember what they came to."""

from __future__ import annotations

from checker.language import remembered
from checker.language.frame import Frame, Steps
from checker.language.gaps import Unknown
from checker.language.remembered import Remembered, patterns_test, pieces_test, words_test


def test_words_pieces_and_their_opposites() -> None:
    assert words_test(("甲 ", "乙"), False)["乙"] is True
    assert words_test(("甲 ", "乙"), True)["甲"] is False
    assert pieces_test("包含", ("桥", ""), False)["修桥三座"] is True
    assert pieces_test("开头是", ("桥",), False)["修桥三座"] is False
    assert pieces_test("结尾是", ("座",), True)["修桥三座"] is False
    assert pieces_test("包含", ("",), False)["修桥三座"] is False
    unknown = Unknown("读不懂")
    assert words_test(("甲",), False)[unknown] == unknown


def test_searching_again_costs_the_steps_it_cost_before() -> None:
    run, steps = patterns_test(("修.座",), False), Steps(1_000)
    frame = Frame(None, steps)
    assert run(frame, "修3座") is True
    once = 1_000 - steps.left
    assert run(frame, "修3座") is True
    assert 1_000 - steps.left == 2 * once
    assert patterns_test(("修.座",), True)(frame, "修3座") is False


def test_memory_is_bounded() -> None:
    known = Remembered()
    for number in range(remembered.MOST_REMEMBERED + 1):
        known.keep(str(number), number)
    assert len(known) == 1
    assert known.keep("长" * (remembered.LONGEST_REMEMBERED + 1), 7) == 7
    assert len(known) == 1
