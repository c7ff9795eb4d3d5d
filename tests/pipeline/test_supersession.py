"""One finding per root cause: what fails speaks for what it supersedes, a doubt for nothing."""

from __future__ import annotations

import pytest

from checker.base.dataclass import replace
from checker.pipeline.supersession import supersede
from checker.rule import run_rule
from tests.language.workbench import table_set
from tests.rule.made import rule

FIRST = replace(
    rule("select: 表.绩效指标\nassert: 指标值.上限 ≤ 3万元\nunknown: info\nsupersedes: [ZZ002]"),
    id="ZZ001",
)
OTHER = replace(rule("select: 表.绩效指标\nassert: 三级指标 有值"), id="ZZ002")


@pytest.mark.parametrize(
    ("value", "standing"), [("≤8万元", ["ZZ001"]), ("≤8O万元", ["ZZ001", "ZZ002"])]
)
def test_only_a_failure_speaks_for_another_rule(value: str, standing: list[str]) -> None:
    whole = table_set(f"{{绩效指标: {{三级指标: , 指标值: {value}}}}}")
    outcomes = [(one, run_rule(one, whole)) for one in (FIRST, OTHER)]
    kept, dropped = supersede(outcomes, ())
    assert [finding.rule for finding in kept] == standing
    assert sum(dropped.values()) == 2 - len(standing)
