"""What is wrong with an expression is said before any table is read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.language.elaborate import Elaborator
from checker.language.frame import Frame, StepLimit, Steps
from checker.language.parser import SyntaxSlip, parse
from checker.language.predicates import scope_of
from tests.language.test_parsing import PIECES
from tests.language.workbench import (
    INDICATOR_RECORD,
    SET_RECORD,
    TABLE_RECORD,
    bundled,
    slips,
    table_set,
)

# The one reviewed table of mistakes: record, expression, what it is about, sentence.
MISTAKES = [
    (INDICATOR_RECORD, "指标值.上线 ≤ 表.预算数", "上线", "“指标值”没有字段“上线”，是否想写“上限”？"),
    (INDICATOR_RECORD, "表.预算 有值", "预算", "“表”没有字段“预算”，是否想写“预算数”？"),
    (TABLE_RECORD, "项目名 有值", "项目名", "“表”没有字段“项目名”，是否想写“项目名称”？"),
    (TABLE_RECORD, "预算数有值", "预算数有值", "没有叫“预算数有值”的字段；运算符两边要留空格：“预算数 有值”。"),
    (TABLE_RECORD, "非预算数", "非预算数", "没有叫“非预算数”的字段；运算符两边要留空格：“非 预算数”。"),
    (TABLE_RECORD, "预算数 > 5且", "5且", "“5且”不是读得懂的数量；“且”前后要留空格。"),
    (TABLE_RECORD, "预算数 > 5方圆", "5方圆", "“5方圆”不是读得懂的数量：数字后面只能是单位表里的单位。"),
    (INDICATOR_RECORD, "指标值 ≤ 表.预算数", "指标值 ≤ 表.预算数", "指标值不能直接同数量比较，请写明比哪一头：指标值.上限、指标值.下限或指标值.数值。"),
    (TABLE_RECORD, "预算数 = 22人", "预算数 = 22人", "金额不能与人数比较：量纲不同。"),
    (TABLE_RECORD, "预算数 + 22人 > 0", "预算数 + 22人", "金额与人数不能用“+”计算：量纲不同。"),
    (TABLE_RECORD, "预算数 × 财政资金 > 0", "预算数 × 财政资金", "金额与金额不能用“×”计算：量纲不同。"),
    (TABLE_RECORD, '预算数 = "5万元"', '预算数 = "5万元"', "金额不能与文本比较。"),
    (TABLE_RECORD, '项目名称 > "甲"', '项目名称 > "甲"', "文本没有大小，只能用“=”或“≠”比较。"),
    (TABLE_RECORD, "预算数 = 空", "预算数 = 空", "有没有值请写“有值”或“为空”，不用“=”比较。"),
    (TABLE_RECORD, "预算数 = 财政资金 ±0.01", "±0.01", "“±0.01”要写单位，如“±0.01万元”。"),
    (TABLE_RECORD, "预算数 = 财政资金 ±1人", "±1人", "容差“±1人”与金额量纲不同。"),
    (TABLE_RECORD, "预算数 = 财政资金 ±精度", "±精度", "“±精度”不是容差，请写“±显示精度”，或带单位的数量，如“±0.01万元”。"),
    (TABLE_RECORD, '项目名称 = "甲" ±0元', "±0元", "“±”只用于数量，这里比较的是文本。"),
    (TABLE_RECORD, "预算数 且 财政资金 有值", "预算数", "“且”两边应当是条件（真假），却是金额。"),
    (TABLE_RECORD, "非 项目名称", "项目名称", "“非”后面应当是条件（真假），却是文本。"),
    (TABLE_RECORD, "若 项目名称 则 预算数 有值", "项目名称", "“若”后面应当是条件（真假），却是文本。"),
    (TABLE_RECORD, "绩效指标[三级指标] 有值", "三级指标", "“[ ]”里应当是条件（真假），却是文本。"),
    (TABLE_RECORD, "预算数[预算数 有值] 有值", "预算数", "这里应当是列表，却是金额。"),
    (TABLE_RECORD, "存在 甲 属于 项目名称 使 甲 有值", "项目名称", "这里应当是列表，却是文本。"),
    (TABLE_RECORD, "存在 预算数 属于 资金 使 真", "预算数", "变量“预算数”与字段同名，请换一个名字（如“甲”）。"),
    (TABLE_RECORD, '预算数 属于 ["甲"]', '预算数 属于 ["甲"]', "文本的列表里不会有金额。"),
    (TABLE_RECORD, "项目名称 属于 预算数", "预算数", "“属于”后面应当是列表，却是金额。"),
    (TABLE_RECORD, '预算数 包含 "甲"', "预算数", "“包含”前面应当是文本，却是金额。"),
    (TABLE_RECORD, "项目名称 包含 预算数", "预算数", "“包含”后面应当是文本或文本的列表，却是金额。"),
    (TABLE_RECORD, "项目名称 匹配 单位名称", "单位名称", "正则只能是写明的文本、参数或词汇，不能是算出来的：载入时要检查。"),
    (TABLE_RECORD, '项目名称 匹配 "(a+)+"', '"(a+)+"', "正则里不能有嵌套的重复（如“(a+)+”），会算不完。"),
    (TABLE_RECORD, '["甲", 5] 有值', "5", "列表里的各项应当同类，这里有文本，又有数。"),
    (INDICATOR_RECORD, "三级指标 是 金额", "三级指标", "“是”只用于指标值，这里是文本；相等请用“=”。"),
    (INDICATOR_RECORD, "指标值 是 金钱", "金钱", "没有“金钱”这种指标值，是否想写“金额”？"),
    (INDICATOR_RECORD, "金额 有值", "金额", "“绩效指标”没有字段“金额”；“金额”是指标值的种类，请写“指标值 是 金额”。"),
    (INDICATOR_RECORD, "指标值 是 金额 且 指标值.上限 > 22人", "指标值.上限 > 22人", "金额不能与人数比较：量纲不同。"),
    (INDICATOR_RECORD, "指标值 是 定性 且 指标值.上限 有值", "上限", "这里的指标值已限定为定性，不会有“上限”。"),
    (INDICATOR_RECORD, "指标值 是 定性 且 指标值 是 金额", "指标值 是 金额", "这个条件永远不成立：前面的条件已经排除了这种类型的指标值。"),
    (INDICATOR_RECORD, '指标类型 = "数量类指标"', '"数量类指标"', "没有“数量类指标”这个取值，是否想写“数量指标”？"),
    (INDICATOR_RECORD, '二级指标 = "成本指标值"', '"成本指标值"', "没有“成本指标值”这个取值，是否想写“成本指标”？"),
    (INDICATOR_RECORD, '指标大类 属于 ["产出指标", "投入"]', '["产出指标", "投入"]', "没有“投入”这个取值；可取：产出指标、效益指标、满意度指标、成本指标。"),
    (INDICATOR_RECORD, '指标值.种类 = "钱"', '"钱"', "没有“钱”这个取值；可取：数量、金额、百分比、单价、比例、时长、日期、时段、期限、定性、参照、复合、无法解析。"),
    (INDICATOR_RECORD, '指标值.比较符 = ">="', '">="', "没有“>=”这个取值，是否想写“>”？"),
    (INDICATOR_RECORD, "指标值.起.时 = 1", "时", "日期没有字段“时”；可以用的有：年、月、日。"),
    (TABLE_RECORD, "预算数.上限 有值", "上限", "金额没有字段，不能写“.上限”。"),
    (TABLE_RECORD, "词汇.含胡词 有值", "含胡词", "没有叫“含胡词”的词汇表，是否想写“含糊词”？"),
    (TABLE_RECORD, "参数.词表 有值", "词表", "这条规则没有参数“词表”。"),
    (TABLE_RECORD, "参数 有值", "参数", "“参数”后面要写“.”和名称。"),
    (TABLE_RECORD, "求合(资金.金额) > 0", "求合", "没有叫“求合”的函数，是否想写“求和”？"),
    (TABLE_RECORD, "求和 有值", "求和", "“求和”是函数，要写成“求和(…)”。"),
    (TABLE_RECORD, "求和(项目名称) > 0", "项目名称", "“求和”的“列表”应当是量的列表，却是文本。"),
    (TABLE_RECORD, "差(预算数) > 0", "差(预算数)", "“差”的用法是差(甲：量, 乙：量)，这里给了1个参数。"),
    (TABLE_RECORD, '写作(预算数, "人") 有值', '"人"', "金额不能换算成“人”：量纲不同。"),
    (TABLE_RECORD, '写作(预算数, "文") 有值', '"文"', "没有叫“文”的单位。"),
    (TABLE_RECORD, '规范名(项目名称, "类型") 有值', '"类型"', "没有叫“类型”的对照词汇表。"),
    (TABLE_RECORD, '择(预算数 有值, 预算数, "无") 有值', '"无"', "“择”的两个结果应当同类，这里是金额和文本。"),
    (TABLE_RECORD, '最大(["甲"]) 有值', '["甲"]', "只有数量和日期有大小，这里是文本。"),
    (TABLE_RECORD, '替换(项目名称, "[", "") 有值', '"["', "正则写错了：第1个字处“[”没有配上“]”。"),
    (SET_RECORD, "表.预算数 > 0", "表.预算数 > 0", "金额的列表不能与数比较。"),
]  # fmt: skip


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
    elaborator = Elaborator(bundled().surroundings)
    record = table_set(ROWS).tables[0].indicators[0]
    made = elaborator.typed(tree, scope_of(INDICATOR_RECORD))
    for slip in elaborator.slips:
        assert 0 <= slip.span.start <= slip.span.end <= len(text)
        assert slip.message.endswith(("。", "？"))
    try:
        made.run(Frame(record, Steps(100_000)))
    except StepLimit:
        return
