"""Which rules run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.base.errors import UsageError
from checker.packs import select_rules
from tests.language.workbench import bundled
from tests.packs.packfiles import load, pack_of, rule_with

if TYPE_CHECKING:
    from pathlib import Path


def ids(*select: str, extend: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> list[str]:
    return [rule.id for rule in select_rules(bundled(), select, extend, ignore)]


@pytest.mark.parametrize(
    "name",
    ["GC202", "gc202", "cost-cap-above-budget", "成本上限高于预算数", "Cost-Cap-above-budget"],
)
def test_a_rule_has_an_id_a_name_and_a_title(name: str) -> None:
    assert ids(name) == ["GC202"]
    assert bundled().rule(name).id == "GC202"


def test_a_prefix_selects_a_group() -> None:
    found = ids("GC2")
    assert "GC202" in found
    assert all(rule.startswith("GC2") for rule in found)


def test_ignoring_and_extending() -> None:
    assert "GC202" not in ids("GC2", ignore=("GC202",))
    assert ids("GC202", extend=("GC601",)) == ["GC202", "GC601"]
    assert ids("GC202", "GC202") == ["GC202"]


def test_disabled_rules_run_only_when_named(tmp_path: Path) -> None:
    packset = load(pack_of(rule_with(enabled=" false")), tmp_path)
    assert "XX001" not in [rule.id for rule in select_rules(packset)]
    assert [rule.id for rule in select_rules(packset, ["XX001"])] == ["XX001"]
    assert "XX001" in [rule.id for rule in select_rules(packset, [], ["XX"])]


def test_every_unknown_name_is_said_with_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        select_rules(bundled(), ["GC999", "成本上限高于预算"], [], ["cost-cap"])
    first, second, third = (mistake.message for mistake in caught.value.mistakes)
    assert first.startswith("没有叫“GC999”的规则，是否想写“GC9")
    assert second == "没有叫“成本上限高于预算”的规则，是否想写“成本上限高于预算数”？"
    assert third.startswith("没有叫“cost-cap”的规则，是否想写“cost-cap-")


def test_an_empty_name_selects_nothing() -> None:
    with pytest.raises(UsageError, match="没有叫“”的规则"):
        select_rules(bundled(), [""])
