"""Which cell of a row stands under a head of a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers import read
from tests.readers import writing
from tests.readers.forms_for_tests import rows

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import GoalTable

# Indicators that take half of the width which the head of the form takes.
NARROW = """\
项目名称|3>国省道小修保养|单位名称|3>泉港区公路事业发展中心
年度|3>2025|预算数|3>420
一级指标|二级指标|三级指标|指标值|4>
产出指标|数量指标|修补坑槽面积|≥1.6万平方米|4>
产出指标|数量指标|清灌缝长度|≥90公里|4>
效益指标|社会效益指标|路况投诉办结率|≥97%|4>
满意度指标|服务对象满意度指标|驾乘人员满意度|≥85%|4>
"""
UNIT_LAST = """\
项目名称|3>国省道小修保养|单位名称|3>泉港区公路事业发展中心
年度|3>2025|预算数|3>420
一级指标|二级指标|三级指标|指标值|计量单位|3>
产出指标|数量指标|修补坑槽面积|1.6|万平方米|3>
产出指标|数量指标|清灌缝长度|90|公里|3>
效益指标|社会效益指标|路况投诉办结率|97|%|3>
"""


def table(form: str, kind: str, folder: Path) -> GoalTable:
    path = writing.write([writing.form(form)], kind, folder)
    (found,) = read(path, path.name, named=True).tables
    return found


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
def test_a_wide_blank_beside_a_narrow_form_is_no_value(tmp_path: Path, kind: str) -> None:
    found = table(NARROW, kind, tmp_path)
    assert [row[3] for row in rows(found)] == ["≥1.6万平方米", "≥90公里", "≥97%", "≥85%"]


def test_a_wide_blank_behind_the_last_column_leaves_its_text(tmp_path: Path) -> None:
    found = table(UNIT_LAST, "xlsx", tmp_path)
    assert [line.text("计量单位") for line in found.indicators] == ["万平方米", "公里", "%"]


def test_a_blank_of_its_own_width_under_a_head_stays_blank(tmp_path: Path) -> None:
    form = NARROW.replace("≥90公里|4>", "|4>")
    found = table(form, "xlsx", tmp_path)
    assert [row[3] for row in rows(found)] == ["≥1.6万平方米", "", "≥97%", "≥85%"]
