"""The packs that ship: checked in full, and every example gives the outcome it promises."""

from __future__ import annotations

import pytest

from checker import packs
from checker.packs import load_packs
from tests.language.workbench import bundled


def test_the_bundled_packs_have_no_mistake() -> None:
    load_packs(check=True)


@pytest.mark.parametrize("rule", [rule.id for rule in bundled().rules if not rule.reader])
def test_the_examples_of_a_rule_come_out_as_promised(rule: str) -> None:
    results = packs.test_rules([bundled().rule(rule)], bundled())
    assert [f"{one.example.place}: {one.problem}" for one in results if not one.passed] == []


@pytest.mark.parametrize("rule", [rule.id for rule in bundled().rules if not rule.reader])
def test_a_rule_has_a_near_miss(rule: str) -> None:
    expectations = {example.expect for example in bundled().rule(rule).origin.examples}
    assert {"good", "bad", "near"} <= expectations


def test_every_profile_knows_the_same_predicates_and_its_own_levels() -> None:
    first, *others = bundled().profiles
    for profile in others:
        assert set(profile.predicates) == set(first.predicates)
    form = bundled().surroundings.profile("2015")
    assert form is not None
    assert form.parents("成本指标") == ("产出指标",)
