"""Why a rule did or did not speak on given files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.base.errors import UsageError
from checker.pipeline.explanation import explain_on
from checker.pipeline.job import Job
from tests.cli.command import BROKEN_CAP, GOAL_FILE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "好.yaml").write_text(GOAL_FILE, encoding="utf-8")
    (tmp_path / "坏.yaml").write_text(BROKEN_CAP, encoding="utf-8")
    return tmp_path


def test_only_what_stands_in_the_files_asked_for_is_told(folder: Path) -> None:
    found = explain_on(Job(paths=(str(folder / "坏.yaml"),)), "GC202")
    assert found.rule.id == "GC202"
    assert {one.trace.subject.path for one in found.records} == {(folder / "坏.yaml").as_posix()}
    both = explain_on(Job(paths=(str(folder),)), "GC202")
    assert len(both.records) == 2 * len(found.records)


def test_a_rule_of_reading_tells_what_reading_found(folder: Path) -> None:
    (folder / "坏.yaml").write_text(GOAL_FILE.replace("资金用途", "资金用图"), encoding="utf-8")
    found = explain_on(Job(paths=(str(folder),)), "GC006")
    assert found.records == ()
    assert [one.rule for one in found.problems] == ["GC006"]


def test_an_unknown_rule_is_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match="GC2022"):
        explain_on(Job(paths=(str(folder),)), "GC2022")
