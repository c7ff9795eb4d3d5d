"""Whether two texts of one cell mean the same: what a safe fix has to prove."""

from __future__ import annotations

import pytest

from checker.rule.sameness import is_read_whole, is_same_text, is_same_value, keeps_words
from checker.values import COMMON, parse


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("不低于90%", "≥90%", True),
        ("100%", "=100%", True),
        ("1.2万元", "12000元", True),
        ("≥90%", ">90%", False),
        ("≥90%", "≥90人", False),
        ("约90%", "=90%", False),
        ("≥3人", "≥3户", False),
        ("2025年12月底前", "2025年11月底前", False),
    ],
)
def test_readings_are_held_against_one_another(old: str, new: str, same: object) -> None:
    assert is_same_value(parse(old, COMMON), parse(new, COMMON)) is same


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("应不低于90%", "≥90%", True),
        ("平均不低于90%", "≥90%", False),
        ("不低于3公里", "≥3km", True),
        ("≥3人（含兼职）", "≥3人", False),
    ],
)
def test_every_word_that_is_no_comparison_or_unit_stays(old: str, new: str, kept: object) -> None:
    assert keeps_words(old, new, parse(old, COMMON), COMMON) is kept


def test_only_blanks_and_full_width_forms_may_differ() -> None:
    assert is_same_text("Ａ公司　维修", "A公司维修")
    assert not is_same_text("3 5座", "35座"), "a blank between figures ends a number"
    assert not is_same_text("维修", "维护")


def test_a_text_with_something_left_out_is_not_read_whole() -> None:
    assert is_read_whole(parse("≥90%", COMMON))
    assert not is_read_whole(parse("≥8O万元", COMMON))
