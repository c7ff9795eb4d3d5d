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
        ("计数([])", "0"),
        ("标准差([1人, 2人, 6人]) > 2人", "是"),
        ("标准差([])", "（空）"),
        ('写作(2.345万元, "元", 0)', "23450元"),
        ('写作(1元 ÷ 3个, "元/个", 2)', "0.33元/个"),
        ("写出(1200元/人 × 100人)", "120000元"),
        ("写出(500米 × 2元/公里)", "1元"),
        ('词后("安全事故死亡人数", ["事故", "死亡"])', "人数"),
        ('词前("安全事故死亡人数", ["事故", "死亡"])', "安全"),
        ('词后("救援成功率", ["事故", "死亡"])', "（空）"),
        ('所数("1.新建公厕座数（座）")', "新建公厕"),
        ('所数("数量")', "数量"),
        ("求和([])", "0元"),
        ("最大([])", "（空）"),
        ("首个([])", "（空）"),
        ('合并(["甲", "乙"])', "甲、乙"),
        ('去编号("（一）保障运行")', "保障运行"),
        ('去编号("★★★居民满意度")', "居民满意度"),
        ('去编号("指标1：培训人数")', "培训人数"),
        ('去编号("2.5万人参保")', "2.5万人参保"),
        ('去编号("11个街镇")', "11个街镇"),
        ('去编号("三支一扶人员")', "三支一扶人员"),
        ('首年("津财社指【2024】132号")', "（空）"),
        ('首年("2024-2026年河道治理")', "（空）"),
        ('首年("二〇二四年")', "（空）"),
        ('转数("一百")', "（空）"),
        ('配对("（甲）乙）", "（", "）")', "否"),
        ('配对("）甲（", "（", "）")', "否"),
        ('配对("（【甲）】", "（【", "）】")', "否"),
        ('取("甲乙", "丙")', "（空）"),
        ('相似("环卫保洁", "道路养护")', "0"),
        ('相似("", "")', "1"),
        ('量词族("人次数")', "人次"),
        ('量词族("享受补贴人户数")', "人户"),
        ('量词族("发放户数（户）")', "户数"),
        ('量词族("满意度")', "（空）"),
        ('单位族("名") = 单位族("位")', "是"),
        ('规范名("甲", "二级指标")', "（空）"),
        ('上级("经济效益指标")', "效益指标"),
        ('去空白([" 甲 ", "乙 丙"])', "甲、乙丙"),
        ('除去(["甲"], [])', "甲"),
        ('择(1 > 2, "甲", 空)', "（空）"),
        ('计数(文中数量("建设驿站11个，服务三支一扶人员5人"))', "2"),
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
