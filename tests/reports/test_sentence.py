"""A finding in one line."""

from __future__ import annotations

from dataclasses import replace

from checker.base.place import Place
from checker.reports.sentence import placed_sentence, sentence, titled_sentence
from tests.reports.samples import COST

PLAIN = replace(COST, message="上限高于\n预算数", expected="≤3万元")


def test_what_is_wrong_comes_with_what_would_be_right_on_one_line() -> None:
    assert sentence(PLAIN) == "上限高于 预算数（应为 ≤3万元）"
    assert sentence(replace(PLAIN, expected=None)) == "上限高于 预算数"


def test_a_title_tells_rule_and_severity() -> None:
    said = titled_sentence(PLAIN)
    assert said == f"错误 GC202 {PLAIN.title}：{sentence(PLAIN)}"


def test_a_place_without_a_line_is_told_in_words() -> None:
    in_sheet = replace(PLAIN, place=Place("a.xlsx", cell="表1!E12"))
    assert "E12" in placed_sentence(in_sheet).partition("：")[0]
