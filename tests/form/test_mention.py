"""Numbers with their nouns in running text."""

from __future__ import annotations

import pytest

from checker.form.valueparts import mentions
from checker.values import COMMON


@pytest.mark.parametrize(
    ("text", "name", "shown", "sign"),
    [
        ("建设驿站11个", "驿站", "11个", ""),
        ("培训农户不少于300人", "农户", "300人", "≥"),
        ("压减会议5场以内", "会议", "5场", "≤"),
    ],
)
def test_a_number_comes_with_its_noun_and_the_words_of_its_sign(
    text: str, name: str, shown: str, sign: str
) -> None:
    (found,) = mentions(text, COMMON)
    assert name in found.name
    assert shown in found.shown
    assert found.sign == sign


def test_a_price_in_front_of_its_amount_is_told_beside_it() -> None:
    found = mentions("亩均投资1500元", COMMON)
    assert [one.amount.unit.name for one in found if one.amount.unit] == ["元", "元/亩"]


def test_a_text_without_figures_mentions_nothing() -> None:
    assert mentions("做好各项工作", COMMON) == ()
