"""Patterns of the configuration that fit no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.globs import SetPatterns
from checker.base.place import Place
from checker.pipeline.idlepatterns import idle_notes
from checker.pipeline.job import Job

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_pattern_that_fits_nothing_is_said_with_its_key_and_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = tuple((name, Place("goalcheck.yaml", 2, 5)) for name in ("草稿/*", "旧/*", "定稿/*"))
    job = Job(
        exclude=("草稿/*", "没有位置/*"), sets=(SetPatterns(("旧/*",)),),
        file_ignores=(("定稿/*", ("GC305",)),), names=names,
    )  # fmt: skip
    said = list(idle_notes(job, {"草稿/1.yaml"}))
    assert said == [
        "sets 的“旧/*”没有匹配到任何文件，不起作用（goalcheck.yaml:2:5）。",
        "per-file-ignores 的“定稿/*”没有匹配到任何文件，不起作用（goalcheck.yaml:2:5）。",
    ]


def test_where_not_all_was_looked_at_nothing_can_be_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "甲").mkdir()
    monkeypatch.chdir(tmp_path)
    job = Job(exclude=("旧/*",), names=(("旧/*", Place("goalcheck.yaml", 1, 1)),))
    part = Job(paths=("甲",), exclude=job.exclude, names=job.names)
    assert list(idle_notes(part, ())) == []
    assert len(list(idle_notes(job, ()))) == 1
