"""Rules on tables: outcomes, findings, indexes, budgets, traces."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.finding import Row, Safety, Severity, Subject, row_of
from checker.form.whole import bind_set
from checker.language.frame import Frame, Steps
from checker.language.gaps import Unknown
from checker.model import Cell, GoalTable
from checker.packs.packset import PackSet
from checker.packs.reader import NodeReader
from checker.packs.ruleyaml import read_rule
from checker.place import Place
from checker.rule import Outcome, run_rule, trace_rule
from checker.rule.outcome import TOO_LARGE_A_SET, TOO_MANY_STEPS
from checker.strictyaml import load_documents
from tests.language.workbench import bundled, evaluate, slips, table_set

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


def test_a_finding_says_everything_a_reviewer_wants() -> None:
    outcome = run(CAP, TWO_TABLES)
    assert counts(outcome) == (0, 1, 0, 0)
    ((key, finding),) = outcome.findings
    assert key == Subject("table.yaml", 1, row_of(0))
    assert finding.message == ("“归集经费”上限为16796.7万元，预算数为8427.7万元，相差8369万元")
    assert (finding.expected, finding.actual) == ("≤8427.7万元", "≤16796.7万元")
    assert finding.address == "第1表 > 成本指标 > 归集经费 > 指标值"
    assert (finding.field, finding.text) == ("指标值", "≤16796.7万元")
    assert (finding.place.line, finding.place.column) == (6, 39)
    assert finding.indicator == 0
    assert finding.table is not None
    assert (finding.table.index, finding.table.project) == (1, "甲项目")
    (related,) = finding.related
    assert related.message == "等于“乙项目”的预算数"
    assert related.place.line == 8
    assert finding.fix is not None
    assert (finding.fix.safety, finding.fix.replacement) == (Safety.UNSAFE, "≤8427.7万元")
    assert [(one.expression, one.value) for one in finding.operands] == [
        ("指标值.上限", "16796.7万元"),
        ("表.预算数", "8427.7万元"),
        ("指标值.上限 ≤ 表.预算数 ±显示精度，相差", "8369万元"),
    ]
    assert finding.operands[1].place == table_set(TWO_TABLES).tables[0].table.fields["预算数"].place


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


def test_a_doubt_about_what_is_selected_stands_on_the_table() -> None:
    body = "select: 首个(表.绩效指标[指标值.上限 > 3万元])\nassert: 假\nat: 指标值\nunknown: info"
    ((_, doubt),) = run(body, "{项目名称: 甲, 绩效指标: {指标值: ≤8O万元}}").findings
    assert (doubt.address, doubt.field, doubt.indicator) == ("甲", None, None)


def test_a_message_that_could_name_nothing_certain_is_told_as_a_doubt() -> None:
    body = """
        select: 表
        define: {大的: '绩效指标[指标值.上限 > 3万元]'}
        assert: 预算数 = 0
        message: “{首个(大的.三级指标)}”太大
        unknown: info
    """
    ((_, doubt),) = run(body, "{预算数: 1, 绩效指标: {三级指标: 甲, 指标值: ≤8O万元}}").findings
    assert doubt.in_doubt


@pytest.mark.parametrize(
    ("label", "line"), [("绩效指标", 4), ("年度主要任务", 6), ("各地资金", 8), ("绩效目标", 3)]
)
def test_a_finding_on_a_table_may_stand_where_a_list_begins(label: str, line: int) -> None:
    table = """
        项目名称: 甲
        绩效目标: 养护道路
        绩效指标: [{三级指标: 乙},
          {三级指标: 丙}]
        年度主要任务: [{任务名称: 丁}]

        各地资金: [{名称: 戊}]
    """
    ((_, finding),) = run(f"select: 表\nassert: 假\nat: {label}", dedent(table)).findings
    assert (finding.place.line, finding.field) == (line, label)
    assert finding.address == f"甲 > {label}"


def test_a_list_that_is_empty_has_no_place_but_its_tables() -> None:
    ((_, finding),) = run("select: 表\nassert: 假\nat: 绩效指标", "\n项目名称: 甲").findings
    assert (finding.place.line, finding.field) == (2, "绩效指标")


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


def test_text_that_is_only_worth_having_whole_is_left_out_when_a_part_is_missing() -> None:
    body = """
        select: 表
        assert: 项目名称 为空
        message: 预算数是{预算数}，标题是{标题}，单位是{执行数}
        expected: "{标题}好"
        fix: {safety: safe, replacement: "{标题}"}
    """
    ((_, finding),) = run(body, "{项目名称: 甲, 预算数: 9O}").findings
    assert finding.message == "预算数是9O，标题是（标题空着），单位是（执行数空着）"
    assert finding.expected is None
    assert finding.fix is None


def test_braces_in_messages() -> None:
    body = 'select: 表\nassert: 项目名称 为空\nmessage: “{{甲}}”{合并(["}"], "")}'
    ((_, finding),) = run(body, "{项目名称: 甲}").findings
    assert finding.message == "“{甲}”}"


def test_a_finding_stands_on_the_first_cell_the_assertion_reads() -> None:
    body = "select: 表.绩效指标\nassert: 表.预算数 有值 且 三级指标 为空"
    ((_, finding),) = run(body, "{预算数: 3, 绩效指标: {三级指标: 甲, 指标值: 乙}}").findings
    assert (finding.field, finding.text) == ("三级指标", "甲")


def test_a_finding_on_a_missing_cell_stands_on_its_record() -> None:
    ((_, finding),) = run(
        "select: 表.绩效指标\nassert: 计量单位 有值\nat: 计量单位",
        "{绩效指标: {三级指标: 甲}}",
    ).findings
    assert (finding.field, finding.text) == ("计量单位", None)
    assert (finding.place.line, finding.place.column) == (1, 8)


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


def many_tables(count: int) -> list[GoalTable]:
    place = Place("many.yaml", 1, 1, 1, 1)
    return [
        GoalTable(
            path="many.yaml",
            index=at + 1,
            of=count,
            place=place,
            fields={
                "项目名称": Cell(f"项目{at % (count - 1)}", place),
                "预算数": Cell(str(at % (count - 1)), place),
            },
        )
        for at in range(count)
    ]


@pytest.mark.parametrize(
    "assertion",
    [
        "全套.表[项目名称 = 本.项目名称 且 次序 ≠ 本.次序] 为空",
        "非 (存在 甲 属于 全套.表 使 (甲.项目名称 = 项目名称 且 甲.次序 ≠ 次序))",
        "所有 甲 属于 全套.表 使 (若 甲.项目名称 = 项目名称 则 甲.次序 = 次序)",
        "全套.表[预算数 = 本.预算数 且 次序 ≠ 本.次序] 为空",
        "全套.表[去标点(项目名称) = 去标点(本.项目名称) 且 次序 ≠ 本.次序] 为空",
    ],
)
def test_looking_for_equals_in_a_large_set_takes_few_steps(assertion: str) -> None:
    tables = many_tables(3000)
    whole = bind_set(tables, packset=bundled())
    made = rule(f"select: 表\nassert: {assertion}\n")
    outcome = run_rule(made, whole)
    assert counts(outcome) == (2998, 2, 0, 0)
    spent = Steps()
    before = spent.left
    from checker.rule.program import program_of

    program = program_of(made, whole.surroundings)
    assert program is not None
    program.machine.run(program.typed.claim, Frame(whole.tables[7], spent))
    assert before - spent.left < 50


NAMES = st.sampled_from(["甲", "乙", "丙", "", "甲 "])
AMOUNTS = st.sampled_from(["1", "1.00", "1.004", "2", "", "9O", "1.2345678"])


@given(st.lists(st.tuples(NAMES, AMOUNTS), min_size=1, max_size=8))
@settings(deadline=None, max_examples=60)
def test_an_index_never_changes_an_outcome(rows: list[tuple[str, str]]) -> None:
    """`且 真` after the equality keeps the index; `或 假` around it makes it impossible."""
    place = Place("t.yaml", 1, 1, 1, 1)
    tables = [
        GoalTable(
            "t.yaml",
            at,
            len(rows),
            place,
            {"项目名称": Cell(name, place), "预算数": Cell(sum_, place)},
        )
        for at, (name, sum_) in enumerate(rows, start=1)
    ]
    whole = bind_set(tables, packset=bundled())
    for condition in ("项目名称 = 本.项目名称", "预算数 = 本.预算数"):
        quick = f"计数(全套.表[{condition} 且 次序 ≠ 本.次序]) = 0"
        slow = f"计数(全套.表[({condition} 或 假) 且 次序 ≠ 本.次序]) = 0"
        assert counts(run_rule(rule(f"select: 表\nassert: {quick}\n"), whole)) == counts(
            run_rule(rule(f"select: 表\nassert: {slow}\n"), whole)
        )


def test_a_runaway_rule_becomes_unknown() -> None:
    whole = bind_set(many_tables(200), packset=bundled())
    body = """
        select: 全套
        assert: |
          所有 甲 属于 表 使 (所有 乙 属于 表 使 (所有 丙 属于 表 使 甲.次序 + 丙.次序 > 0))
    """
    outcome = run_rule(rule(body), whole)
    assert counts(outcome) == (0, 0, 0, 1)
    assert outcome.reasons == [TOO_MANY_STEPS]


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


def test_a_faulty_rule_stops_the_run_with_its_place() -> None:
    from checker.errors import UsageError

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


def test_a_finding_rests_on_certain_records_and_names_those() -> None:
    outcome = run(CHEAPER, DOUBTFUL)
    assert counts(outcome) == (0, 1, 0, 2)
    ((_, finding),) = outcome.findings
    assert finding.message == "比丙（9万元）贵，共1个，丙"
    assert finding.expected == "不高于9万元"
    assert [one.message for one in finding.related] == ["丙的预算"]


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


def test_a_fault_that_is_certain_is_told_by_its_title_where_the_message_cannot_be() -> None:
    body = """
        select: 表
        assert: 项目名称 ≠ "甲"
        message: 相差{差(预算数, 3万元)}
        expected: "{预算数 × 2}"
    """
    ((_, finding),) = run(body, DOUBTFUL).findings
    assert (finding.message, finding.expected) == ("规则", None)


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


def test_texts_lists_and_messages_have_caps() -> None:
    doubling = "\n".join(f'  甲{at}: 合并([甲{at - 1}, 甲{at - 1}], "")' for at in range(1, 40))
    body = f"select: 表\ndefine:\n  甲0: 项目名称\n{doubling}\nassert: 长度(甲39) < 5\n"
    outcome = run(body, "{项目名称: 校舍维修}")
    assert (counts(outcome), outcome.reasons) == ((0, 0, 0, 1), ["文本太长"])
    nested = "列表里套列表超过3层，请用“合并”或换个写法。"
    assert [message for _, message in slips('计数([[[["甲"]]]]) > 1')] == [nested]
    message = "{合并(单元格.文本)}" * 300
    rows = ", ".join(f"{{三级指标: {'长' * 100}}}" for _ in range(30))
    ((_, finding),) = run(
        f"select: 表\nassert: 假 = 真\nmessage: '{message}{{单元格.文本}}'",
        f"{{项目名称: 甲, 绩效指标: [{rows}]}}",
    ).findings
    assert len(finding.message) < 2100
    assert finding.message.endswith("…（太长，后面没有写出）")


def test_replacing_stops_where_a_text_grows_too_long() -> None:
    long = "换" * 3000
    verdict = evaluate(f'长度(替换(项目名称, "", "{long}")) > 1', f"{{项目名称: {'校' * 3000}}}")
    assert verdict == Unknown("文本太长")


def test_a_rule_that_compares_all_with_all_ends_and_says_what_it_did_not_compare(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("checker.rule.outcome.STEPS_OF_A_SET", 2_000)
    monkeypatch.setattr("checker.rule.outcome.STEPS_A_TABLE", 20)
    whole = bind_set(many_tables(300), packset=bundled())
    body = "select: 全套.表\nassert: 计数(全套.表[预算数 ≠ 本.预算数 且 次序 < 本.次序]) ≥ 0\n"
    outcome = run_rule(rule(body), whole)
    assert outcome.passed == 27
    assert outcome.reasons == [TOO_LARGE_A_SET]
    assert outcome.passed + outcome.unknown == 300
