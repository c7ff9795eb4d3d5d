"""Amounts that cells write in different units are compared as amounts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.readers.money import amount_of
from tests.readers.forms_for_tests import read_as

FORM = """\
项目支出绩效目标表（2025年度）,,,{unit}
项目名称,村道硬化,单位名称,柳林县交通局
{first},{one},{second},{other}
绩效目标,硬化村道8公里,,
一级指标,二级指标,三级指标,指标值
产出指标,数量指标,硬化里程,≥8公里
效益指标,社会效益指标,受益村,≥6个
"""
DEPARTMENT = """\
部门整体支出绩效自评表（2025年度）,,,
单位名称,柳林县交通局,项目名称,交通局整体支出
预算数,1200万元,基本支出,500万元
人员经费,{staff},公用经费,80万元
绩效目标,硬化村道8公里,,
一级指标,二级指标,三级指标,指标值
产出指标,数量指标,硬化里程,≥8公里
"""


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("1.2万元", "元", 12000),
        ("12000元", "万元", 12000),
        ("12,000", "元", 12000),
        ("1.2", "万元", 12000),
        ("250万", "元", 2500000),
        ("0.5亿元", "万元", 50000000),
        ("3百万元", "万元", 3000000),
        ("12", "千元", 12000),
        ("￥12000元整", "万元", 12000),
        ("-3", "元", -3),
        ("约3万元", "元", None),
        ("万元", "元", None),
        ("3人", "元", None),
        ("", "元", None),
    ],
)
def test_an_amount_counts_in_the_unit_it_says(text: str, unit: str, amount: int | None) -> None:
    assert amount_of(text, unit) == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    ("unit", "first", "one", "second", "other", "told"),
    [
        ("", "预算数", "1.2万元", "年度资金总额", "12000元", []),
        ("单位：万元", "预算数", "120", "年度资金总额", "1200000元", []),
        ("单位：元", "预算数", "1200000", "年度资金总额", "120万元", []),
        ("", "预算数（万元）", "120", "年度资金总额（元）", "1200000", []),
        ("", "预算数", "1.2万元", "年度资金总额", "1.2元", ["GC015"]),
        ("单位：万元", "预算数", "120", "年度资金总额", "120元", ["GC015"]),
    ],
)
def test_two_totals_are_the_same_where_their_amounts_are(
    unit: str, first: str, one: str, second: str, other: str, told: list[str]
) -> None:
    page = FORM.format(unit=unit, first=first, one=one, second=second, other=other)
    problems = read_as(page, "f.csv").problems
    assert [one.rule for one in problems if "两处，数" in one.arguments.get("内容", "")] == told


@pytest.mark.parametrize(("staff", "left"), [("4200000元", 0), ("420", 0), ("4200元", 2)])
def test_details_of_a_sum_add_up_whatever_their_units(staff: str, left: int) -> None:
    problems = read_as(DEPARTMENT.format(staff=staff), "f.csv").problems
    assert len([one for one in problems if "没有读入" in one.arguments.get("内容", "")]) == left
