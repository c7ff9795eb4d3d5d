"""Every function does what its documentation shows, and a few things beyond."""

from __future__ import annotations

import pytest

from checker.form.schema import FORM
from tests.language.workbench import INDICATOR_RECORD, evaluate, shown

ROW = "{项目名称: 甲, 绩效指标: {二级指标: 数量指标, 三级指标: 甲, 指标值: ≥1人}}"


@pytest.mark.parametrize("name", FORM.functions)
def test_the_example_of_a_function_is_true(name: str) -> None:
    expression, printed = FORM.functions[name].example
    assert expression.startswith(f"{name}(")
    assert shown(expression, ROW, on=INDICATOR_RECORD) == printed


@pytest.mark.parametrize("name", FORM.functions)
def test_a_function_is_documented_in_chinese(name: str) -> None:
    function = FORM.functions[name]
    assert function.name == name
    assert function.doc.endswith("。")
    function.doc.encode("gbk")


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("写出(1200元/人 × 100人)", "120000元"),
        ("写出(500米 × 2元/公里)", "1元"),
        (
            '文号("（津财社指【2024】132号、国办发(2023)5号）")',
            "津财社指【2024】132号、国办发(2023)5号",
        ),
        ('文号("落实国办发〔2023〕5号和财预〔2015〕88号")', "国办发〔2023〕5号、财预〔2015〕88号"),
        (
            '文号("和政发〔2024〕3号及和平政办〔2024〕7号")',
            "和政发〔2024〕3号、和平政办〔2024〕7号",
        ),
        ('文号("贯彻执行京财预〔2020〕3号")', "京财预〔2020〕3号"),
        ('文号("详见津政办规〔2020〕16号")', "津政办规〔2020〕16号"),
        ('文号("2024年第132号合同")', ""),
        ("日期(2025, 2, 30 - 1)", "（不详）"),
        ("日期(2024, 2, 29)", "2024年2月29日"),
        ("日期(2025, 1, 3 ÷ 2)", "（不详）"),
        ('去括号("（一）合格率（抽检）（%）")', "（一）合格率"),
        ('去括号("合格率（≥95")', "合格率"),
        ('去括号("（一）合格率")', "（一）合格率"),
        ('去括号("（略）")', "（略）"),
        ('去括号("面积（亩）合计")', "面积（亩）合计"),
        ('去空白([" 甲 ", "乙 丙"])', "甲、乙丙"),
    ],
)
def test_functions_beyond_their_examples(expression: str, printed: str) -> None:
    assert shown(expression, ROW, on=INDICATOR_RECORD) == printed


def test_blank_funding_counts_as_zero_in_a_sum() -> None:
    table = "{财政资金: 1.30, 其他资金: }"
    assert shown("求和(空作零(资金.金额))", table) == "1.3万元"
    assert shown("空作零(其他资金)", table) == "0元"


def test_a_choice_between_amounts_keeps_the_unit() -> None:
    assert evaluate("择(预算数 > 1万元, 预算数, 1万元) = 5万元", "{预算数: 5}") is True


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024年提前下达2025年农机补贴", "2024、2025"),
        ("2024—2026年河道治理", "2024、2026"),
        ("2025农机补贴", "2025"),
        ("农机补贴（津财农〔2024〕8号）", ""),
        ("服务群众2000人次，改造2025米", ""),
        ("编号12025年", ""),
        ("二〇二四年农机补贴（2025年第一批）", "2024、2025"),
    ],
)
def test_the_years_of_a_text_are_no_numbers_of_documents_and_no_amounts(
    text: str, years: str
) -> None:
    assert shown(f'各年("{text}")') == years
