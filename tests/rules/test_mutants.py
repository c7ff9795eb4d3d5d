"""The examples of the bundled rules notice changes, and must not notice fewer of them."""

from __future__ import annotations

import pytest

from checker.finding import Severity
from checker.packs import MutationResult, mutants_by_group
from tests.rules.mutants import MOST, ceiling, results, results_of_definitions


@pytest.fixture(scope="module")
def every() -> tuple[MutationResult, ...]:
    return results()


@pytest.mark.slow
def test_no_group_lives_more_than_before(every: tuple[MutationResult, ...]) -> None:
    groups, most = mutants_by_group(every), ceiling()
    assert {name: count.alive for name, count in groups.items() if count.alive > most[name]} == {}
    assert all(count.share <= MOST for count in groups.values())


@pytest.mark.slow
def test_no_change_of_what_an_error_asks_for_lives(every: tuple[MutationResult, ...]) -> None:
    alive = [
        f"{mutant.rule} {mutant.part}：{mutant.change}"
        for result in every
        if result.rule.severity is Severity.ERROR
        for mutant in result.survivors
        if mutant.part in ("when", "assert")
    ]
    assert alive == []


@pytest.mark.slow
def test_what_is_acknowledged_as_equal_is_a_change_that_lives(
    every: tuple[MutationResult, ...],
) -> None:
    assert [result.rule.id for result in every if result.stale] == []


@pytest.mark.slow
def test_no_change_of_a_name_that_rules_share_lives() -> None:
    found = results_of_definitions()
    assert {one.definition.name: one.survivors for one in found if one.survivors} == {}
    assert len(found) > 3
