"""The lexer takes of the terminals that can stand somewhere the one that comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from checker.values import COMMON
from checker.values.grammar import parser
from checker.values.lexer import UnreadableAt

if TYPE_CHECKING:
    from lark import Lark


def words_of(text: str) -> list[tuple[str, str]]:
    """The terminals of a text, as the parser would meet them."""
    lark = cast("Lark", parser(COMMON))
    state = lark.parse_interactive(text)
    return [(token.type, str(token)) for token in state.iter_parse()]


def test_the_words_of_a_text_in_its_order() -> None:
    assert words_of("不低于95%") == [("OPERATOR", "不低于"), ("NUMBER", "95"), ("UNIT", "%")]


def test_the_same_letters_are_another_word_in_another_place() -> None:
    assert words_of("2025年12月前") == [("YEAR", "2025年"), ("MONTH", "12月"), ("DUE", "前")]
    assert words_of("前三季度") == [("PART", "前三季度")]


def test_where_nothing_fits_the_place_and_what_could_stand_there_are_said() -> None:
    with pytest.raises(UnreadableAt) as stopped:
        words_of("12␣000人")
    assert stopped.value.at == 2
    assert "UNIT" in stopped.value.accepted
