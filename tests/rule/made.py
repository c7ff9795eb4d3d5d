"""Rules and tables written for tests, and what they come to."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

from checker.packs.reader import NodeReader
from checker.packs.ruleyaml import read_rule
from checker.rule import run_rule
from checker.strictyaml import load_documents
from tests.language.workbench import table_set

if TYPE_CHECKING:
    from checker.rule import Rule
    from checker.rule.outcome import RuleOutcome

HEAD = """
id: ZZ001
name: a-rule
title: 规则
since: 1.0.0
severity: error
examples: {good: [{}], bad: [{}]}
"""


def rule(body: str) -> Rule:
    """A rule of the given keys; whatever else a rule needs is filled in."""
    text = HEAD + dedent(body)
    if "\nmessage:" not in text:
        text += "\nmessage: 不对\n"
    reader = NodeReader()
    (document,) = load_documents(text, "rule.yaml")
    assert document.root is not None
    made = read_rule(reader, document.root, "test")
    assert reader.mistakes == []
    assert made is not None
    return made


def run(body: str, table: str, **binding: object) -> RuleOutcome:
    return run_rule(rule(body), table_set(table, **binding))  # type: ignore[arg-type]  # passed on


def counts(outcome: RuleOutcome) -> tuple[int, int, int, int]:
    return outcome.passed, outcome.failed, outcome.not_applicable, outcome.unknown


CAP = """
    select: 表.绩效指标[是成本指标]
    when: 指标值 是 金额
    assert: 指标值.上限 ≤ 表.预算数 ±显示精度
    message: “{三级指标}”上限为{指标值.上限}，预算数为{表.预算数}，相差{差(指标值.上限, 表.预算数)}
    expected: ≤{表.预算数}
    related:
      select: 全套.表[预算数 = 本.指标值.上限]
      at: 预算数
      message: 等于“{项目名称}”的预算数
    fix: {safety: unsafe, replacement: "≤{表.预算数}"}
"""
TWO_TABLES = """
    全套:
      - 项目名称: 甲项目
        预算数: 8427.70
        绩效指标:
          - {二级指标: 成本指标, 三级指标: 归集经费, 指标值: ≤16796.7万元}
          - {二级指标: 数量指标, 三级指标: 人数, 指标值: ≥22人}
      - {项目名称: 乙项目, 预算数: 16796.70}
"""
DOUBTFUL = """
    全套:
    - {项目名称: 甲, 预算数: 8O, 绩效指标: {三级指标: 打井数量, 指标值: ≥6眼}}
    - {项目名称: 乙, 预算数: 20, 绩效指标: {三级指标: 打井数量, 指标值: ≥6眼}}
    - {项目名称: 丙, 预算数: 9, 绩效指标: {三级指标: 打井数量, 指标值: ≥6眼}}
"""
CHEAPER = """
    select: 表
    when: 预算数 有值
    define: {便宜的: "全套.表[预算数 < 本.预算数]", 头一个: 首个(便宜的)}
    assert: 便宜的 为空
    message: |
      比{首个(便宜的).项目名称}（{头一个.预算数}）贵，共{计数(便宜的)}个，{合并(便宜的.项目名称)}
    expected: 不高于{首个(便宜的).预算数}
    related: {select: 首个(便宜的), at: 预算数, message: "{项目名称}的预算"}
"""
