"""How cells become values."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.form.cellvalues import (
    budget_year,
    cell_value,
    funding_amount,
    indicator_class,
    indicator_type,
    year_in,
    year_source,
)
from checker.language.amounts import Amount
from checker.language.gaps import ABSENT, Blank, Unknown
from checker.values import Value
from tests.form.sets import only, row, whole


@pytest.mark.parametrize(
    ("text", "year"),
    [("2025", 2025), ("2025年度", 2025), (" 2025 年 ", 2025), ("2025-2027", None), ("25", None)],
)
def test_the_year_of_a_cell(text: str, year: int | None) -> None:
    assert year_in(text) == year


def money(text: str, unit: str = "") -> object:
    head = f"金额单位: {unit}\n" if unit else ""
    (line,) = only(f"项目名称: 甲\n{head}财政资金: '{text}'\n").funding
    return funding_amount(line)


@pytest.mark.parametrize(
    ("text", "unit", "yuan"),
    [("80.5", "", "805000"), ("80.5", "元", "80.5"), ("80.5元", "万元", "80.5"), ("0", "", "0")],
)
def test_an_amount_is_in_the_unit_of_its_table_unless_it_has_its_own(
    text: str, unit: str, yuan: str
) -> None:
    found = money(text, unit)
    assert isinstance(found, Amount)
    assert found.value == Decimal(yuan)


@pytest.mark.parametrize("text", ["8O.5", "约定", "9公里"])
def test_what_is_no_amount_is_unknown_and_says_what_stands_there(text: str) -> None:
    found = money(text)
    assert isinstance(found, Unknown)
    assert text in found.reason


def test_the_year_of_a_table_is_its_own_then_that_of_its_set() -> None:
    own, other = whole("项目名称: 甲\n年度: 2024\n", "项目名称: 乙\n", year=2026).tables
    years = [budget_year(one) for one in (own, other)]
    assert [one.value for one in years if isinstance(one, Amount)] == [2024, 2026]
    assert [year_source(one) for one in (own, other)] == ["表内", "配置"]


def test_where_no_year_is_known_it_is_blank() -> None:
    assert isinstance(budget_year(only("项目名称: 甲\n")), Blank)


def test_a_value_is_read_with_the_unit_beside_it() -> None:
    found = cell_value(row(三级指标="维修桥梁", 指标值="≥12", 计量单位="座"), "指标值")
    assert isinstance(found, Value)
    assert str(found) == "≥12座"


def test_levels_come_to_the_names_of_the_vocabulary() -> None:
    named = row(一级指标="产出", 二级指标="数量", 三级指标="维修桥梁")
    assert (indicator_class(named), indicator_type(named)) == ("产出指标", "数量指标")
    strange = row(一级指标="甲乙丙", 二级指标="丁戊", 三级指标="维修桥梁")
    assert (indicator_class(strange), indicator_type(strange)) == (ABSENT, ABSENT)


def test_a_blank_level_1_is_the_one_that_every_form_files_the_level_2_under() -> None:
    assert indicator_class(row(二级指标="数量指标", 三级指标="桥梁")) == "产出指标"
    assert indicator_class(row(二级指标="成本指标", 三级指标="总成本")) is ABSENT
