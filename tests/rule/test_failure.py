"""The finding where a rule fails: its place, its words, what it rests on."""

from __future__ import annotations

from textwrap import dedent

import pytest

from checker.finding import Safety, Subject, row_of
from tests.language.workbench import table_set
from tests.rule.made import CAP, CHEAPER, DOUBTFUL, TWO_TABLES, counts, run


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


def test_a_finding_rests_on_certain_records_and_names_those() -> None:
    outcome = run(CHEAPER, DOUBTFUL)
    assert counts(outcome) == (0, 1, 0, 2)
    ((_, finding),) = outcome.findings
    assert finding.message == "比丙（9万元）贵，共1个，丙"
    assert finding.expected == "不高于9万元"
    assert [one.message for one in finding.related] == ["丙的预算"]


def test_a_fault_that_is_certain_is_told_by_its_title_where_the_message_cannot_be() -> None:
    body = """
        select: 表
        assert: 项目名称 ≠ "甲"
        message: 相差{差(预算数, 3万元)}
        expected: "{预算数 × 2}"
    """
    ((_, finding),) = run(body, DOUBTFUL).findings
    assert (finding.message, finding.expected) == ("规则", None)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("财政占{财政资金 ÷ 预算数}", "财政占29%"),
        ("财政占{四舍五入(财政资金 ÷ 预算数, 1)}成", "财政占0.3成"),
        ("预算是财政的{预算数 ÷ 财政资金}倍", "预算是财政的3.45倍"),
        ("{占比(财政资金, 预算数)}", "29%"),
        ("每公里{预算数 ÷ 10公里}", "每公里10万元/公里"),
        ("人均{预算数 ÷ 1000人}", "人均1000元/人"),
        ("共{预算数 ÷ 10公里 × 3公里}", "共30万元"),
    ],
)
def test_shares_are_told_in_percent_and_large_prices_in_the_unit_of_the_form(
    message: str, said: str
) -> None:
    body = f"select: 表\nassert: 假\nat: 预算数\nmessage: '{message}'"
    ((_, finding),) = run(body, "{项目名称: 甲, 预算数: 100, 财政资金: 29}").findings
    assert finding.message == said
