"""Generated code means what the interpreter of the typed tree says, on every record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.cache import dumped, restored
from checker.form.conditions import scope_of
from checker.form.fields import INDICATOR, TABLE
from checker.form.owners import Record  # a list of them is made
from checker.form.schema import FORM
from checker.form.whole import bind_set
from checker.language.frame import Doubtful, Frame, StepLimit, Steps, is_list
from checker.language.interpretation import Interpreter
from checker.language.machine import TOLD_AT_FIRST, Machine, Trees
from checker.language.parser import parse
from checker.language.typed import elaborator as new_elaborator
from checker.packs.examples import tables_of
from checker.rule import run_rule
from checker.rule.kept import kept_rule, ready_rule
from checker.rule.program import program_of, spoken_codes
from tests.language.workbench import bundled, evaluate, table_set
from tests.rule.made import CHEAPER, DOUBTFUL, counts, rule

if TYPE_CHECKING:
    from checker.form.records import SetRecord
    from checker.rule import Rule
    from checker.rule.program import Program

RULES = [one for one in bundled().rules if not one.reader]


def plain(value: object) -> object:
    """A value that can be compared: doubtful items by what they are and why."""
    if is_list(value):
        return tuple(plain(item) for item in value)
    if isinstance(value, Doubtful):
        return ("in doubt", value.item, value.reason)
    return value


def both_ways(program: Program, record: Record) -> None:
    """Every tree of a rule run on a record by both back ends, twice, as much is remembered."""
    typed, interpreter = program.typed, Interpreter(FORM, program.typed.bodies)
    codes = [typed.claim, *([typed.when] if typed.when else []), *spoken_codes(typed)]
    for code in codes:
        expected = plain(interpreter.run(code, Frame(record, Steps())))
        for _ in range(2):
            assert plain(program.machine.run(code, Frame(record, Steps()))) == expected


def records_of(program: Program, whole: SetRecord) -> list[Record]:
    """The records a rule selects, after both back ends agree on them."""
    roots: tuple[Record, ...] = (whole,) if program.typed.root == "全套" else whole.tables
    interpreter, found = Interpreter(FORM, program.typed.bodies), list[Record]()
    for root in roots:
        expected = interpreter.run(program.typed.select, Frame(root, Steps()))
        made = program.machine.run(program.typed.select, Frame(root, Steps()))
        assert plain(made) == plain(expected)
        items: Any = made if is_list(made) else (made,)
        found += [getattr(item, "item", item) for item in items if not hasattr(item, "reason")]
    return found


@pytest.mark.parametrize("one", RULES, ids=[one.id for one in RULES])
def test_both_back_ends_agree_on_the_examples_of_a_rule(one: Rule) -> None:
    packs = bundled()
    program = program_of(one, packs.surroundings)
    assert program is not None
    for example in one.origin.examples:
        if example.file is None:
            whole = bind_set(tables_of(example), packset=packs)
            for record in records_of(program, whole):
                both_ways(program, record)


ROWS = """
    全套:
    - 项目名称: 2025年乡村道路养护
      单位名称: 某局
      预算数: 12.5
      财政资金: 12.5
      绩效目标: [养护道路35公里，解决出行难, 建成驿站3个]
      绩效指标:
      - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 养护里程, 指标值: ≥35公里}
      - {一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 验收合格率, 指标值: 100%, 分值: 10}
      - {二级指标: 成本指标, 三级指标: 养护经费, 指标值: ≤12.5万元, 评分标准: 超出不得分}
      - {二级指标: 时效指标, 三级指标: , 指标值: 12月底前}
    - 项目名称:
      单位名称: 某局
      预算数: 8O
      绩效指标:
      - {二级指标: 数量指标, 三级指标: 养护里程, 指标值: ≥3500米}
      - {二级指标: 效益指标, 三级指标: 出行条件, 指标值: 改善}
      - {三级指标: 无效, 指标值: ≥8O眼}
    - {项目名称: 2025年乡村道路养护, 预算数: 3, 绩效目标: 修路}
"""

texts = st.sampled_from(
    [
        "项目名称", "单位名称", "表.项目名称", '"养护"', '"数量指标"', "去编号(项目名称)",
        "指标类型",
        '替换(项目名称, "20[0-9]{2}年", "")', '取(表.项目名称, "^([0-9]+)年")', "三级指标",
        "指标值.原文", "指标值.单位", '合并(表.绩效指标.三级指标, "、")', "首个(表.绩效目标).文本",
        '择(预算数 有值, "甲", 项目名称)', "首个(表.绩效指标[是成本指标]).三级指标",
        '查含(词汇.错别字, 三级指标)', "首个(分组(全套.表.绩效指标, 三级指标)).名",
        "合并(项目类别)",
    ]
)  # fmt: skip
amounts = st.sampled_from(
    [
        "预算数", "表.财政资金", "其他资金", "3万元", "指标值.上限", "指标值.下限", "-预算数",
        "求和(表.绩效指标[是成本指标].指标值.上限)", "预算数 ÷ 2", "计数(表.绩效指标)", "3",
        "最大(表.绩效指标[指标值 是 数量].指标值.下限)", "差(预算数, 3万元)", "空作零(其他资金)",
        "长度(三级指标)", "计数(全套.表[项目名称 = 本.项目名称])", "35公里", "预算年度",
        "计数(表.绩效指标[指标值.下限 > 40米])", "计数(去重(全套.表.绩效指标.三级指标))",
        "平均(表.绩效指标[是成本指标].指标值.上限)", "占比(财政资金, 预算数)", "财政资金 ÷ 预算数",
        "计数(分组(表.绩效指标, 二级指标))", "首个(上年.预算数)",
        "最大(分组(全套.表, 单位名称).项数)",
        "计数(项目类别)", "中位数(全套.表.预算数)", "去单位(指标值.下限) × 3",
        "长度(三级指标) × 计数(表.绩效指标) × 去单位(预算数)", "预算数 × 计数(表.绩效指标)",
    ]
)  # fmt: skip
WORDS = st.sampled_from(['"养护"', '["养护", "合格率"]', "三级指标", "表.绩效指标.三级指标"])


@st.composite
def conditions(draw: st.DrawFn, depth: int = 3) -> str:
    """A condition about an indicator, as it would be written."""
    made = draw(st.integers(0, 13 if depth else 8))
    compared = draw(st.sampled_from(["=", "≠", "<", "≤", ">", "≥"]))
    match made:
        case 0 | 1:
            return f"{draw(amounts)} {compared} {draw(amounts)}"
        case 2:
            return f"{draw(texts)} {draw(st.sampled_from(['=', '≠']))} {draw(texts)}"
        case 3:
            relator = draw(st.sampled_from(["包含", "不包含", "开头是", "结尾是"]))
            return f"{draw(texts)} {relator} {draw(WORDS)}"
        case 4:
            return f"{draw(st.one_of(texts, amounts))} {draw(st.sampled_from(['有值', '为空']))}"
        case 5:
            kinds = draw(st.sampled_from(["数量", "(金额, 百分比)", "无法解析", "期限"]))
            return f"指标值 {draw(st.sampled_from(['是', '不是']))} {kinds}"
        case 6:
            return f'{draw(texts)} 匹配 "(养护|率)$"'
        case 7:
            return draw(st.sampled_from(["是成本指标", "是经济成本", "真", "假", "指标值.近似"]))
        case 8:
            return f'{draw(texts)} 不属于 ["养护里程", "数量指标", "甲"]'
        case 9 | 10:
            word = draw(st.sampled_from([" 且 ", " 或 "]))
            parts = draw(st.lists(conditions(depth=depth - 1), min_size=2, max_size=3))
            return f"({word.join(parts)})"
        case 11:
            return f"非 ({draw(conditions(depth=depth - 1))})"
        case 12:
            first, then = draw(conditions(depth=depth - 1)), draw(conditions(depth=depth - 1))
            return f"(若 ({first}) 则 ({then}))"
        case _:
            wholes = [
                "表.绩效指标",
                "全套.表.绩效指标",
                "全套.表.绩效指标[此.三级指标 = 本.三级指标]",
            ]
            source = draw(st.sampled_from(wholes))
            inner = draw(conditions(depth=depth - 1))
            forms = ["计数({0}[{1}]) > 1", "{0}[{1}] 为空", "首个({0}[{1}]).指标值 有值"]
            form = draw(st.sampled_from(forms))
            return form.format(source, inner)


@given(conditions())
@settings(deadline=None, max_examples=150)
def test_both_back_ends_agree_on_any_expression(text: str) -> None:
    elaborator = new_elaborator(FORM, bundled().surroundings)
    code = elaborator.condition(parse(text), scope_of(INDICATOR)).code
    if elaborator.slips:
        return
    whole = table_set(ROWS)
    machine = Machine(FORM, lambda: Trees({}, (code,)), "<test>")
    for table in whole.tables:
        for record in table.indicators:
            try:
                expected = plain(Interpreter(FORM, {}).run(code, Frame(record, Steps())))
            except StepLimit:
                continue
            assert plain(machine.run(code, Frame(record, Steps()))) == expected, text


@pytest.mark.parametrize(
    "text",
    [
        "去单位(指标值.下限) × 3 ≥ 长度(三级指标) × 计数(表.绩效指标)",
        "计数(表.绩效指标) × 2 < 长度(三级指标) × 1",
        "表.预算数 × 2 > 25万元",
        "表.预算数 × 3 ≤ 表.财政资金 × 3",
        "指标值.下限 × 2 ≥ 70公里",
        "指标值.上限 × 表.预算数 < 3",
        "去单位(表.预算数) × 0 ≥ 长度(三级指标) × 0",
        f"1{'0' * 25} × 1{'0' * 25} × 2 > 1{'0' * 25} × 1{'0' * 25}",
    ],
)
def test_products_are_compared_as_they_come_to(text: str) -> None:
    """Plain numbers, amounts with a unit or rounded, gaps, and what nobody could print."""
    whole = table_set(ROWS)
    code = new_elaborator(FORM, whole.surroundings).condition(parse(text), scope_of(INDICATOR)).code
    machine = Machine(FORM, lambda: Trees({}, (code,)), "<test>")
    for table in whole.tables:
        for record in table.indicators:
            expected = plain(Interpreter(FORM, {}).run(code, Frame(record, Steps())))
            assert plain(machine.run(code, Frame(record, Steps()))) == expected


def test_a_part_that_is_told_of_often_comes_to_what_it_came_to_at_first() -> None:
    whole = table_set(ROWS)
    elaborator = new_elaborator(FORM, bundled().surroundings)
    texts = ("计数(表.绩效指标[指标值 有值]) > 1", "首个(表.绩效指标[指标值 有值]).指标值")
    codes = [elaborator.typed(parse(text), scope_of(INDICATOR)).code for text in texts]
    kept = Machine(FORM, lambda: Trees({}, ()), "<test>", lambda _: None)
    for code in codes:
        for record in whole.tables[0].indicators:
            expected = plain(Interpreter(FORM, {}).run(code, Frame(record, Steps())))
            found = [
                plain(kept.run(code, Frame(record, Steps()))) for _ in range(2 * TOLD_AT_FIRST)
            ]
            assert found == [expected] * len(found)
        assert kept.function(code) is kept.function(code)


def test_a_typed_rule_can_be_kept_and_run_again() -> None:
    made, whole = rule(CHEAPER), table_set(DOUBTFUL)
    program = program_of(made, whole.surroundings)
    assert program is not None
    kept, pieces = kept_rule(made, program)
    data = {name: dumped(piece) for name, piece in pieces.items()}
    again = ready_rule(
        restored(dumped(kept)), lambda name: restored(data[name]), whole.surroundings
    )
    assert [*again.sources] == [*made.sources]
    for key, source in made.sources.items():
        assert again.sources[key].locate(0) == source.locate(0)
        assert again.written(key) == made.written(key)
    first, second = run_rule(made, whole), run_rule(again, table_set(DOUBTFUL))
    assert counts(first) == counts(second)
    assert [one.message for _, one in first.findings] == [one.message for _, one in second.findings]


def test_a_tree_python_cannot_take_is_interpreted() -> None:
    text = "非 (" * 18 + "非 非 (预算数 > 0)" + ")" * 18
    parts = " 或 ".join(f"预算数 = {at}万元" for at in range(200))
    for one in (text, parts):
        assert evaluate(one, "{预算数: 5}", on=TABLE) is True


def test_what_is_kept_with_a_record_costs_the_same_steps_again() -> None:
    whole = table_set(ROWS)
    elaborator = new_elaborator(FORM, bundled().surroundings)
    code = elaborator.typed(parse("计数(表.绩效指标[指标值 有值])"), scope_of(INDICATOR)).code
    machine, record = (
        Machine(FORM, lambda: Trees({}, (code,)), "<test>"),
        whole.tables[0].indicators[0],
    )
    spent: list[int] = []
    for _ in range(3):
        steps = Steps()
        before = steps.left
        machine.run(code, Frame(record, steps))
        spent.append(before - steps.left)
    assert len(set(spent)) == 1
