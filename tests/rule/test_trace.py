"""Traces: every step with its value and its cell."""

from __future__ import annotations

from checker.rule import Outcome, trace_rule
from tests.language.workbench import table_set
from tests.rule.made import CAP, TWO_TABLES, rule


def test_a_trace_shows_every_step_with_its_value_and_cell() -> None:
    whole = table_set(TWO_TABLES)
    (trace,) = trace_rule(rule(CAP), whole)
    assert trace.outcome is Outcome.FAIL
    assert trace.address == "第1表 > 成本指标 > 归集经费"
    assert [(step.expression, step.value) for step in trace.when] == [
        ("指标值", "≤16796.7万元"),
        ("指标值 是 金额", "是"),
    ]
    assert [(step.expression, step.value) for step in trace.claim] == [
        ("指标值", "≤16796.7万元"),
        ("指标值.上限", "16796.7万元"),
        ("表.预算数", "8427.7万元"),
        ("指标值.上限 ≤ 表.预算数 ±显示精度", "否"),
    ]
    budget = trace.claim[2].place
    assert budget is not None
    assert budget.line == 4


def test_a_trace_of_a_record_the_rule_does_not_apply_to_stops_at_when() -> None:
    table = "{预算数: 2, 绩效指标: {二级指标: 成本指标, 指标值: 保障}}"
    (trace,) = trace_rule(rule(CAP), table_set(table))
    assert trace.outcome is Outcome.NOT_APPLICABLE
    assert trace.claim == ()
