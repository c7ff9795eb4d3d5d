"""What may stand beside an amount without being part of it."""

from __future__ import annotations

import pytest

from checker.values.dropped import hedge_in, is_consequence, limit_in, shared_by, without_limit


@pytest.mark.parametrize(("text", "word"), [("约覆盖", "约"), ("预计服务", "预计"), ("覆盖", "")])
def test_a_word_that_hedges(text: str, word: str) -> None:
    assert hedge_in(text) == word


@pytest.mark.parametrize(("text", "word"), [("日均接待", "日"), ("单次补助", "次"), ("接待", None)])
def test_what_an_amount_is_per(text: str, word: str | None) -> None:
    assert shared_by(text) == word


def test_a_limit_in_front_of_a_label() -> None:
    assert limit_in("最高补贴") is not None
    assert without_limit("最高补贴") == "补贴"
    assert limit_in("补贴") is None


def test_what_follows_is_no_part_of_an_amount() -> None:
    assert is_consequence("约谈")
    assert not is_consequence("个社区")
