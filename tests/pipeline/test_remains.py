"""Sets are judged one after the other, and of each only what reports need is left."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from checker.finding import TableContent
from checker.model import GoalTable
from checker.pipeline import Job, check, documents

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from checker.model import Document
    from checker.pipeline.neighbours import SourceFile
    from checker.readers import Vocabulary

FOLDERS = 4


TABLE = """单位名称: 第{0}镇
年度: 2025
金额单位: 万元
项目名称: 第{0}段农村公路养护
预算数: 12
财政资金: 13
绩效目标:
  - 养护农村公路12公里，保障群众出行
绩效指标:
  - 一级指标: 产出指标
    二级指标: 数量指标
    三级指标: 养护里程
    指标值: ≥12公里
"""


def write_folders(root: Path) -> None:
    for number in range(FOLDERS):
        folder = root / f"第{number}批"
        folder.mkdir()
        for at in range(3):
            path = folder / f"{at}.yaml"
            path.write_text(TABLE.format(3 * number + at), encoding="utf-8")


def test_a_set_is_let_go_before_the_second_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folders(tmp_path)
    read, held = documents.read_source, list[int]()

    def noted(source: SourceFile, job: Job, words: Vocabulary | None) -> Document:
        gc.collect()
        under = str(tmp_path)
        tables = (one for one in gc.get_objects() if isinstance(one, GoalTable))
        held.append(sum(under in one.path for one in tables))
        return read(source, job, words)

    monkeypatch.setattr(documents, "read_source", noted)
    run = check(Job(paths=(str(tmp_path),)))
    assert len(run.tables) == 3 * FOLDERS
    assert max(held) < 3 * 2


def test_sets_one_after_the_other_come_to_what_each_comes_to(tmp_path: Path) -> None:
    write_folders(tmp_path)
    together = check(Job(paths=(str(tmp_path),)))
    apart = [check(Job(paths=(str(one),))) for one in sorted(tmp_path.iterdir())]
    assert together.findings == tuple(finding for one in apart for finding in one.findings)
    assert together.tables == tuple(table for one in apart for table in one.tables)
    assert together.lines == {key: line for one in apart for key, line in one.lines.items()}
    for entry, *others in zip(together.ledger, *(one.ledger for one in apart), strict=True):
        assert entry.checked == sum(one.checked for one in others)


def test_what_stands_in_tables_is_left_where_reports_show_it(tmp_path: Path) -> None:
    write_folders(tmp_path)
    with_contents = check(Job(paths=(str(tmp_path),)))
    without = check(Job(paths=(str(tmp_path),), contents=False))
    assert {one.content for one in without.tables} == {TableContent()}
    assert all(one.content.head for one in with_contents.tables)
    assert without.findings == with_contents.findings


def test_a_folder_in_which_nothing_is_a_table_is_told_of_as_before(tmp_path: Path) -> None:
    write_folders(tmp_path)
    (tmp_path / "别的").mkdir()
    (tmp_path / "别的" / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    (tmp_path / "第0批" / "图.png").write_bytes(b"x")
    run = check(Job(paths=(str(tmp_path),)))
    assert run.notes == ("跳过了 2 个文件：图片 1 个，读了，不是绩效目标表 1 个。",)
