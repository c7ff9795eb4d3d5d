"""`lint --watch`: checks again after a change, goes on after a mistake, ends cleanly on Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from checker.cli import watch
from tests.cli.command import BROKEN_CAP, GOAL_FILE, quick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "01.yaml").write_text(GOAL_FILE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def acting(monkeypatch: pytest.MonkeyPatch, *steps: Callable[[], object]) -> None:
    """In place of every wait one of `steps` is done; after the last comes Ctrl-C."""
    waiting: Iterator[Callable[[], object]] = iter(steps)

    def wait(_: float) -> None:
        step = next(waiting, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    monkeypatch.setattr(watch.time, "sleep", wait)


ONLY = ("lint", ".", "--select", "GC202", "--watch", "--output-format", "concise")


def test_a_change_a_new_file_and_a_removed_one_are_each_checked(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    acting(
        monkeypatch,
        lambda: None,
        lambda: (project / "01.yaml").write_text(BROKEN_CAP, encoding="utf-8"),
        lambda: (project / "02.yaml").write_text(GOAL_FILE, encoding="utf-8"),
        (project / "01.yaml").unlink,
    )
    result = quick(capsys, *ONLY)
    lasts = [line for line in result.out.splitlines() if line.startswith("检查了")]
    assert [line.split("：", 1)[0][4:5] for line in lasts] == ["1", "1", "2", "1"]
    assert ["错误 1" in line for line in lasts] == [False, True, True, False]
    assert result.err.count("有改动，重新检查") == 3
    assert result.err.endswith("已停止。\n")
    assert result.code == 0


def test_a_mistake_in_the_configuration_is_told_and_the_watch_goes_on(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = project / "goalcheck.yaml"
    acting(
        monkeypatch,
        lambda: config.write_text("ingore: [GC202]\n", encoding="utf-8"),
        lambda: config.write_text("ignore: [GC202]\nselect: [GC201]\n", encoding="utf-8"),
    )
    result = quick(capsys, "lint", ".", "--watch")
    assert "“配置”没有“ingore”这一项，是否想写“ignore”" in result.err
    assert result.out.count("检查了 1 个文件") == 2
    assert result.code == 0


def test_what_cannot_be_done_from_the_start_is_no_watch(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert quick(capsys, "lint", "没有", "--watch").code == 2
    refused = quick(capsys, "lint", "-", "--watch")
    assert (refused.code, refused.out) == (2, "")
    assert "--watch 看着文件，不能从标准输入读" in refused.err


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_ctrl_c_ends_it_without_a_traceback(project: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", "lint", ".", "--watch"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ},
    )
    assert process.stderr is not None
    assert any(b"Ctrl-C" in line for line in process.stderr)
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate()
    assert process.returncode == 0
    assert rest.decode() == "\n已停止。\n"
