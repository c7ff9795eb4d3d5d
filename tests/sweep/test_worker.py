"""What a worker does with the sets of a portion, whatever goes wrong in one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from checker.pipeline import Job
from checker.sweep import worker
from checker.sweep.folders import LocalRoot
from checker.sweep.manifest import CHECKED, EMPTY, FAILED
from checker.sweep.shard import shards_in
from checker.sweep.worker import Setup, check_portion
from tests.cli.command import GOAL_FILE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    for name, text in (
        ("好/1.yaml", GOAL_FILE),
        ("空/1.txt", "会议纪要"),
        ("坏/1.yaml", GOAL_FILE),
    ):
        path = tmp_path / "省" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    root = LocalRoot(tmp_path / "省")
    return Setup(Job(select=("GC202",)), str(tmp_path / "结果"), root)


def test_each_set_has_its_line_and_one_that_breaks_stops_no_other(
    setup: Setup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = worker.check

    def breaking(job: Job, **asked: object) -> object:
        if job.paths[0].endswith("坏"):
            raise ZeroDivisionError("一个错")
        return check(job, **asked)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(worker, "check", breaking)
    units = list(setup.root.units((), tmp_path / "结果", None))
    done = check_portion(setup, units)
    assert {line.set: line.state for line in done.lines} == {
        "好": CHECKED, "空": EMPTY, "坏": FAILED,
    }  # fmt: skip
    (failed,) = (line for line in done.lines if line.state == FAILED)
    assert "ZeroDivisionError: 一个错 (test_worker.py:" in failed.reason
    assert not failed.digest, "so that it is tried again"
    assert shards_in(tmp_path / "结果") == {line.shard for line in done.lines}


def test_what_has_not_changed_is_counted_and_not_checked(setup: Setup, tmp_path: Path) -> None:
    (unit,) = (one for one in setup.root.units((), tmp_path / "结果", None) if one.set == "好")
    (line,) = check_portion(setup, [unit]).lines
    again = check_portion(setup, [unit._replace(digest=line.digest)])
    assert (again.lines, again.unchanged) == ((), 1)


def test_sweeps_in_two_threads_have_each_their_own_rules(
    setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = replace(setup, job=Job(select=("GC305",)))

    class SwitchedIn(list[object]):
        """What is made ready, in the middle of which another thread comes on."""

        def __setitem__(self, at: object, value: object) -> None:
            super().__setitem__(at, value)  # type: ignore[index,assignment]  # passed on
            if self[0][0] is setup:  # type: ignore[index]  # a pair
                worker._bench(other)

    monkeypatch.setattr(worker, "_ready", SwitchedIn())
    assert [rule.id for rule in worker._bench(setup).rules] == ["GC202"]
