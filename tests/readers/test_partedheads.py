"""One head over columns that only their cells tell apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.readers import read
from tests.readers import writing

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import GoalTable

HEAD = "项目名称|5>医疗救助\n年度预算（万元）|5>80\n绩效目标|5>救助困难群众2万人次\n"


def table(rows: str, folder: Path) -> GoalTable:
    path = writing.write([writing.form(f"{HEAD}{rows}", "项目绩效目标表")], "docx", folder)
    (found,) = read(path, path.name, named=True).tables
    return found


def test_levels_and_names_stand_below_one_head(tmp_path: Path) -> None:
    rows = "3>绩效指标|2>指标值|备注\n产出|数量|救助人次|2>≥2万人次|\n效益|社会效益|知晓率|2>≥90%|"
    found = [
        [row.text(field) for field in ("一级指标", "二级指标", "三级指标", "指标值")]
        for row in table(rows, tmp_path).indicators
    ]
    assert found == [
        ["产出", "数量", "救助人次", "≥2万人次"],
        ["效益", "社会效益", "知晓率", "≥90%"],
    ]


def test_a_sign_a_figure_and_a_unit_stand_below_one_head(tmp_path: Path) -> None:
    rows = (
        "一级指标|二级指标|三级指标|3>指标值\n产出指标|数量指标|救助人次|≥|2|万人次\n"
        "效益指标|社会效益指标|知晓率|≥|90|%"
    )
    found = [
        [row.text(field) for field in ("指标性质", "指标值", "计量单位")]
        for row in table(rows, tmp_path).indicators
    ]
    assert found == [["≥", "2", "万人次"], ["≥", "90", "%"]]


def test_a_row_that_is_not_filled_in_leaves_the_others_apart(tmp_path: Path) -> None:
    rows = (
        "一级指标|二级指标|三级指标|2>指标值|备注\n产出指标|数量指标|救助人次|≥|2万人次|\n"
        "效益指标|经济效益指标|——|——|——|\n效益指标|社会效益指标|知晓率|≥|90%|"
    )
    found = [(row.text("指标性质"), row.text("指标值")) for row in table(rows, tmp_path).indicators]
    assert found == [("≥", "2万人次"), ("≥", "90%")]
