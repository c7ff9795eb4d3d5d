"""Rules that look at each row by itself are asked once of all that say the same, and come to what
they come to one by one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.base.errors import UsageError
from checker.form.whole import bind_set
from checker.readers import read
from checker.rule import run_rule
from checker.rule import run_rules as run_all
from checker.rule.batch import FEWEST_TABLES
from checker.rule.memory import run_remembering
from checker.rule.program import program_of
from tests.language.test_generation import conditions
from tests.language.workbench import bundled, table_set
from tests.rule.made import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.form.records import SetRecord
    from checker.rule import Rule
    from checker.rule.outcome import RuleOutcome

GOALS = Path(__file__).parents[2] / "examples" / "goals"

# The same rows in tables of different years, units of money, forms and budgets, and twice in one.
ALIKE = """
    全套:
      - &甲
        项目名称: 甲项目
        年度: 2025
        预算数: 12万元
        绩效目标: [养护道路12公里，保障出行, 养护道路12公里，保障出行]
        绩效指标:
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 养护里程, 指标值: ≥12公里}
          - {一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 养护成本, 指标值: ≤15}
          - {一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 完成时间, 指标值: 11月底前}
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 养护里程, 指标值: ≥12公里}
          - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 受益人数, 指标值: }
      - 项目名称: 乙项目
        年度: 2024
        金额单位: 元
        预算数: 120000
        绩效目标: [养护道路12公里，保障出行]
        绩效指标:
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 养护里程, 指标值: ≥12公里}
          - {一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 养护成本, 指标值: ≤15}
          - {一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 完成时间, 指标值: 11月底前}
          - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 受益人数, 指标值: }
      - 项目名称: 丙项目
        预算数: 12万元
        绩效指标:
          - {一级指标: 成本指标, 二级指标: 经济成本指标, 三级指标: 养护成本, 指标值: ≤15}
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 养护里程, 指标值: ≥12公里}
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 养护里程, 指标值: ≥1O公里}
          - {一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 完成时间, 指标值: 11月底前}
""".replace("&甲\n        ", "")


def told(outcomes: Sequence[RuleOutcome]) -> list[object]:
    """All that is told of rules."""
    return [
        (
            one.rule.id,
            (one.passed, one.failed, one.not_applicable, one.unknown),
            one.reasons,
            one.findings,
        )
        for one in outcomes
    ]


def run_rules(
    rules: Sequence[Rule], whole: SetRecord, counted: set[str] | None = None
) -> list[RuleOutcome]:
    """The rules with what is remembered of them, however few tables there are."""
    return run_remembering(rules, whole, counted, whole.tables)


def singly(rules: Sequence[Rule], whole: SetRecord) -> list[RuleOutcome]:
    return [run_rule(one, whole) for one in rules]


def is_alone(body: str) -> str:
    """The kind of records of which a rule looks at each by itself."""
    program = program_of(rule(body), bundled().surroundings)
    assert program is not None
    return program.reach.alone


def examples(times: int) -> SetRecord:
    """The goal files of the examples, each several times."""
    files = sorted(GOALS.glob("*.yaml"))
    tables = [one for path in files for one in read(path, path.name, named=True).tables]
    return bind_set(tables * times, packset=bundled())


OWN = [
    "指标值 是 金额", '三级指标 包含 "里程"', "指标值.上限 ≤ 3万元", "是成本指标",
    "表.预算年度 = 2025", '指标类型 = "数量指标"', "表.表样 有值", "全套.年度 有值",
    "存在 甲 属于 各地 使 甲.指标值 有值", '表.金额单位 = "元"', '表.年度来源 = "表内"',
    "指标值.止 有值", "指标值 有值", "指标值.下限 > 11公里",
]  # fmt: skip
FURTHER = [
    "指标值.上限 ≤ 表.预算数", "表.项目名称 有值", "计数(表.绩效指标) > 1", "序号 > 1",
    "表.序号 = 1", "计数(全套.表) > 1", "同单位(表, 首个(全套.表))", "表.绩效目标 有值",
    "计数(表.同项目) > 0", "核心名(表.项目名称) 有值",
]  # fmt: skip


@pytest.mark.parametrize("condition", OWN)
def test_a_rule_on_what_a_row_says_looks_at_each_by_itself(condition: str) -> None:
    assert is_alone(f"select: 表.绩效指标\nassert: |\n  {condition}") == "绩效指标"
    assert is_alone(f"select: |\n  表.绩效指标[{condition}]\nassert: 指标值 有值") == "绩效指标"


@pytest.mark.parametrize("condition", FURTHER)
def test_a_rule_on_more_than_a_row_does_not(condition: str) -> None:
    assert is_alone(f"select: 表.绩效指标\nassert: |\n  {condition}") == ""
    assert is_alone(f"select: 表.绩效指标\nwhen: |\n  {condition}\nassert: 指标值 有值") == ""
    assert is_alone(f"select: |\n  表.绩效指标[{condition}]\nassert: 指标值 有值") == ""


def test_a_definition_that_looks_further_is_followed() -> None:
    far = "define: {甲: 表.绩效指标}\nselect: 表.绩效指标\nassert: 计数(甲) > 1"
    near = "define: {甲: 指标值}\nselect: 表.绩效指标\nassert: 甲 有值"
    assert (is_alone(far), is_alone(near)) == ("", "绩效指标")


def test_rows_of_all_tables_or_one_of_several_are_not_looked_at_alone() -> None:
    assert is_alone("select: 全套.表.绩效指标\nassert: 指标值 有值") == ""
    assert is_alone("select: 首个(表.绩效指标)\nassert: 指标值 有值") == ""
    assert is_alone("select: 表\nassert: 项目名称 有值") == ""


def test_cells_and_goals_are_looked_at_by_themselves_too() -> None:
    assert is_alone('select: 表.单元格\nassert: 文本 不包含 "测试"') == "单元格"
    assert is_alone("select: 表.单元格[指标.指标值 是 金额]\nassert: 文本 有值") == "单元格"
    assert is_alone("select: 表.单元格\nassert: 序号 > 1") == ""
    assert is_alone("select: 表.绩效目标\nassert: 长度(文本) > 5") == "绩效目标"
    assert is_alone("select: 表.绩效目标\nassert: 序号 = 1") == ""


def test_the_bundled_rules_come_to_the_same_together_and_singly() -> None:
    rules = [one for one in bundled().rules if not one.reader]
    together = told(run_rules(rules, examples(2)))
    assert together == told(singly(rules, examples(2)))
    alike = told(run_rules(rules, table_set(ALIKE)))
    assert alike == told(singly(rules, table_set(ALIKE)))


@pytest.mark.parametrize("tables", [FEWEST_TABLES - 1, FEWEST_TABLES])
def test_few_tables_and_many_come_to_the_same(tables: int) -> None:
    rules = [one for one in bundled().rules if not one.reader]
    whole = bind_set([one.table for one in examples(1).tables[:tables]], packset=bundled())
    assert told(run_all(rules, whole)) == told(singly(rules, whole))


def test_a_finding_on_a_repeated_row_tells_of_its_own_row() -> None:
    made = rule("""
        select: 表.绩效指标
        assert: 三级指标 ≠ "养护里程"
        message: “{表.项目名称}”第{序号}行
    """)
    (outcome,) = run_rules([made], table_set(ALIKE))
    assert [finding.message for _, finding in outcome.findings] == [
        "“甲项目”第1行", "“甲项目”第4行", "“乙项目”第1行", "“丙项目”第2行", "“丙项目”第3行",
    ]  # fmt: skip


def told_alone(body: str) -> bool:
    """Whether what a rule says of a row hangs on that alone."""
    program = program_of(rule(body), bundled().surroundings)
    assert program is not None
    return program.reach.told_alone


def test_what_is_said_of_a_row_hangs_on_more_where_it_shows_or_points_to_more() -> None:
    plain = "select: 表.绩效指标\nassert: 指标值 有值\nat: 指标值\nmessage: “{三级指标}”没有值\n"
    assert told_alone(plain)
    assert not told_alone(plain.replace("{三级指标}", "{表.项目名称}"))
    assert not told_alone(plain.replace("{三级指标}", "{序号}"))
    # A row without this column shows the cell of its table.
    assert not told_alone(plain.replace("{三级指标}", "{偏差原因}"))
    assert not told_alone(plain + "related: {select: 表, at: 项目名称, message: 本表}")


SAID = [
    """
        select: 表.绩效指标
        assert: 指标值 有值 且 三级指标 ≠ "养护里程"
        at: 指标值
        message: “{三级指标}”写作{指标值.写法}
        expected: ≥{指标值.下限}
        severity: [{warning: 指标值.上限 > 3万元}, info]
    """,
    """
        select: 表.绩效目标
        assert: 文本 不包含 "养护"
        at: 文本
        message: “{文本}”
    """,
    """
        select: 表.单元格[指标 有值]
        assert: 文本 ≠ "养护里程"
        message: “{标签}”
    """,
    """
        select: 表.绩效指标
        assert: 三级指标 ≠ "养护里程"
        at: 偏差原因
        message: “{三级指标}”
    """,
]


@pytest.mark.parametrize("body", SAID)
def test_what_is_said_of_rows_that_say_the_same_is_what_is_said_of_each(body: str) -> None:
    made = rule(body)
    text = ALIKE.replace("预算数: 120000\n", "预算数: 120000\n        偏差原因: 天气\n")
    whole, again = table_set(text), table_set(text)
    whole.operands = again.operands = False
    together = run_rules([made], whole)
    assert told(together) == told([run_rule(made, again)])
    assert len({finding.place for _, finding in together[0].findings}) > 1


def test_what_cannot_be_judged_is_told_of_every_row_that_says_so() -> None:
    made = rule("select: 表.绩效指标\nassert: 指标值.下限 ≥ 11公里\nat: 指标值\nunknown: info")
    whole = table_set(ALIKE.replace("≥12公里", "≥1O公里"))
    (outcome,) = run_rules([made], whole)
    assert told([outcome]) == told([run_rule(made, whole)])
    doubtful = [finding.table.project for _, finding in outcome.findings if finding.table]
    assert doubtful == ["甲项目", "甲项目", "甲项目", "乙项目", "乙项目", "丙项目", "丙项目"]


def test_a_cell_is_named_where_it_stands() -> None:
    made = rule("""
        select: 表.单元格
        assert: 文本 不包含 "养护道路"
        message: “{标签}”第{序号}格
    """)
    (outcome,) = run_rules([made], table_set(ALIKE))
    assert told([outcome]) == told([run_rule(made, table_set(ALIKE))])
    assert [finding.goal for _, finding in outcome.findings] == [1, 2, 1]


def test_the_same_row_of_another_year_is_judged_anew() -> None:
    made = rule('select: 表.绩效指标[三级指标 = "完成时间"]\nassert: 表.预算年度 = 2025')
    (outcome,) = run_rules([made], table_set(ALIKE, year=2025))
    assert (outcome.passed, outcome.failed) == (2, 1)


def test_the_same_row_of_another_unit_of_money_is_judged_anew() -> None:
    made = rule('select: 表.绩效指标[三级指标 = "养护成本"]\nassert: 表.金额单位 = "元"')
    (outcome,) = run_rules([made], table_set(ALIKE))
    assert told([outcome]) == told([run_rule(made, table_set(ALIKE))])
    assert (outcome.passed, outcome.unknown) == (1, 2)


def test_what_was_counted_is_told_of_counted_files_alone() -> None:
    made = rule("select: 表.绩效指标\nassert: 指标值 有值")
    (outcome,) = run_rules([made], examples(1), {"05.yaml"})
    one_by_one = run_rule(made, examples(1), {"05.yaml"})
    assert 0 < outcome.passed == one_by_one.passed


@st.composite
def plain(draw: st.DrawFn) -> str:
    """A condition that looks at a row by itself, most often; else at more."""
    parts = draw(st.lists(st.sampled_from([*OWN, *OWN, *FURTHER]), min_size=1, max_size=3))
    denied = [f"非 ({one})" if draw(st.booleans()) else f"({one})" for one in parts]
    return draw(st.sampled_from([" 且 ", " 或 "])).join(denied)


@given(first=plain() | conditions(depth=1), second=plain(), chooses=st.booleans())
@settings(deadline=None, max_examples=150)
def test_any_rule_on_rows_comes_to_the_same(first: str, second: str, *, chooses: bool) -> None:
    chosen = f"select: |\n  表.绩效指标[{first}]"
    asked = f"select: 表.绩效指标\nwhen: |\n  {first}"
    made = rule(f"{chosen if chooses else asked}\nassert: |\n  {second}")
    try:
        together = run_rules([made], table_set(ALIKE))
    except UsageError:
        return
    assert told(together) == told([run_rule(made, table_set(ALIKE))])
