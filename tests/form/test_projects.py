"""Which tables of a set are of one project."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.form.projects import (
    core_name,
    document_numbers,
    is_same_filing,
    is_same_unit,
    same_project,
    sign_of_filing,
    sign_of_unit,
    year_before,
)
from checker.packs import load_packs
from tests.form.sets import only, whole

AROUND = load_packs().surroundings
ROWS = """
绩效目标: [修好三座老桥，方便两岸群众出行]
绩效指标:
  - 三级指标: 维修桥梁座数
  - 三级指标: 桥面铺装面积
  - 三级指标: 验收合格率
"""


def table(name: str, year: int, unit: str = "某区交通局", rest: str = "") -> str:
    return f"单位名称: {unit}\n年度: {year}\n项目名称: {name}\n{rest}"


def related(*texts: str) -> list[list[int]]:
    """The places of the relatives of each table."""
    return [[one.position for one in same_project(each)] for each in whole(*texts).tables]


@pytest.mark.parametrize(
    "name", ["2024年危桥改造", "危桥改造（2024年度）", "危桥改造【某财建〔2023〕15号】"]
)
def test_years_and_documents_are_no_part_of_what_a_project_is_for(name: str) -> None:
    assert core_name(name, AROUND) == core_name("危桥改造", AROUND)


def test_what_a_project_is_for_is_part_of_its_core() -> None:
    assert core_name("危桥改造", AROUND) != core_name("危桥检测", AROUND)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("根据津财社指〔2024〕132号", ("津财社指〔2024〕132号",)),
        (
            "依据津财社指〔2024〕132号、津财社指〔2024〕140号下达",
            ("津财社指〔2024〕132号", "津财社指〔2024〕140号"),
        ),
        ("2024年第3号楼", ()),
    ],
)
def test_numbers_of_documents_without_what_cites_them(text: str, numbers: tuple[str, ...]) -> None:
    assert document_numbers(text) == numbers


def test_the_same_name_in_another_year_is_the_same_project() -> None:
    assert related(table("2024年危桥改造", 2024), table("2025年危桥改造", 2025)) == [[2], [1]]


def test_another_unit_has_projects_of_its_own() -> None:
    texts = table("危桥改造", 2024), table("危桥改造", 2025, "某县交通局")
    assert related(*texts) == [[], []]


def test_another_name_with_other_rows_is_another_project() -> None:
    assert related(table("危桥改造", 2024), table("路灯更换", 2025)) == [[], []]


def test_a_project_that_was_renamed_is_known_by_its_rows_and_goal() -> None:
    texts = table("危桥改造", 2024, rest=ROWS), table("老旧桥梁提升", 2025, rest=ROWS)
    assert related(*texts) == [[2], [1]]


def test_two_that_could_be_the_renamed_one_are_neither() -> None:
    texts = (
        table("危桥改造", 2024, rest=ROWS),
        table("老旧桥梁提升", 2025, rest=ROWS),
        table("桥梁安全工程", 2025, rest=ROWS),
    )
    assert related(*texts)[0] == []


def test_two_codes_are_two_projects_whatever_rows_they_share() -> None:
    texts = (
        table("危桥改造", 2024, rest=f"项目编码: A1{ROWS}"),
        table("老旧桥梁提升", 2025, rest=f"项目编码: B2{ROWS}"),
    )
    assert related(*texts) == [[], []]


def test_of_three_years_only_the_last_but_one_is_the_year_before() -> None:
    texts = [table("危桥改造", year) for year in (2023, 2024, 2025)]
    last = whole(*texts).tables[2]
    assert [one.position for one in same_project(last)] == [1, 2]
    assert [one.position for one in year_before(last)] == [2]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("单位编码: 1\n单位名称: 甲局", "单位编码: 1\n单位名称: 某区甲局", True),
        ("单位编码: 1\n单位名称: 甲局", "单位编码: 2\n单位名称: 甲局", False),
        ("单位名称: 甲局", "单位名称: 乙局", False),
        ("单位名称: 甲局", "主管部门: 乙局", True),
    ],
)
def test_the_first_label_that_both_fill_in_tells_the_unit(one: str, other: str, same: bool) -> None:
    first, second = only(f"项目名称: 甲\n{one}\n"), only(f"项目名称: 甲\n{other}\n")
    assert is_same_unit(first, second) is same


def test_tables_of_two_quarters_are_filed_apart() -> None:
    first, second, again = whole(
        *(
            table("危桥改造", 2025, rest=f"监控期间: {period}\n")
            for period in ("一季度", "二季度", "一季度")
        )
    ).tables
    assert is_same_filing(first, again)
    assert not is_same_filing(first, second)


FILINGS = tuple(
    f"{title}{year}{period}项目名称: 危桥改造\n"
    for title in ("", "标题: 绩效监控表\n", "标题: 绩效自评表\n")
    for year in ("", "年度: 2024\n", "年度: 2025\n")
    for period in ("", "监控期间: 1-6月\n", "监控期间: 1-9月\n")
)
UNITS = tuple(
    f"{code}{name}项目名称: 危桥改造\n"
    for code in ("", "单位编码: '201'\n", "单位编码: '202'\n")
    for name in ("", "单位名称: 甲局\n", "单位名称: 乙局\n")
)


@given(st.data())
def test_equal_signs_say_yes_and_others_no(data: st.DataObject) -> None:
    """What looks by signs alone finds what a comparison of every pair would."""
    sign, is_same, texts = data.draw(
        st.sampled_from(
            [(sign_of_filing, is_same_filing, FILINGS), (sign_of_unit, is_same_unit, UNITS)]
        )
    )
    tables = whole(*data.draw(st.lists(st.sampled_from(texts), min_size=2, max_size=5))).tables
    for one in tables:
        for other in tables:
            if sign(one) is not None and sign(other) is not None:
                assert is_same(one, other) == (sign(one) == sign(other))
