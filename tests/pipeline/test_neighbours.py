"""Where the files of a run lie: those that were named, and the others of their sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.base.errors import UsageError
from checker.pipeline import Job
from checker.pipeline.neighbours import files_in_reach, folders_in_reach, refuse_missing

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("项目名称: 甲\n", encoding="utf-8")
    return tmp_path


def test_a_named_file_brings_those_beside_it(folder: Path) -> None:
    found = files_in_reach(Job(paths=(str(folder / "a.yaml"),)))
    assert [path.name for path in found] == ["a.yaml", "b.yaml"]
    assert folder in folders_in_reach(Job(paths=(str(folder / "a.yaml"),)))


def test_alone_it_brings_none(folder: Path) -> None:
    with pytest.raises(UsageError, match="没有"):
        refuse_missing([str(folder / "没有.yaml"), str(folder)])
