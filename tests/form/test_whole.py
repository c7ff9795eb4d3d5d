"""The set of tables as rules see it: its year and the form of each table."""

from __future__ import annotations

import pytest

from checker.form.whole import common_year_of
from tests.form.sets import only, whole

OLD = """
绩效指标:
  - {一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 总成本, 指标值: ≤5万元}
"""
NEW = """
绩效指标:
  - {一级指标: 成本指标, 二级指标: 经济成本指标, 三级指标: 总成本, 指标值: ≤5万元}
"""


@pytest.mark.parametrize(
    ("heads", "year"),
    [
        ([("2025", "甲"), ("2025年度", "乙"), ("2024", "丙")], 2025),
        ([("2024", "甲"), ("2025", "乙")], 2025),
        ([("", "2024年危桥改造"), ("", "2024年路灯更换"), ("", "2025年绿化")], 2024),
        ([("2023", "2024年危桥改造")], 2023),
        ([("", "危桥改造"), ("待定", "路灯更换")], None),
        ([], None),
    ],
)
def test_the_year_of_a_set_is_the_one_most_tables_name(
    heads: list[tuple[str, str]], year: int | None
) -> None:
    assert common_year_of(heads) == year


def test_the_year_that_is_given_goes_before_what_most_tables_name() -> None:
    texts = ["项目名称: 甲\n年度: 2024\n", "项目名称: 乙\n年度: 2024\n"]
    found, given = whole(*texts), whole(*texts, year=2026)
    assert (found.year, found.year_source) == (2024, "全套多数")
    assert (given.year, given.year_source) == (2026, "配置")


def test_the_form_of_a_table_is_known_by_its_levels() -> None:
    assert only(f"项目名称: 甲{OLD}").profile == "2015"
    assert only(f"项目名称: 甲{NEW}").profile == "2021"


def test_the_form_that_is_given_holds_for_every_table() -> None:
    tables = whole(f"项目名称: 甲{OLD}", f"项目名称: 乙{NEW}", profile="2021").tables
    assert {one.profile for one in tables} == {"2021"}


def test_every_table_knows_its_set_and_its_place_there() -> None:
    found = whole("项目名称: 甲\n", "项目名称: 乙\n---\n项目名称: 丙\n")
    assert [one.position for one in found.tables] == [1, 2, 3]
    assert all(one.owner is found for one in found.tables)
