"""Arithmetic of the field: shares against percents, averages, groups, days, other tables."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.workbench import evaluate, shown, slips

TABLE = """
    项目名称: 2025年干部轮训
    预算数: 300
    财政资金: 280
    其他资金: 20
    绩效指标:
    - {三级指标: 培训期数, 指标值: 三分之一}
    - {三级指标: 培训时间, 指标值: 2025年3月-2026年12月}
"""
SET = """
    全套:
    - {单位名称: 甲局, 年度: 2025, 项目名称: 2025年干部轮训, 预算数: 120}
    - {单位名称: 甲局, 年度: 2024, 项目名称: 2024年干部轮训, 预算数: 100}
    - {单位名称: 乙局, 年度: 2024, 项目名称: 2024年干部轮训, 预算数: 90}
    - {单位名称: , 年度: 2025, 项目名称: 2025年绿化养护, 预算数: 70}
"""


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("其他资金 ÷ 预算数 ≥ 20%", "否"),
        ("其他资金 ÷ 预算数 ≥ 6%", "是"),
        ("6% ≤ 其他资金 ÷ 预算数", "是"),
        ("预算数 ÷ 其他资金 = 15", "是"),
        ("预算数 ÷ 其他资金 - 14", "1"),
        ("预算数 × (其他资金 ÷ 预算数)", "20万元"),
        ("首个(绩效指标).指标值.上限 > 30%", "是"),
        ("首个(绩效指标).指标值.上限 < 34%", "是"),
        ("计数(绩效指标[指标值 是 时段]) ÷ 计数(绩效指标) ≤ 50%", "是"),
        ("占比(其他资金, 预算数)", "6.67%"),
        ("占比(绩效指标[指标值 是 时段], 绩效指标)", "50%"),
        ("平均([3万元, 5000元])", "1.75万元"),
        ("中位数([9人, 1人, 2人])", "2人"),
        ("中位数([9人, 1人])", "5人"),
        ("平均(绩效指标[指标值 是 金额].指标值.上限) 有值", "否"),
    ],
)
def test_shares_and_averages(expression: str, expected: str) -> None:
    assert shown(expression, TABLE) == expected


PRICED = "{预算数: 30, 绩效指标: [{指标值: ≥9台}, {指标值: ≤3万元/台}, {指标值: =20%}]}"
PRODUCT = "绩效指标[指标值 是 数量].指标值.下限) × 首个(绩效指标[指标值 是 单价].指标值.上限)"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (f"预算数 = 首个({PRODUCT} ±显示精度", "否"),
        (f"预算数 = 首个({PRODUCT}", "否"),
        (f"27万元 = 首个({PRODUCT}", "是"),
        ("预算数 × 首个(绩效指标[指标值 是 百分比]).指标值.上限 = 6万元 ±显示精度", "是"),
        ("预算数 × 首个(绩效指标[指标值 是 百分比]).指标值.上限 = 8万元 ±显示精度", "否"),
    ],
)
def test_what_is_counted_is_no_rounding_of_the_price(expression: str, expected: str) -> None:
    assert shown(expression, PRICED) == expected


def test_a_quotient_is_told_rounded_and_compared_exactly() -> None:
    assert shown("预算数 ÷ 7", TABLE) == "42.86万元"
    assert shown("预算数 ÷ 7 = 42.86万元", TABLE) == "否"
    assert shown("2.788627万元") == "2.788627万元"
    assert shown("1 ÷ 7000") == "0.00014"


@pytest.mark.parametrize(
    ("expression", "about"),
    [
        ("0.2 ≥ 20%", "量纲不同"),
        ("计数(绩效指标) ≥ 20%", "量纲不同"),
        ("预算数 ÷ 财政资金 > 3万元", "量纲不同"),
        ("占比(预算数, 绩效指标)", "不是同一类"),
        ("占比(预算数, 3人)", "不是同一类"),
        ("占比(项目名称, 项目名称)", "应当是数量"),
    ],
)
def test_what_is_no_share_does_not_compare_with_a_percent(expression: str, about: str) -> None:
    ((_, message),) = slips(expression)
    assert about in message


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=9))
def test_the_average_and_the_middle_lie_between_the_extremes(counts: list[int]) -> None:
    listed = "[" + ", ".join(f"{count}人" for count in counts) + "]"
    for function in ("平均", "中位数"):
        found = f"{function}({listed})"
        assert shown(f"{found} ≥ 最小({listed}) 且 {found} ≤ 最大({listed})") == "是"


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_and_its_percent_are_equal(part: int, whole: int) -> None:
    assert shown(f"{part}元 ÷ {whole}元 ≥ 占比({part}元, {whole}元) - 0.0001%") == "是"
    assert shown(f"{part}元 ÷ {whole}元 ≤ 占比({part}元, {whole}元) + 0.0001%") == "是"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("2025年10月31日 - 2025年10月1日", "30天"),
        ("2025年1月31日 + 1个月", "2025年2月28日"),
        ("2024年2月29日 + 1年", "2025年2月28日"),
        ("2025年3月1日 - 2周", "2025年2月15日"),
        ("2025年12月31日 > 2025年1月1日 + 12个月", "否"),
        ("2026年1月2日 > 2025年1月1日 + 12个月", "是"),
        ("2025年10月31日 - 2025年10月1日 ≤ 4周", "否"),
        ("2025年1月1日 + 5个工作日 > 2025年1月2日", "（不详）"),
        ("2025年10月31日 - 2025年10月1日 ≤ 1个月", "（不详）"),
        ("工作日数(2025年1月1日, 2025年1月7日)", "5个工作日"),
        ("工作日数(2025年1月1日, 2025年1月7日, [2025年1月1日])", "4个工作日"),
        ("工作日数(2025年1月1日, 2025年1月7日, [2025年1月1日], [2025年1月4日])", "5个工作日"),
    ],
)
def test_days(expression: str, expected: str) -> None:
    assert shown(expression) == expected


def test_days_of_a_cell() -> None:
    row = "首个(绩效指标[指标值 是 时段]).指标值"
    assert shown(f"{row}.止 > {row}.起 + 12个月", TABLE) == "是"
    assert shown(f"{row}.止 - {row}.起", TABLE) == "670天"


@pytest.mark.parametrize(
    "expression", ["2025年1月1日 + 2025年1月1日", "2025年1月1日 × 2", "3天 - 2025年1月1日"]
)
def test_what_days_cannot_do_is_said(expression: str) -> None:
    ((_, message),) = slips(expression)
    assert "日期可以相减，可以加减天、周、月、年" in message


def test_today_is_the_day_of_the_check_and_unknown_without_one() -> None:
    day = datetime.date(2025, 7, 1)
    assert shown("今天 > 2025年6月30日", today=day) == "是"
    assert shown("今天", today=day) == "2025年7月1日"
    assert shown("今天 > 2025年6月30日") == "（不详）"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("分组(全套.表, 单位名称)[项数 > 1].名", "甲局"),
        ("分组(全套.表, 单位名称).名", "甲局、乙局"),
        ("首个(分组(全套.表, 单位名称)).项.预算数", "120万元、100万元"),
        ("最大(分组(全套.表, 预算年度).项数)", "2"),
        ("平均(分组(全套.表, 单位名称)[名 = 本.单位名称].项.预算数)", "110万元"),
    ],
)
def test_groups(expression: str, expected: str) -> None:
    assert shown(expression, SET) == expected


def test_a_group_by_what_cannot_be_read_is_unknown() -> None:
    unread = "全套: [{项目名称: 甲, 预算数: 8O}, {项目名称: 乙, 预算数: 80}]"
    assert shown("计数(分组(全套.表, 预算数))", unread) == "（不详）"


@pytest.mark.parametrize(
    ("expression", "about"),
    [
        ("分组(全套.表)", "用法是分组(列表, 栏目)"),
        ("分组(全套.表, 绩效指标)", "不能按"),
        ("分组(预算数, 预算数)", "应当是列表"),
        ("分组(全套.表, 单位名称).数", "有的是：名、项、项数"),
    ],
)
def test_a_wrong_group_is_said(expression: str, about: str) -> None:
    ((_, message),) = slips(expression)
    assert about in message


def test_kinds_of_projects_by_their_words() -> None:
    assert shown("项目类别", "{项目名称: 信息系统建设工程}") == "工程、信息化"
    assert shown("项目类别 包含 “培训”", "{项目名称: 2025年村干部轮训}") == "是"
    assert evaluate("项目类别", "{项目名称: 离退休干部经费}") == ()
