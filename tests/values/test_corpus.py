"""Every line of the public corpus means what it says, and reads back from its canonical form."""

from __future__ import annotations

import pytest

from checker.values import explain, parse
from tests.values.corpus import SHAPES, Case, as_case, cases, rows

ALL = [case for shape in SHAPES for case in cases(shape)]


@pytest.mark.parametrize("case", ALL, ids=str)
def test_a_text_means_what_the_corpus_says(case: Case) -> None:
    assert as_case(case.shape, case.text, parse(case.text)) == case


@pytest.mark.parametrize("case", ALL, ids=str)
def test_the_canonical_form_reads_back_as_an_equal_value(case: Case) -> None:
    value = parse(case.text)
    again = parse(str(value))
    assert again == value
    assert str(again) == str(value)


@pytest.mark.parametrize(("text", "reason", "position"), rows("mistakes"))
def test_a_mistake_has_its_name_and_its_place(text: str, reason: str, position: str) -> None:
    value = parse(text)
    assert (value.kind, value.reason, value.position) == ("unparsed", reason, int(position))


@pytest.mark.parametrize(("text", "reason", "position"), rows("mistakes"))
def test_a_mistake_is_explained_in_a_sentence_with_its_place(
    text: str, reason: str, position: str
) -> None:
    sentence = explain(parse(text))
    assert f"第{int(position) + 1}位" in sentence
    assert "{" not in sentence
    sentence.encode("gbk", errors="strict")


@pytest.mark.parametrize(("text", "notes"), rows("notes"))
def test_what_was_irregular_is_noted(text: str, notes: str) -> None:
    assert "、".join(parse(text).notes) == notes


def test_the_corpus_has_several_hundred_cases_without_repetition() -> None:
    assert len(ALL) >= 800
    assert len({(case.shape, case.text) for case in ALL}) == len(ALL)
