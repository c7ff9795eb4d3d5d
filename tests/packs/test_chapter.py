"""The pack of a bureau that the manual shows: it holds, with strict examples, as its page says."""

from __future__ import annotations

import pytest

from checker.packs import load_packs, mutate
from checker.values import counting
from tests.packs.chapter import PACK, PAGE, page

RULES = [f"CS{number:03}" for number in range(1, 16)]


def test_every_example_comes_out_as_it_says() -> None:
    assert {rule.id for rule in load_packs([PACK], examples=True).rules} >= set(RULES)


def test_the_page_is_what_the_pack_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("name", RULES)
def test_no_change_of_a_rule_goes_unnoticed(name: str) -> None:
    packs = load_packs([PACK])
    with counting(packs.units):
        result = mutate(packs.rule(name), packs)
    assert result.tried
    assert result.survivors == ()


def test_no_rule_needs_a_regular_expression() -> None:
    assert "匹配" not in PACK.read_text(encoding="utf-8")
    assert "替换(" not in PACK.read_text(encoding="utf-8")
