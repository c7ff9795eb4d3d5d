"""Several processes come to the same as one, however they are started, and end when told to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from checker.pipeline import Job, check, sidebyside
from tests.cli.command import BROKEN_CAP, GOAL_FILE, quick


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nine tables of one set: some with faults of their own, some alike, one cut off."""
    for number in range(9):
        text = (GOAL_FILE, BROKEN_CAP, GOAL_FILE.replace("公路", f"第{number}公路"))[number % 3]
        (tmp_path / f"{number}.yaml").write_text(
            text.replace("≥120公里", f"≥{number}2O公里"), encoding="utf-8"
        )
    monkeypatch.setattr(sidebyside, "FEWEST_TABLES", 2)
    monkeypatch.setattr(sidebyside, "FEWEST_STARTED", 2)
    return tmp_path


@pytest.mark.parametrize("forks", [True, False])
@pytest.mark.parametrize("part", [False, True])
def test_two_processes_come_to_what_one_comes_to(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, forks: bool, part: bool
) -> None:
    if forks and sys.platform != "linux":
        pytest.skip("processes are forked on Linux only")
    monkeypatch.setattr(sidebyside, "_FORKS", forks)
    paths = (str(folder / "1.yaml"),) if part else (str(folder),)
    one, two = (check(Job(paths=paths, jobs=jobs)) for jobs in (1, 2))
    assert len(one.findings) >= 3
    assert one == two


def test_the_report_is_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = [quick(capsys, "lint", str(folder), "--jobs", jobs) for jobs in ("1", "3", "auto")]
    assert said[0] == said[1] == said[2]
    assert "GC202" in said[0].out


@pytest.mark.parametrize("value", ["0", "-1", "viele", "65", "２"])
def test_a_number_of_processes_that_is_none_is_refused(
    value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    result = quick(capsys, "lint", "--jobs", value)
    assert (result.code, result.out) == (2, "")
    assert "进程个数要写 1 到 64 的整数，或者 auto" in result.err


def children_of(parent: int) -> int:
    count = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it may be gone by now
            count += path.read_text().rpartition(")")[2].split()[1] == str(parent)
    return count


@pytest.mark.skipif(sys.platform != "linux", reason="sees the processes at work under /proc")
@pytest.mark.slow
def test_ctrl_c_ends_all_of_them(tmp_path: Path) -> None:
    for number in range(400):
        text = GOAL_FILE.replace("公路", f"第{number}公路")
        (tmp_path / f"{number:03}.yaml").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "checker", "lint", str(tmp_path), "--jobs", "2", "--no-cache"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        while process.poll() is None and children_of(process.pid) < 2:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate(timeout=60)[1].decode()
    assert process.returncode in (130, 1)
    assert "Traceback" not in said
