"""Several processes come to what one comes to, whatever becomes of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.pipeline import Job
from checker.sweep import engine, folders, processes
from checker.sweep.engine import LOST
from checker.sweep.folders import LocalRoot
from checker.sweep.manifest import MANIFEST_NAME
from checker.sweep.root import SweepSet
from checker.sweep.worker import Done, Setup
from tests.sweep.result import corpus, everything, swept

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import ProcessPoolExecutor

SETUP = Setup(Job(), "", LocalRoot(Path()))


def check_or_die(_setup: Setup, units: Sequence[SweepSet]) -> Done:
    """Stands for a worker: ends its process at some sets, at others only the first time."""
    for unit in units:
        if unit.set.startswith("dies"):
            os.kill(os.getpid(), signal.SIGKILL)
        if unit.set.startswith("once") and not os.path.exists(unit.paths[0]):  # noqa: PTH110
            with open(unit.paths[0], "w", encoding="utf-8"):  # noqa: PTH123  # as little as can be
                os.kill(os.getpid(), signal.SIGKILL)
    return Done((), len(units))


@pytest.mark.slow
@pytest.mark.parametrize("count", [1, 2])
def test_processes_that_are_replaced_come_to_what_this_one_comes_to(
    count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "SETS_A_PORTION", 1)
    monkeypatch.setattr(engine, "RENEWED", 1)  # of four portions
    begun: list[int] = []
    root = corpus(tmp_path / "全省")
    swept(root, tmp_path / "one")
    start = engine._Pool._started

    def started(pool: engine._Pool, workers: int) -> ProcessPoolExecutor:
        begun.append(workers)
        return start(pool, workers)

    monkeypatch.setattr(engine._Pool, "_started", started)
    swept(root, tmp_path / "several", processes(count))
    assert everything(tmp_path / "several") == everything(tmp_path / "one")
    assert begun == ([1, 1, 1] if count == 1 else [2, 2])


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are of POSIX")
def test_a_set_that_kills_its_process_is_known_by_name_and_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "check_portion", check_or_die)
    mark = str(tmp_path / "mark")
    units = [SweepSet(name, (mark,), 1) for name in ("a", "dies", "b", "once", "c", "dies 2", "d")]
    portions = [units[:3], units[3:5], units[5:6], units[6:]]
    done = list(processes(2)(SETUP, portions))
    failed = {line.set: line.reason for one in done for line in one.lines}
    assert failed == {"dies": LOST, "dies 2": LOST}
    assert sum(one.unchanged for one in done) == 5


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are of POSIX")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_sweep_that_is_stopped_leaves_no_process_and_goes_on(
    tmp_path: Path, how: signal.Signals
) -> None:
    root = corpus(tmp_path / "全省", 600, size=10)
    result = tmp_path / "结果"
    command = [sys.executable, "-m", "checker", "sweep", "--isolated", "--jobs", "2"]
    process = subprocess.Popen(
        [*command, str(root), "-o", str(result)],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    await_until(lambda: lines_in(result / MANIFEST_NAME) > 1)
    os.kill(process.pid, how)
    _, said = process.communicate(timeout=60)
    assert process.returncode == (130 if how is signal.SIGINT else -signal.SIGKILL), said
    await_until(lambda: not alive(process.pid))
    account = swept(root, result)
    assert account.unchanged + account.checked == 60
    swept(root, tmp_path / "at once")
    assert everything(result) == everything(tmp_path / "at once")


def lines_in(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.is_file() else 0


def alive(group: int) -> bool:
    """Whether any process of a group is left."""
    with suppress(ProcessLookupError):
        os.killpg(group, 0)
        return True
    return False


def await_until(holds: object) -> None:
    """Gives up after a minute, so that a fault ends the test instead of hanging it."""
    assert callable(holds)
    for _ in range(1200):
        if holds():
            return
        time.sleep(0.05)
    pytest.fail("what was waited for did not come")
