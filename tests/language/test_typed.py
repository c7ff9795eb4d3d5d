"""What is wrong with an expression is said before any table is read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.form.conditions import scope_of
from checker.form.schema import FORM
from checker.language.frame import Frame, StepLimit, Steps
from checker.language.interpretation import Interpreter
from checker.language.parser import parse
from checker.language.slip import SyntaxSlip
from checker.language.typed import elaborator as new_elaborator
from tests.language.test_parser import PIECES
from tests.language.workbench import (
    INDICATOR_RECORD,
    bundled,
    reviewed,
    slips,
    table_set,
)

MISTAKES = reviewed("mistakes.tsv", 4)


@pytest.mark.parametrize(("on", "expression", "about", "sentence"), MISTAKES)
def test_a_mistake_is_said_with_its_place(
    on: str, expression: str, about: str, sentence: str
) -> None:
    assert slips(expression, on) == [(about, sentence)]


def test_every_mistake_of_an_expression_is_reported() -> None:
    found = slips("预算 有值 且 项目名 有值 且 财政资金 = 5人")
    assert [about for about, _ in found] == ["预算", "项目名", "财政资金 = 5人"]


def test_one_slip_is_one_message() -> None:
    assert len(slips("预算 + 1 > 2 且 预算数 有值")) == 1


@pytest.mark.parametrize(
    "expression",
    [
        "指标值.上限 ≤ 表.预算数",
        "预算数 有值 且 表.预算数 = 预算数",
        "全套.表[预算数 = 本.指标值.上限] 为空",
        "存在 甲 属于 表.绩效指标 使 (甲.三级指标 = 三级指标 且 甲.序号 ≠ 序号)",
        "词汇.含糊词[三级指标 包含 此] 为空",
        "表.绩效目标.文中数量.数量 有值",
        "指标值 是 金额 或 指标值 是 数量",
        "指标值.止 ≥ 指标值.起",
        "指标值.起.年 = 表.预算年度",
        '指标值.单位族 = "金额/人数·时间"',
        '指标值.单位族 开头是 "金额/"',
        '指标值.量纲 属于 ["长度", "面积"]',
        "上级(二级指标) 包含 一级指标",
        "是成本指标 且 非 是经济成本",
        "择(三级指标 有值, 三级指标, 空) 有值",
        "指标值 不是 定性 且 指标值.上限 有值",
    ],
)
def test_what_is_right_is_accepted(expression: str) -> None:
    assert slips(expression, INDICATOR_RECORD) == []


ROWS = """
    预算数: 8O.5
    财政资金: 3.00
    项目名称: 2025年农村公路养护
    绩效目标: [养护里程35公里]
    绩效指标: [{二级指标: 成本指标, 三级指标: 养护费, 指标值: ≤3万元}, {指标值: 保障}]
"""


@given(st.lists(PIECES, max_size=15).map(" ".join))
@settings(deadline=None, max_examples=300)
def test_any_expression_is_refused_in_words_or_runs_to_an_end(text: str) -> None:
    try:
        tree = parse(text)
    except SyntaxSlip:
        return
    elaborator = new_elaborator(FORM, bundled().surroundings)
    record = table_set(ROWS).tables[0].indicators[0]
    made = elaborator.typed(tree, scope_of(INDICATOR_RECORD))
    for slip in elaborator.slips:
        assert 0 <= slip.span.start <= slip.span.end <= len(text)
        assert slip.message.endswith(("。", "？"))
    try:
        Interpreter(FORM, {}).run(made.code, Frame(record, Steps(100_000)))
    except StepLimit:
        return
