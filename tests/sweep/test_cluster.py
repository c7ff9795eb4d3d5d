"""Dask comes to what one process comes to, and loses nothing when a worker is killed."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from checker.base.errors import UsageError
from checker.sweep.cluster import dask_engine
from checker.sweep.engine import LOST
from checker.sweep.folders import LocalRoot
from checker.sweep.manifest import SetLine
from checker.sweep.root import SweepSet
from checker.sweep.worker import Done, Setup
from tests.cli.command import quick
from tests.sweep.result import corpus, everything, swept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
# What Dask and the event loop leave behind when a cluster ends is none of ours.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


def test_dask_in_this_process_comes_to_the_same(tmp_path: Path) -> None:
    root = corpus(tmp_path / "全省")
    swept(root, tmp_path / "one")
    swept(root, tmp_path / "dask", dask_engine("synchronous"))
    assert everything(tmp_path / "dask") == everything(tmp_path / "one")


def test_dask_needs_an_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus(tmp_path / "全省", 1)
    asked = ("sweep", str(tmp_path / "全省"), "-o", str(tmp_path / "结果"))
    assert "--scheduler" in quick(capsys, *asked, "--engine", "dask").err
    wrong = quick(capsys, *asked, "--scheduler", "tcp://127.0.0.1:1")
    assert (wrong.code, "只同 --engine dask 一起用" in wrong.err) == (2, True)


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "dask", None)
    with pytest.raises(
        UsageError, match=r'要用 dask，请在 goalcheck 的目录运行 pip install "\.\[cluster\]"'
    ):
        dask_engine("tcp://127.0.0.1:1")


@pytest.fixture
def address() -> Iterator[str]:
    """The scheduler of a cluster of two processes of this machine."""
    import dask
    from distributed import LocalCluster

    dask.config.set({"distributed.scheduler.allowed-failures": 1})
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


@pytest.mark.slow
def test_a_cluster_of_two_comes_to_the_same(tmp_path: Path, address: str) -> None:
    root = corpus(tmp_path / "全省")
    swept(root, tmp_path / "one")
    swept(root, tmp_path / "dask", dask_engine(address))
    assert everything(tmp_path / "dask") == everything(tmp_path / "one")


def check_or_die(setup: Setup, units: Sequence[SweepSet]) -> Done:
    """Stands for a worker: ends its process at some sets, at others only the first time."""
    from pathlib import Path

    for unit in units:
        mark = Path(unit.paths[0])
        if unit.set.startswith("dies") or (unit.set.startswith("once") and not mark.exists()):
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return Done(tuple(SetLine(unit.set, "checked") for unit in units), 0)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are of POSIX")
def test_a_killed_worker_costs_no_set_but_the_one_that_kills_it(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checker.sweep import cluster

    monkeypatch.setattr(cluster, "check_portion", check_or_die)
    mark = str(tmp_path / "mark")
    units = [SweepSet(name, (mark,), 1) for name in ("a", "once", "b", "dies", "c")]
    job: Any = None
    setup = Setup(job, "", LocalRoot(Path()))
    done = list(dask_engine(address)(setup, [units[:2], units[2:4], units[4:]]))
    lines = {line.set: line for one in done for line in one.lines}
    assert sorted(lines) == ["a", "b", "c", "dies", "once"]
    assert {name for name, line in lines.items() if line.reason == LOST} == {"dies"}
