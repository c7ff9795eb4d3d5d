"""Two amounts in one cell, below or beside a label that names both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers import read
from tests.readers import writing

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import GoalTable

BELOW = """绩效目标|4>修缮泵站12座
一级指标|二级指标|三级指标|2>指标值
产出指标|数量指标|修缮泵站|2>≥12座"""


def table(rows: str, kind: str, folder: Path) -> GoalTable:
    form = writing.form(f"项目名称|4>泵站修缮\n{rows}\n{BELOW}", "项目支出绩效自评表（2025年度）")
    path = writing.write([form], kind, folder)
    (found,) = read(path, path.name, named=True).tables
    return found


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv"])
def test_below_two_labels_are_two_amounts(kind: str, tmp_path: Path) -> None:
    rows = (
        "3^资金（万元）|来源|年初预算数/全年预算数|2>全年执行数\n"
        "合计|80/76|2>74.1\n财政拨款|80/76|2>74.1"
    )
    found = table(rows, kind, tmp_path)
    assert [found.text(field) for field in ("年初预算数", "预算数", "执行数", "财政拨款")] == [
        "80", "76", "74.1", "76",
    ]  # fmt: skip
    assert found.indicators[0].text("指标值") == "≥12座"


def test_beside_two_labels_are_two_amounts(tmp_path: Path) -> None:
    found = table("年初预算数/全年预算数（万元）|4>80/76", "html", tmp_path)
    assert (found.text("年初预算数"), found.text("预算数")) == ("80", "76")


def test_how_a_rate_is_worked_out_names_no_two_amounts(tmp_path: Path) -> None:
    found = table("预算数|80|执行数|2>60\n执行率（B/A）|4>75%", "html", tmp_path)
    assert (found.text("预算数"), found.text("执行率")) == ("80", "75%")
