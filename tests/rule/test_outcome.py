"""Rules on tables: outcomes, findings, indexes, budgets, traces."""

from __future__ import annotations

import pytest

from checker.finding import Row, Severity, row_of
from checker.form.whole import bind_set
from checker.packs.packset import PackSet
from checker.rule import run_rule
from tests.language.workbench import bundled, evaluate, table_set
from tests.rule.made import CAP, DOUBTFUL, counts, rule, run


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("{预算数: 3, 绩效指标: {二级指标: 成本指标, 指标值: ≤3万元}}", (1, 0, 0, 0)),
        ("{预算数: 2, 绩效指标: {二级指标: 成本指标, 指标值: ≤3万元}}", (0, 1, 0, 0)),
        ("{预算数: 2, 绩效指标: {二级指标: 数量指标, 指标值: ≤3万元}}", (0, 0, 0, 0)),
        ("{预算数: 2, 绩效指标: {二级指标: 成本指标, 指标值: 不超预算}}", (0, 0, 1, 0)),
        ("{预算数: 2, 绩效指标: {二级指标: 成本指标, 指标值: ≥3万元}}", (0, 0, 1, 0)),
        ("{预算数: 2, 绩效指标: {二级指标: 成本指标, 指标值: ≤8O.5万元}}", (0, 0, 0, 1)),
        ("{预算数: , 绩效指标: {二级指标: 成本指标, 指标值: ≤3万元}}", (0, 0, 0, 1)),
        ("{预算数: 9O, 绩效指标: {二级指标: 成本指标, 指标值: ≤3万元}}", (0, 0, 0, 1)),
    ],
)
def test_outcomes(table: str, expected: tuple[int, int, int, int]) -> None:
    assert counts(run(CAP, table)) == expected


def test_the_reasons_of_unknown_records_are_kept_once_each() -> None:
    outcome = run(
        "select: 表.绩效指标\nassert: 表.预算数 > 0",
        "{预算数: 9O, 绩效指标: [{指标值: 甲}, {指标值: 乙}]}",
    )
    assert outcome.unknown == 2
    assert outcome.reasons == ["“预算数”写作“9O”，读不出金额"]


DOUBTED = """
    select: 表.绩效指标
    assert: 指标值.上限 ≤ 表.预算数
    at: 指标值
    unknown: info
    supersedes: [ZZ002]
"""


def test_what_cannot_be_judged_is_told_where_the_rule_asks_for_it() -> None:
    rows = "{预算数: 2, 绩效指标: [{指标值: ≤3万元}, {三级指标: 费用, 指标值: ≤8O万元}]}"
    outcome = run(DOUBTED, rows)
    assert counts(outcome) == (0, 1, 0, 1)
    failure, doubt = (finding for _, finding in outcome.findings)
    assert (failure.severity, failure.in_doubt) == (Severity.ERROR, False)
    assert (doubt.severity, doubt.in_doubt) == (Severity.INFO, True)
    assert doubt.message == "不能判断“规则”：指标值“≤8O万元”读不懂"
    assert (doubt.field, doubt.text, doubt.indicator) == ("指标值", "≤8O万元", 1)
    assert (doubt.place.line, doubt.place.column) == (1, 46)


@pytest.mark.parametrize("asked", ["unknown: ledger", ""])
def test_what_cannot_be_judged_is_only_counted_otherwise(asked: str) -> None:
    outcome = run(DOUBTED.replace("unknown: info", asked), "{预算数: , 绩效指标: {指标值: ≤3}}")
    assert (counts(outcome), outcome.findings) == ((0, 0, 0, 1), [])


def test_a_record_a_filter_cannot_judge_is_unknown() -> None:
    body = "select: 资金[金额 > 1万元]\nassert: 名称 = “财政资金”"
    assert counts(run(body.replace("资金[", "表.资金["), "{财政资金: 9O}")) == (0, 0, 0, 1)


def test_a_filter_on_the_table_itself() -> None:
    body = "select: 表[预算数 有值]\nassert: 预算数 > 5万元"
    assert counts(run(body, "{预算数: 3}")) == (0, 1, 0, 0)
    assert counts(run(body, "{预算数: }")) == (0, 0, 0, 0)


def test_definitions_are_worked_out_once_a_record_and_build_on_each_other() -> None:
    body = """
        select: 表
        define:
          合计: 求和(空作零(资金.金额))
          差额: 差(预算数, 合计)
        assert: 差额 = 0
        message: 相差{差额}
        at: 预算数
    """
    outcome = run(body, "{预算数: 10, 财政资金: 7, 其他资金: }")
    assert outcome.findings[0][1].message == "相差3万元"


def test_a_definition_used_inside_a_filter_does_not_disturb_it() -> None:
    body = """
        select: 表.绩效指标
        define:
          同名: 表.绩效指标[三级指标 = 本.三级指标]
          别的: 表.绩效指标[此 ≠ 本 且 三级指标 属于 同名.三级指标]
        assert: 别的 为空
    """
    table = "{绩效指标: [{三级指标: 甲}, {三级指标: 乙}, {三级指标: 甲}]}"
    assert counts(run(body, table)) == (1, 2, 0, 0)


def test_rules_on_any_cell_know_which_cell_it_is() -> None:
    body = "select: 表.单元格[文本 有值]\nassert: 文本 不包含 “坏”"
    outcome = run(
        body, "{项目名称: 坏项目, 绩效目标: [好, 坏目标], 绩效指标: [{三级指标: 坏指标}]}"
    )
    found = [(key.row, finding.field) for key, finding in outcome.findings]
    assert found == [(Row(), "项目名称"), (row_of(None, 2), "绩效目标"), (row_of(0), "三级指标")]


def test_goals_are_records() -> None:
    outcome = run(
        "select: 表.绩效目标[序号 > 1]\nassert: 文本 不包含 “坏”", "{绩效目标: [坏, 坏的, 好]}"
    )
    ((key, finding),) = outcome.findings
    assert key.row == row_of(None, 2)
    assert key == finding.subject.whole_row
    assert (finding.field, finding.text) == ("绩效目标", "坏的")


def test_profiles_limit_a_rule() -> None:
    body = "profiles: [2021]\nselect: 表\nassert: 项目名称 为空"
    assert counts(run(body, "{项目名称: 甲}", profile="2015")) == (0, 0, 0, 0)
    assert counts(run(body, "{项目名称: 甲}", profile="2021")) == (0, 1, 0, 0)


@pytest.mark.parametrize(
    ("rows", "profile", "is_cost"),
    [
        ("{二级指标: 成本指标}", "2015", True),
        ("{一级指标: 产出指标, 二级指标: 经济成本}", "2021", True),
        ("{一级指标: 成本指标, 二级指标: 经济成本指标}", "2021", True),
        ("{一级指标: 产出指标, 二级指标: 数量指标}", "2015", False),
        ("{二级指标: 自拟指标}", "2015", False),
        ("{三级指标: 甲}", "2015", False),
    ],
)
def test_the_form_is_found_and_says_what_a_cost_indicator_is(
    rows: str, profile: str, is_cost: bool
) -> None:
    whole = table_set(f"{{绩效指标: {rows}}}")
    assert whole.tables[0].profile == profile
    verdict = evaluate("是成本指标", f"{{绩效指标: {rows}}}", on="绩效指标")
    assert verdict is is_cost


@pytest.mark.parametrize(
    ("years", "given_year", "year", "source"),
    [
        (["2025年甲", "2025年乙", "2024年丙"], None, 2025, "全套多数"),
        (["2024年甲", "2025年乙"], None, 2025, "全套多数"),
        (["甲", "津财社指【2024】132号"], None, None, None),
        (["2024年甲"], 2025, 2025, "配置"),
    ],
)
def test_the_year_of_a_set(
    years: list[str], given_year: int | None, year: int | None, source: str | None
) -> None:
    tables = "\n".join(f"  - 项目名称: {name}" for name in years)
    whole = table_set(f"全套:\n{tables}", year=given_year)
    assert (whole.year, whole.year_source) == (year, source)


def test_a_table_s_own_year_wins() -> None:
    table = "{年度: 2024, 项目名称: 2025年甲}"
    assert evaluate("预算年度 = 2024 且 年度来源 = “表内”", table, year=2025) is True


def test_a_faulty_rule_stops_the_run_with_its_place() -> None:
    from checker.base.errors import UsageError

    with pytest.raises(UsageError) as caught:
        run("select: 表\nassert: 预算 有值", "{预算数: 2}")
    assert str(caught.value).startswith("rule.yaml:9:9: “表”没有字段“预算”，是否想写“预算数”？")


def test_packs_hold_rules_of_one_id_apart() -> None:
    first, second = rule("select: 表\nassert: 真"), rule("select: 表\nassert: 假")
    whole = table_set("{项目名称: 甲}")
    assert run_rule(first, whole).passed == 1
    assert run_rule(second, whole).failed == 1


def test_a_pack_set_is_all_that_binding_needs() -> None:
    packset = PackSet((), (), bundled().surroundings)
    assert bind_set([], packset=packset).tables == ()


def test_where_nothing_certain_can_be_named_the_outcome_is_unknown() -> None:
    body = """
        select: 表
        when: 项目名称 = "丙"
        assert: 预算数 > 10万元
        message: "{首个(全套.表[预算数 < 本.预算数]).项目名称}更少"
    """
    outcome = run(body, DOUBTFUL)
    assert counts(outcome) == (0, 0, 2, 1)
    assert outcome.reasons == ["“预算数”写作“8O”，读不出金额"]


@pytest.mark.parametrize("way", ["全套.表[{}] 为空", "非 (存在 甲 属于 全套.表 使 {})"])
def test_a_blank_of_another_table_is_its_own_fault(way: str) -> None:
    tables = """
        全套:
        - {项目名称: 甲, 单位名称: 某局}
        - {项目名称: , 单位名称: 某局}
        - {项目名称: 丙, 单位名称: }
    """
    names = ("此.项目名称 = 本.项目名称", "此.单位名称 = 本.单位名称", "此.次序 ≠ 本.次序")
    condition = " 且 ".join(names)
    if "甲" in way:
        condition = f"({condition.replace('此.', '甲.').replace('本.', '')})"
    outcome = run(f"select: 表\nassert: {way.format(condition)}", tables)
    assert counts(outcome) == (2, 0, 0, 1)
    selected = run('select: 全套.表[项目名称 包含 "甲"]\nassert: 单位名称 有值', tables)
    assert counts(selected) == (1, 0, 0, 1)
