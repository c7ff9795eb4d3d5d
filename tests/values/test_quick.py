"""The short cut for the commonest shape reads exactly what the grammar reads."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.values import COMMON
from checker.values.fold import fold
from checker.values.mistakes import Unreadable
from checker.values.parser import grammar_value, hide_words
from checker.values.quick import quick_value
from checker.values.units import common_table
from checker.values.vocabulary import words
from tests.values.corpus import SHAPES, cases

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.values import Value

SPELLINGS = sorted(common_table().spellings)
FRONTS = ["", "≥", "≤", ">", "<", "=", ">=", "<=", "＞＝", "不低于", "至少", "超过", "控制在", "为"]
ENDS = ["", "。", "人", "%", "左右", *words().suffixes]


def both(text: str) -> tuple[object, object]:
    """What the short cut and the grammar make of a text; None where the short cut leaves it."""
    folded = fold(text)
    quick = quick_value(COMMON, folded)
    if quick is None:
        return None, None
    slow = outcome(
        lambda: replace(grammar_value(COMMON, hide_words(COMMON, folded), folded), text=folded)
    )
    return outcome(lambda: quick), slow


def outcome(read: Callable[[], Value]) -> object:
    """A value with all its parts, or the name and place of the mistake in it."""
    try:
        value = read()
    except Unreadable as mistake:
        return mistake.reason, mistake.at
    return value, value.notes, repr(value)


def test_the_short_cut_agrees_with_the_grammar_on_the_corpus() -> None:
    taken = 0
    for shape in SHAPES:
        for case in cases(shape):
            quick, slow = both(case.text)
            assert quick == slow, case.text
            taken += quick is not None
    assert taken > 150


def test_the_short_cut_agrees_with_the_grammar_on_every_unit() -> None:
    for spelling in SPELLINGS:
        for front in ("≥22", "3", "<=1.50万", "2025", "=12"):
            quick, slow = both(front + spelling)
            assert quick == slow, front + spelling


@given(
    st.sampled_from(FRONTS),
    st.from_regex(r"[0-9]{1,6}(\.[0-9]{1,3})?[万亿]?([-~][0-9]{1,4}(\.[0-9])?)?", fullmatch=True),
    st.sampled_from(SPELLINGS),
    st.one_of(st.just(""), st.sampled_from(SPELLINGS).map("/".__add__)),
    st.sampled_from(ENDS),
)
@settings(max_examples=1000, deadline=None)
def test_the_short_cut_agrees_with_the_grammar(
    sign: str, number: str, unit: str, per: str, end: str
) -> None:
    quick, slow = both(sign + number + unit + per + end)
    assert quick == slow


@given(
    st.sampled_from(FRONTS),
    st.from_regex(r"(19|20)?[0-9]{1,6}(\.[0-9]{1,3})?[万亿]?([-~][0-9]{1,4})?", fullmatch=True),
    st.sampled_from(ENDS),
)
@settings(max_examples=1000, deadline=None)
def test_the_short_cut_agrees_with_the_grammar_on_numbers_alone(
    sign: str, number: str, end: str
) -> None:
    quick, slow = both(sign + number + end)
    assert quick == slow


def test_an_amount_of_a_column_of_money_takes_the_short_cut() -> None:
    assert all(both(text)[0] for text in ("262.96", "8427.70", "5", "≥90", "不低于90", "10万"))
    assert both("2025.1") == both("2025-2026") == (None, None)


def test_the_short_cut_agrees_with_the_grammar_on_every_word_of_comparison() -> None:
    for word in (*FRONTS, *words().operators, "不得低于", "没有超过", "未超"):
        for amount in ("5人", "90%", "3.5万元/年"):
            quick, slow = both(word + amount)
            assert quick == slow, word + amount
    for word in ENDS:
        for amount in ("≥5人", "90%", "5元/人"):
            quick, slow = both(amount + word)
            assert quick == slow, amount + word


def test_the_commonest_values_need_no_grammar() -> None:
    script = (
        "import sys; from checker.values import parse; "
        "[parse(text) for text in ('≥22人', '保障', '≤7585万元', '100%', '262.96')]; "
        "sys.exit('checker.values.grammar' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
