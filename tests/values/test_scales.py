"""Exact factors between units: what can be compared, what cannot, and that factors agree."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.values import (
    OwnUnit,
    Scale,
    Unit,
    conversion,
    converted,
    convertible,
    parse,
    scale_of,
    unit_named,
    units_with,
)
from checker.values.units import common_table

ENTRIES = common_table().entries
UNITS = st.sampled_from([entry.unit for entry in ENTRIES.values()])


def named(text: str) -> Unit:
    unit = unit_named(text)
    assert unit is not None, text
    return unit


@pytest.mark.parametrize(
    ("unit", "into", "factor"),
    [
        ("公里", "米", "1000"), ("km", "厘米", "100000"), ("亩", "平方米", "2000/3"),
        ("公顷", "亩", "15"), ("吨", "斤", "2000"), ("升", "毫升", "1000"), ("天", "小时", "24"),
        ("周", "天", "7"), ("年", "季度", "4"), ("半小时", "分钟", "30"),
        ("千瓦时", "兆焦", "18/5"),
        ("毫克/升", "毫克/立方米", "1000"), ("公里/小时", "米/秒", "5/18"), ("户", "家", "1"),
        ("万元/公里", "元/米", "1/1000"), ("元/亩", "元/公顷", "15"), ("次/月", "次/年", "12"),
        ("元/人天", "元/人·天", "1"), ("例/10万人", "例/万人", "1/10"), ("万人", "人", "1"),
    ],
)  # fmt: skip
def test_a_unit_is_exactly_so_many_of_another(unit: str, into: str, factor: str) -> None:
    assert conversion(named(unit), named(into)) == Fraction(factor)


@pytest.mark.parametrize(
    ("unit", "into"),
    [
        ("工作日", "天"), ("月", "天"), ("年", "天"), ("学期", "月"), ("MB", "GB"), ("户", "人"),
        ("人", "人次"), ("人天", "人"), ("课时", "次"), ("米", "平方米"), ("元", "美元"),
        ("元/月", "元/天"), ("元/人", "元"), ("吨", "吨标准煤"), ("公里", "车道公里"), ("岁", "年"),
        ("%", "百分点"), ("卡", "焦"), ("箱", "盒"), ("瓶", "箱"), ("捆", "根"), ("元/袋", "元/桶"),
    ],
)  # fmt: skip
def test_some_units_have_no_exact_factor(unit: str, into: str) -> None:
    assert not convertible(named(unit), named(into))
    assert converted(Decimal(3), named(unit), named(into)) is None


def test_an_amount_is_converted_without_rounding() -> None:
    assert converted(Decimal("4.5"), named("亩"), named("公顷")) == Fraction(3, 10)
    assert converted(Decimal(1), named("亩"), named("平方米")) == Fraction(2000, 3)


@given(UNITS, UNITS, UNITS)
def test_factors_agree_whatever_the_way(one: Unit, two: Unit, three: Unit) -> None:
    assert conversion(one, one) == 1
    first, second, both = conversion(one, two), conversion(two, three), conversion(one, three)
    if first is not None:
        assert conversion(two, one) == 1 / first
        if second is not None:
            assert both == first * second


def test_what_a_unit_is_measured_by_is_a_unit_of_its_own_family() -> None:
    for entry in ENTRIES.values():
        ground = ENTRIES.get(entry.ground)
        if ground is None:
            assert entry.ground == entry.unit.dimension, entry.unit.name
        else:
            assert (ground.ground, ground.share) == (entry.ground, 1), entry.unit.name
            assert ground.unit.dimension == entry.unit.dimension, entry.unit.name


def test_a_unit_of_an_office_is_counted_like_its_family_but_never_measured_like_it() -> None:
    units = units_with((OwnUnit("合作社", like="户"), OwnUnit("步", like="米")))
    household, step = unit_named("合作社", units), unit_named("步", units)
    assert household is not None
    assert step is not None
    assert conversion(household, named("户")) == 1
    assert conversion(step, named("米")) is None
    assert scale_of(step).ground == "步"


def test_what_is_made_of_a_unit_of_an_office_is_counted_like_its_family_too() -> None:
    units = units_with((OwnUnit("合作社", like="户"), OwnUnit("步", like="米")))
    price, like = (unit_named(text, units) for text in ("元/合作社", "元/户"))
    assert price is not None
    assert like is not None
    assert conversion(price, like) == 1
    tens, own = parse("≥3万合作社", units).unit, unit_named("万合作社", units)
    assert tens is not None
    assert own is not None
    assert conversion(own, tens) == 1
    assert scale_of(parse("5元/10步", units).unit or price) == Scale("元/步", Fraction(1, 10))
