"""The packs of bureaus that the manual shows: they hold, with strict examples, as their pages
say."""

from __future__ import annotations

import pytest

from checker.packs import CATALOGUE, load_packs, mutate
from tests.packs.chapter import CHAPTERS, Chapter, written

RULES = [
    (chapter, f"{letters}{number:03}")
    for chapter, letters in zip(CHAPTERS, ("CS", "WJ"), strict=True)
    for number in range(1, 16)
]


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda one: one.name)
def test_every_example_comes_out_as_it_says(chapter: Chapter) -> None:
    rules = load_packs([chapter.pack], examples=True).rules
    own = [rule.id for rule in rules if rule.pack != CATALOGUE]
    assert own == [name for one, name in RULES if one == chapter]


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda one: one.name)
def test_a_page_is_what_its_pack_says(chapter: Chapter) -> None:
    assert chapter.page.read_text(encoding="utf-8") == written(chapter)


@pytest.mark.parametrize(("chapter", "name"), RULES, ids=lambda one: getattr(one, "name", one))
def test_no_change_of_a_rule_goes_unnoticed(chapter: Chapter, name: str) -> None:
    packs = load_packs([chapter.pack])
    result = mutate(packs.rule(name), packs)
    assert result.tried
    assert result.survivors == ()


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda one: one.name)
def test_no_rule_needs_a_regular_expression(chapter: Chapter) -> None:
    assert "匹配" not in chapter.pack.read_text(encoding="utf-8")
    assert "替换(" not in chapter.pack.read_text(encoding="utf-8")
