"""Amounts: exact decimals, units, and the tolerance of the precision shown."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checker.language.amounts import MONEY, Amount, compare, tolerance_between
from checker.language.calculation import calculate
from checker.language.gaps import Unknown
from checker.values import Unit, conversion, unit_named
from tests.language.workbench import INDICATOR_RECORD, evaluate, shown, slips

UNIT_NAMES = [
    "公里", "米", "毫米", "丈", "亩", "公顷", "平方米", "吨", "公斤", "斤", "小时", "分钟",
    "天", "周", "工作日", "年", "月", "季度", "个", "户", "家", "人次", "元/亩", "元/公顷",
    "次/月", "次/年", "元/天", "公里/小时", "米/秒",
]  # fmt: skip

YUAN = unit_named("元")
money = st.builds(
    lambda value, places: Amount(
        Decimal(value).scaleb(-places), YUAN, Decimal(1).scaleb(-places) / 2, document=True
    ),
    st.integers(-(10**9), 10**9),
    st.integers(0, 4),
)


def test_decimals_are_exact() -> None:
    assert evaluate("262.97 - 262.96 ≤ 0.01") is True
    assert evaluate("0.1 + 0.2 = 0.3") is True


@pytest.mark.parametrize(
    ("budget", "cap", "holds"),
    [
        ("7585.00", "≤7585万元", True),
        ("6.30", "≤6.3万元", True),
        ("2.79", "≤27886.27元", True),
        ("2.78", "≤27886.27元", False),
        ("262.96", "≤262.97万元", False),
        ("262.96", "≤262.964万元", True),
        ("262.96", "≤262.966万元", False),
        ("263", "≤263.004万元", True),
        ("263", "≤263.006万元", False),
        ("8427.70", "≤16796.7万元", False),
    ],
)
def test_amounts_of_the_document_are_compared_as_precisely_as_they_are_shown(
    budget: str, cap: str, holds: bool
) -> None:
    text = f"{{预算数: {budget}, 绩效指标: {{指标值: {cap}}}}}"
    verdict = evaluate("指标值.上限 = 表.预算数", text, on=INDICATOR_RECORD)
    assert verdict is holds


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("预算数 = 262.96万元", True),
        ("预算数 = 262.964万元", False),
        ("预算数 = 262.964万元 ±显示精度", True),
        ("预算数 = 财政资金", True),
        ("预算数 = 财政资金 ±0元", False),
        ("预算数 = 财政资金 ±0.01万元", True),
        ("预算数 ≤ 财政资金", True),
        ("预算数 < 财政资金", False),
        ("预算数 < 财政资金 ±0元", True),
        ("预算数 ≥ 财政资金", True),
        ("预算数 ≠ 财政资金", False),
        ("预算数 = 其他资金 + 其他资金", True),
        ("预算数 > 0", True),
        ("-预算数 < 0", True),
    ],
)
def test_tolerance(expression: str, expected: bool) -> None:
    text = "{预算数: 262.96, 财政资金: 262.964, 其他资金: 131.482}"
    assert evaluate(expression, text) is expected


def test_unlike_units_are_unknown_and_say_so() -> None:
    text = "{预算数: 5, 绩效指标: {指标值: ≤22人}}"
    verdict = evaluate("指标值.上限 ≤ 表.预算数", text, on=INDICATOR_RECORD)
    assert verdict == Unknown("单位不同，不能比较：22人与5万元")


def test_zero_is_zero_in_every_unit() -> None:
    assert evaluate("指标值.下限 = 0", "{绩效指标: {指标值: 0起}}", on=INDICATOR_RECORD) is True


def test_a_hedged_amount_equals_nothing() -> None:
    text = "{绩效指标: {指标值: 预计400人}}"
    assert evaluate("指标值.数值 = 400人", text, on=INDICATOR_RECORD) is False
    assert evaluate("指标值.数值 ≠ 400人", text, on=INDICATOR_RECORD) is True


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("预算数", "262.96万元"),
        ("差(预算数, 财政资金)", "0.01万元"),
        ("财政资金 - 预算数", "0.01万元"),
        ("预算数 × 2", "525.92万元"),
        ("预算数 × 50%", "131.48万元"),
        ("预算数 ÷ 8人", "32.87万元/人"),
        ("预算数 ÷ 财政资金 < 1", "是"),
        ("四舍五入(预算数 ÷ 3, 2)", "87.65万元"),
        ('写作(预算数, "元")', "2629600元"),
        ("7 ÷ 2", "3.5"),
        ("100 × 1", "100"),
        ("-预算数", "-262.96万元"),
    ],
)
def test_amounts_are_printed_as_people_write_them(expression: str, printed: str) -> None:
    assert shown(expression, "{预算数: 262.96, 财政资金: 262.97}") == printed


@pytest.mark.parametrize("expression", ["预算数 ÷ 其他资金", "1 ÷ (1 - 1)"])
def test_dividing_by_zero_is_unknown(expression: str) -> None:
    assert isinstance(evaluate(expression, "{预算数: 5, 其他资金: 0}"), Unknown)


def test_numbers_beyond_all_bounds_are_unknown_and_never_crash() -> None:
    power = "99999999999999999999999999999"
    product = " × ".join([power] * 30)
    assert evaluate(f"{product} > 1") is not None


@given(money, money)
def test_tolerance_is_symmetric(a: Amount, b: Amount) -> None:
    assert tolerance_between(a, b) == tolerance_between(b, a)
    slack = tolerance_between(a, b)
    assert compare("=", a, b, slack) == compare("=", b, a, slack)
    assert compare("≤", a, b, slack) == compare("≥", b, a, slack)


@given(money, money)
def test_exactly_one_of_less_equal_greater_holds(a: Amount, b: Amount) -> None:
    slack = tolerance_between(a, b)
    assert [compare(sign, a, b, slack) for sign in "<=>"].count(True) == 1
    assert compare("≤", a, b, slack) is not compare(">", a, b, slack)
    assert compare("≠", a, b, slack) is not compare("=", a, b, slack)


@given(money, money, st.decimals(0, 10**6, places=2), st.decimals(0, 10**6, places=2))
def test_more_tolerance_never_loses_an_equality(
    a: Amount, b: Amount, less: Decimal, more: Decimal
) -> None:
    assume(less <= more)
    if compare("=", a, b, less) is True:
        assert compare("=", a, b, more) is True
    if compare("≤", a, b, less) is True:
        assert compare("≤", a, b, more) is True


@given(money, money)
def test_sums_add_their_tolerance(a: Amount, b: Amount) -> None:
    total = calculate("+", a, b)
    assert isinstance(total, Amount)
    assert (total.dimension, total.slack) == (MONEY, a.slack + b.slack)
    back = calculate("-", total, b)
    assert isinstance(back, Amount)
    assert back.value == a.value


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("2公里 = 2米", "否"),
        ("48小时 = 2天", "是"),
        ("30亩 = 2公顷", "是"),
        ("5吨 > 4999公斤", "是"),
        ("求和([2公里, 250米])", "2.25公里"),
        ("差(2天, 36小时)", "12小时"),
        ("最大([2公里, 700米, 2500米])", "2500米"),
        ("最小([1天, 90分钟])", "90分钟"),
        ("2公里 ÷ 400米", "5"),
        ("1平方米 + 1亩", "1.0015亩"),
        ('写作(700米, "公里")', "0.7公里"),
        ("2公里 = 2003米 ±5米", "是"),
        ("2公里 = 2003米 ±0.002公里", "否"),
        ("2公里 属于 [2000米, 5米]", "是"),
        ("去重([2天, 48小时, 3天])", "2天、3天"),
        ("20元/月 = 240元/年", "是"),
        ("2元/亩 < 29元/公顷", "否"),
        ("非 (2公里 = 2米)", "是"),
    ],
)
def test_units_of_one_family_are_reckoned_with_by_their_exact_factor(
    expression: str, printed: str
) -> None:
    assert shown(expression) == printed


@pytest.mark.parametrize(
    "expression",
    [
        "3天 = 3个工作日",
        "2个月 > 40天",
        "3天 属于 [3个工作日]",
        "求和([1天, 1个工作日]) > 0",
        "最大([1天, 2个工作日]) = 2天",
        "差(1年, 1天) > 0",
        "2公里 = 3公里 ±1人",
        "20元/月 > 1元/天",
    ],
)
def test_what_has_no_exact_factor_is_unknown(expression: str) -> None:
    if "±" in expression:
        assert slips(expression)
    else:
        assert isinstance(evaluate(expression), Unknown)


UNITS = st.sampled_from([unit for name in UNIT_NAMES if (unit := unit_named(name))])
SIZES = st.decimals(0, 10**5, places=3).map(lambda value: value.normalize())


@given(UNITS, UNITS, SIZES, SIZES)
def test_order_sum_and_difference_agree_with_the_factor_or_are_unknown(
    one: Unit, other: Unit, n: Decimal, m: Decimal
) -> None:
    left, right = Amount(n, one), Amount(m, other)
    factor = conversion(one, other)
    verdicts = {sign: compare(sign, left, right, Decimal(0)) for sign in "<=>≤≥≠"}
    results = [calculate(sign, left, right) for sign in "+-"]
    if factor is None:
        assert all(isinstance(one, Unknown) for one in (*verdicts.values(), *results))
        return
    a, b = Fraction(n) * factor, Fraction(m)
    assert verdicts == {
        "<": a < b, "=": a == b, ">": a > b, "≤": a <= b, "≥": a >= b, "≠": a != b,
    }  # fmt: skip
    for found, exact in zip(results, (a + b, a - b), strict=True):
        if isinstance(found, Amount):
            assert found.unit is not None
            assert Fraction(found.value) * (conversion(found.unit, other) or 0) == exact


def test_a_bound_that_contradicts_another_unit_is_found_at_load() -> None:
    total = "求和(绩效指标.指标值.上限)"
    assert slips(f"{total} > 3公里 且 {total} < 500米")
    assert not slips(f"{total} > 3公里 且 {total} < 5000米")


def test_numbers_nobody_could_print_are_unknown() -> None:
    power = " × ".join(["99999999999999999999"] * 9)
    assert isinstance(evaluate(f"{power} + 1"), Unknown)
