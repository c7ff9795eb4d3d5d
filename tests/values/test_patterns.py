"""The patterns of the terminals, and the guard that the lexer passes nothing over."""

from __future__ import annotations

import re

import pytest

from checker.values import COMMON
from checker.values.fold import fold
from checker.values.grammar import value_tables
from checker.values.patterns import first_characters, terminal_patterns
from tests.values.corpus import SHAPES, cases


@pytest.mark.parametrize(
    ("terminal", "text", "word"),
    [
        ("OPERATOR", "最低3次", "最低"),
        ("OPERATOR", "最低工资标准≥2000元", None),  # part of a name
        ("HEDGE", "约500人", "约"),
        ("HEDGE", "约谈500人", None),
        ("CHANGE", "增长5%", "增长"),
        ("FESTIVAL", "春节前", "春节"),
        ("FESTIVAL", "春节慰问", None),
        ("NAME", "65岁以上老年人体检率≥70%", "65岁以上老年人体检率"),
    ],
)
def test_a_word_counts_only_in_front_of_what_it_speaks_of(
    terminal: str, text: str, word: str | None
) -> None:
    found = re.match(terminal_patterns(COMMON)[terminal], text)
    assert (found[0] if found else None) == word


def test_nothing_in_the_corpus_begins_with_a_character_the_lexer_passes_over() -> None:
    heads = first_characters(COMMON)
    matchers = [
        (name, re.compile(expression))
        for name, expression in value_tables(COMMON).terminals
        if name in heads
    ]
    for text in {fold(case.text) for shape in SHAPES for case in cases(shape)}:
        for at, char in enumerate(text):
            for name, matcher in matchers:
                assert char in heads[name] or not matcher.match(text, at), (name, text, at)


def test_words_begin_with_the_characters_the_lexer_expects() -> None:
    heads, patterns = first_characters(COMMON), terminal_patterns(COMMON)
    followed = ("5", "≥5", "不低于5", "约5", "每月", "", "上年", ";", "的水平")
    for name in ("OPERATOR", "HEDGE", "CHANGE", "AVERAGE", "MODAL"):
        matcher = re.compile(patterns[name])
        for code in range(0x4E00, 0x9FFF):
            head = chr(code)
            if head in heads[name]:
                continue
            assert not any(matcher.match(head + rest) for rest in followed), (name, head)
