"""Definitions of a pack, and severities by condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.packs import load_packs
from checker.packs.examples import run_example
from tests.packs.packfiles import mistakes, pack_of, rule_with

if TYPE_CHECKING:
    from pathlib import Path

DEFINE = """
  没有评分依据:
    expression: 评分标准 为空 且 指标值.档次 为空
    about: 没有写评分标准，指标值里也没有档次。
  培训项目: 项目名称 包含 "培训"
  大项目: 培训项目 且 预算数 > 100万元
  同名表: 全套.表[项目名称 = 本.项目名称]
"""
EXAMPLES = """
  good: [{项目名称: 培训, 绩效指标: {三级指标: 效果, 指标值: 明显, 评分标准: 酌情}}]
  bad:
    - {项目名称: 培训, 预算数: 101, 绩效指标: {三级指标: 效果, 指标值: 明显}}
    - {项目名称: 培训, 预算数: 100, 绩效指标: {三级指标: 效果, 指标值: 明显}}
    - {项目名称: 培训, 预算数: 1OO, 绩效指标: {三级指标: 效果, 指标值: 明显}}
  near: [{项目名称: 养护, 绩效指标: {三级指标: 效果, 指标值: 明显}}]
"""
RULE = rule_with(
    select=" 表.绩效指标[指标值 是 定性]",
    when=" 培训项目",
    assert_=" 非 没有评分依据",
    severity=" {error: 大项目, warning: 其余}",
    examples=EXAMPLES,
)


def defined(define: str, rule: str) -> str:
    return pack_of(rule).replace("language: 1\n", f"language: 1\ndefine:{define}")


def test_rules_use_the_definitions_of_their_pack_and_grade_by_condition(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(defined(DEFINE, RULE), encoding="utf-8")
    packset = load_packs([tmp_path / "pack.yaml"], examples=True)
    rule = packset.rule("XX001")
    found = [
        finding.severity
        for example in rule.origin.examples
        for _, finding in run_example(rule, example, packset).findings
    ]
    # What cannot be told is not made worse: 1OO is no amount.
    assert found == [Severity.ERROR, Severity.WARNING, Severity.WARNING]
    assert rule.severity is Severity.ERROR


def test_a_pack_above_uses_them_too(tmp_path: Path) -> None:
    (tmp_path / "below.yaml").write_text(defined(DEFINE, RULE), encoding="utf-8")
    above = pack_of(
        rule_with(
            id=" XX002",
            name=" b-rule",
            assert_=" 非 大项目",
            examples="\n  good: [{项目名称: 培训, 预算数: 3}]"
            "\n  bad: [{项目名称: 培训, 预算数: 300}]",
        )
    ).replace("pack: local.test", "pack: above\nextends: below.yaml")
    (tmp_path / "above.yaml").write_text(above, encoding="utf-8")
    assert load_packs([tmp_path / "above.yaml"], examples=True).rule("XX002")


def wrong(define: str, folder: Path, asked: str = " 预算数 有值") -> list[str]:
    return mistakes(defined(define, rule_with(assert_=asked)), folder)


def test_a_wrong_definition_is_said_once_at_its_place(tmp_path: Path) -> None:
    for define, said in (
        ("\n  甲: 预算书 > 3万元\n", "5:6 “表”没有字段“预算书”，是否想写“预算数”？"),
        ("\n  甲: 三级指标 = 指标值\n", "5:6 “指标值”不能直接同文本比较"),
        ("\n  预算数: 3万元\n", "5:3 “预算数”已经是栏目，请换一个名字。"),
        ("\n  是成本指标: 真\n", "5:3 “是成本指标”已经是表样里的名称"),
        ("\n  上年: 3万元\n", "5:3 “上年”已经是栏目"),
        ("\n  求和: 3万元\n", "5:3 “求和”是函数"),
        ("\n  甲: 乙 > 3万元\n  乙: 预算数\n", "5:6 “乙”在“define”里写在后面"),
        ("\n  甲: 甲 > 3万元\n", "5:6 “甲”在“define”里写在后面（或就是它自己）"),
        ("\n  甲: {about: 没有表达式}\n", "5:6 定义“甲”缺少expression"),
        ("\n  甲: {expression: 预算数, on: 绩效目表}\n", "5:28 “on”没有“绩效目表”"),
        ("\n  甲: 预算数 >\n", "5:6 "),
    ):
        (only,) = wrong(define, tmp_path)
        assert said in only or define.endswith(">\n"), (define, only)


def test_a_definition_of_rows_is_no_field_of_a_table(tmp_path: Path) -> None:
    (only,) = wrong(DEFINE, tmp_path, asked=" 没有评分依据")
    assert "“表”没有字段“没有评分依据”" in only


def test_wrong_severities_are_said_once(tmp_path: Path) -> None:
    for severity, said in (
        (" {error: 预算数 > 3万元}", "最后一种写“其余”"),
        (" {error: 其余, warning: 预算数 > 3万元}", "最后一种写“其余”"),
        (" {error: 预算数 > 3人, warning: 其余}", "量纲不同"),
        (" {eror: 预算数 > 3万元, warning: 其余}", "没有“eror”"),
    ):
        (only,) = mistakes(pack_of(rule_with(severity=severity)), tmp_path)
        assert said in only, only
