"""Rules changed on purpose: strong examples notice, weak ones are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.packs import mutants_of, survivors
from tests.language.workbench import bundled
from tests.packs.packfiles import load, pack_of, rule_with

if TYPE_CHECKING:
    from pathlib import Path

WEAK = "\n  good: [{预算数: 9}]\n  bad: [{预算数: 1}]"
STRONG = "\n  good: [{预算数: 5}, {预算数: 9}]\n  bad: [{预算数: 1}, {预算数: 4.9}]"
AT_LEAST_FIVE = " 预算数 ≥ 5万元"


def changes(folder: Path, **keys: str) -> list[str]:
    packset = load(pack_of(rule_with(**keys)), folder)
    return [mutant.change for mutant in survivors(packset.rule("XX001"), packset)]


def test_a_boundary_no_example_stands_on_is_noticed(tmp_path: Path) -> None:
    found = changes(tmp_path, assert_=AT_LEAST_FIVE, examples=WEAK)
    assert found == ["“≥”改成“>”"]


def test_examples_on_the_boundary_kill_every_mutant(tmp_path: Path) -> None:
    assert changes(tmp_path, assert_=AT_LEAST_FIVE, examples=STRONG) == []


def test_a_part_no_example_needs_is_noticed(tmp_path: Path) -> None:
    found = changes(tmp_path, assert_=AT_LEAST_FIVE + " 且 财政资金 为空", examples=STRONG)
    assert "去掉“且”的一项：财政资金 为空" in found


def test_a_difference_that_is_none_can_be_acknowledged(tmp_path: Path) -> None:
    equivalent = "\n  - {expression: 预算数 > 5万元, reason: 预算数不会正好是5万元}"
    found = changes(tmp_path, assert_=AT_LEAST_FIVE, examples=WEAK, equivalent=equivalent)
    assert found == []


def test_mutants_are_spelled_as_rules_are(tmp_path: Path) -> None:
    packset = load(pack_of(rule_with(assert_=AT_LEAST_FIVE, examples=STRONG)), tmp_path)
    found = {mutant.change: mutant.expression for mutant, _ in mutants_of(packset.rule("XX001"))}
    assert found == {
        "“≥”改成“>”": "预算数 > 5万元",
        "差一万倍": "预算数 ≥ 5万元 × 10000",
        "“5万元”改成“5元”": "预算数 ≥ 5元",
    }


def test_rules_of_reading_have_no_mutants() -> None:
    assert survivors(bundled().rule("GC001"), bundled()) == ()
