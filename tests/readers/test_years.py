"""Of which year a table, its goals and its money are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers import read
from tests.readers import writing

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import GoalTable

INDICATORS = """一级指标|二级指标|三级指标|2>指标值
产出指标|数量指标|修缮泵站|2>≥12座
效益指标|社会效益指标|受益农户|2>≥300户"""


def table(rows: str, title: str, folder: Path) -> GoalTable:
    path = writing.write([writing.form(f"{rows}\n{INDICATORS}", title)], "docx", folder)
    (found,) = read(path, path.name, named=True).tables
    return found


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2026年水利事业专项资金绩效目标表", "2026"),
        ("2026年水利事业专项资金绩效目标清单", "2026"),
        ("2026年中央财政泵站修缮资金绩效目标表", "2026"),
        ("2024年泵站修缮项目绩效目标表", ""),
        ("水利事业专项资金绩效目标表", ""),
    ],
)
def test_a_title_that_names_another_thing_than_the_project_says_the_year(
    title: str, year: str, tmp_path: Path
) -> None:
    rows = "项目名称|4>泵站修缮\n单位名称|4>柳林县水务局\n预算数|4>80\n绩效目标|4>修缮泵站12座"
    assert table(rows, title, tmp_path).text("年度") == year


def test_of_goals_of_two_years_this_years_is_the_goal(tmp_path: Path) -> None:
    rows = (
        "项目名称|4>泵站修缮\n预算数|4>80\n"
        "2^绩效目标|2>2025年目标|2>2026年目标\n2>修缮泵站8座|2>修缮泵站12座"
    )
    found = table(rows, "项目支出绩效目标表（2026年度）", tmp_path)
    assert [goal.text for goal in found.goals] == ["修缮泵站12座"]


def test_of_amounts_behind_their_years_this_years_is_the_budget(tmp_path: Path) -> None:
    rows = "项目名称|4>泵站修缮\n资金|2025年：50|2026年：80|2>合计：130\n绩效目标|4>修缮泵站12座"
    found = table(rows, "项目支出绩效目标表（2026年度）", tmp_path)
    assert (found.text("预算数"), found.text("中期资金总额")) == ("80", "130")


def test_amounts_of_years_are_no_budget_where_the_table_has_no_year(tmp_path: Path) -> None:
    rows = "项目名称|4>泵站修缮\n资金|2025年：50|2026年：80|2>合计：130\n绩效目标|4>修缮泵站12座"
    assert table(rows, "项目支出绩效目标表", tmp_path).text("预算数") == ""
