"""Folders compared year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.base.errors import UsageError
from checker.pipeline.job import Job
from checker.pipeline.rounds import filed
from checker.pipeline.run import check
from checker.readers import read_text
from tests.cli.command import GOAL_FILE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("folders", "years"),
    [
        (("2024年目标表", "2025年目标表"), [2024, 2025]),
        (("2024/目标", "2025/目标"), [2024, 2025]),
        (("上年", "今年"), [None, None]),
        (("2024-2025", "2025"), [None, 2025]),
        (("去年", "2025"), [None, 2025]),
    ],
)
def test_the_year_is_that_of_the_nearest_folder_in_which_they_differ(
    folders: tuple[str, ...], years: list[int | None]
) -> None:
    documents = [read_text(GOAL_FILE, f"{folder}/里面/1.yaml") for folder in folders]
    found = filed(documents, folders)
    assert [found[one.path].year for one in documents] == years
    assert [found[one.path].name for one in documents] == list(folders)


def test_the_innermost_folder_counts_and_elsewhere_is_nowhere() -> None:
    inner, outer, elsewhere = (
        read_text(GOAL_FILE, path) for path in ("历年/2024/1.yaml", "历年/1.yaml", "别处/1.yaml")
    )
    found = filed([inner, outer, elsewhere], ("历年", "历年/2024"))
    assert {path: one.number for path, one in found.items()} == {inner.path: 2, outer.path: 1}
    assert filed([inner], ()) == {}


SMALL = """\
单位名称: 甲镇
年度: {year}
金额单位: 万元
项目名称: {project}
预算数: 3
绩效目标: [完成全年{project}任务]
绩效指标:
  - {{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: {project}数量, 指标值: ≥3处}}
"""


def compared(folder: Path, *projects: tuple[str, str]) -> tuple[str, ...]:
    for number, (year, project) in enumerate(projects):
        path = folder / year / f"{number}.yaml"
        path.parent.mkdir(exist_ok=True)
        text = SMALL.format(year=year, project=project)
        path.write_text(text, encoding="utf-8")
    rounds = tuple(str(folder / year) for year in ("2024", "2025"))
    return check(Job(paths=rounds, rounds=rounds, operands=False)).notes


def test_it_is_said_whose_project_met_whose_and_whose_did_not(tmp_path: Path) -> None:
    notes = compared(tmp_path, ("2024", "路灯维护"), ("2025", "路灯维护"), ("2025", "河道清淤"))
    (note,) = (one for one in notes if "对上了" in one)
    assert note.startswith("1 个项目对上了；只在 ")
    assert note.endswith("有：河道清淤。")
    assert "2024 有" not in note


def test_where_nothing_can_be_compared_it_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有一个项目在几处都有"):
        compared(tmp_path, ("2024", "路灯维护"), ("2025", "河道清淤"))
