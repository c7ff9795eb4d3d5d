"""Every rule that differs from one in one spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.packs import mutants_of
from tests.packs.packfiles import load, pack_of, rule_with

if TYPE_CHECKING:
    from pathlib import Path

STRONG = "\n  good: [{预算数: 5}, {预算数: 9}]\n  bad: [{预算数: 1}, {预算数: 4.9}]"
AT_LEAST_FIVE = " 预算数 ≥ 5万元"


def test_mutants_are_spelled_as_rules_are(tmp_path: Path) -> None:
    packset = load(pack_of(rule_with(assert_=AT_LEAST_FIVE, examples=STRONG)), tmp_path)
    found = {mutant.change: mutant.expression for mutant, _ in mutants_of(packset.rule("XX001"))}
    assert found == {
        "“≥”改成“>”": "预算数 > 5万元",
        "差一万倍": "预算数 ≥ 5万元 × 10000",
        "“5万元”改成“5元”": "预算数 ≥ 5元",
    }


def test_nothing_is_scaled_by_ten_thousand(tmp_path: Path) -> None:
    packset = load(pack_of(rule_with(assert_=" 预算数 > 0元")), tmp_path)
    found = {mutant.change for mutant, _ in mutants_of(packset.rule("XX001"))}
    assert found == {"“>”改成“≥”"}


def test_each_mutant_is_the_rule_but_for_its_one_spot(tmp_path: Path) -> None:
    packset = load(pack_of(rule_with(assert_=AT_LEAST_FIVE, when=" 项目名称 有值")), tmp_path)
    rule = packset.rule("XX001")
    for mutant, changed in mutants_of(rule):
        other = {part for part in rule.sources if changed.sources[part] != rule.sources[part]}
        assert other == {mutant.part}
        assert changed.sources[mutant.part].text == mutant.expression
