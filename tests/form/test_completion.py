"""What a row of a self-evaluation comes to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.form.completion import (
    class_weight,
    grade_reached,
    kind_weight,
    months_watched,
    reached,
    share_reached,
    to_be_reached,
)
from checker.language.amounts import Amount
from checker.language.gaps import ABSENT, Blank, Unknown
from tests.form.sets import only, row


@pytest.mark.parametrize(
    ("target", "actual", "found"),
    [
        ("≥12座", "12座", True),
        ("≥12座", "11座", False),
        (">12座", "12座", False),
        ("≥12座", "13", True),
        ("100%", "98.5%", False),
        ("≤80万元", "79.5万元", True),
        ("≤80万元", "80.01万元", False),
        ("12座", "15座", True),
        ("0起", "1起", False),
        ("2025年10月底前", "2025年9月30日", True),
        ("2025年10月底前", "2025年11月5日", False),
        ("≥12座", "未完成", False),
        ("≥12座", "全部达成", True),
    ],
)
def test_whether_a_target_is_reached(target: str, actual: str, found: bool) -> None:
    assert reached(row(三级指标="维修桥梁", 指标值=target, 实际完成值=actual)) is found


def test_where_less_is_better_a_target_without_a_sign_is_a_ceiling() -> None:
    cells = {"三级指标": "投诉次数", "指标值": "5次", "实际完成值": "4次"}
    assert reached(row(**cells, 指标方向="反向指标")) is True
    assert reached(row(**cells)) is False


@pytest.mark.parametrize(
    ("target", "actual"), [("持续改善", "有所改善"), ("≥12座", "13公里"), ("效果显著", "12座")]
)
def test_what_only_people_can_judge_is_unknown(target: str, actual: str) -> None:
    found = reached(row(三级指标="桥梁", 指标值=target, 实际完成值=actual))
    assert isinstance(found, Unknown)


def test_without_an_actual_value_there_is_nothing_to_say() -> None:
    assert isinstance(reached(row(三级指标="桥梁", 指标值="≥12座", 实际完成值="")), Blank)


@pytest.mark.parametrize(
    ("target", "actual", "share"),
    [("≥12座", "9座", "0.75"), ("≥1.2万人", "6000人", "0.5"), ("90%", "99%", "1.1")],
)
def test_how_much_of_a_target_is_done(target: str, actual: str, share: str) -> None:
    found = share_reached(row(三级指标="桥梁", 指标值=target, 实际完成值=actual))
    assert isinstance(found, Amount)
    assert found.value == Decimal(share)


def test_nothing_is_no_share_of_nothing() -> None:
    assert share_reached(row(三级指标="事故", 指标值="0起", 实际完成值="1起")) is ABSENT


@pytest.mark.parametrize(
    ("actual", "grade"),
    [("达成年度指标", "1"), ("部分达成年度指标并具有一定效果", "0.5"), ("未达成年度指标", "0")],
)
def test_the_class_that_was_reached(actual: str, grade: str) -> None:
    found = grade_reached(row(三级指标="环境", 指标值="改善", 实际完成值=actual))
    assert isinstance(found, Amount)
    assert found.value == Decimal(grade)


@pytest.mark.parametrize("actual", ["基本达成", "持续改善", "12座"])
def test_other_words_are_no_class(actual: str) -> None:
    assert grade_reached(row(三级指标="环境", 指标值="改善", 实际完成值=actual)) is ABSENT


def test_weights_stand_behind_the_levels_or_in_fields_of_their_own() -> None:
    printed = row(一级指标="产出指标（40分）", 二级指标="数量指标(15分)", 三级指标="桥梁")
    assert str(class_weight(printed)) == str(kind_weight(printed)).replace("15", "40")
    own = row(一级指标="产出指标", 大类分值="50", 二级指标="数量指标", 三级指标="桥梁")
    found = class_weight(own)
    assert isinstance(found, Amount)
    assert found.value == 50
    assert kind_weight(own) is ABSENT


@pytest.mark.parametrize(
    ("period", "months"),
    [("1-9月", 9), ("第三季度", 9), ("上半年", 6), ("2025年9月底", 9), ("一季度", 3)],
)
def test_how_many_months_a_monitoring_table_looks_back_on(period: str, months: int) -> None:
    found = months_watched(only(f"项目名称: 甲\n监控期间: {period}\n"))
    assert isinstance(found, Amount)
    assert found.value == months


@pytest.mark.parametrize("period", ["", "13月", "全过程"])
def test_no_months_are_guessed(period: str) -> None:
    assert months_watched(only(f"项目名称: 甲\n监控期间: '{period}'\n")) is ABSENT


@pytest.mark.parametrize(
    ("level2", "target", "forecast", "found"),
    [
        ("数量指标", "≥12座", "12", True),
        ("数量指标", "≥12座", "11", False),
        ("成本指标", "≤28万元", "31", False),
        ("时效指标", "2025年9月底前", "2025年11月", False),
        ("时效指标", "2025年9月底前", "2025年8月", True),
    ],
)
def test_whether_a_target_will_be_reached(
    level2: str, target: str, forecast: str, *, found: bool
) -> None:
    cells = {"二级指标": level2, "三级指标": "维修桥梁", "指标值": target}
    assert to_be_reached(row(**cells, 全年预计完成值=forecast, 实际完成值="3")) is found
