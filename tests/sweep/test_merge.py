"""A result is few files, whatever it was checked in, and holds the same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.sweep import SweepResult, folders, merge
from checker.sweep.manifest import MANIFEST_NAME, read_manifest
from checker.sweep.shard import shards_in
from tests.cli.command import BROKEN_CAP
from tests.sweep.result import Killed, corpus, everything, swept

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from checker.sweep.manifest import Manifest, SetLine

SETS = 4


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return corpus(tmp_path / "全省")


@pytest.fixture(autouse=True)
def one_set_a_portion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "SETS_A_PORTION", 1)


def joining(monkeypatch: pytest.MonkeyPatch, fewest: int = 2, files: int = 20_000) -> None:
    monkeypatch.setattr(merge, "FEWEST", fewest)
    monkeypatch.setattr(merge, "FILES_A_SHARD", files)


def test_small_shards_become_one_with_the_same_rows(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept(root, tmp_path / "apart")
    assert len(shards_in(tmp_path / "apart")) == SETS
    joining(monkeypatch)
    account = swept(root, tmp_path / "结果")
    assert shards_in(tmp_path / "结果") == {line.shard for line in account.lines}
    assert len(shards_in(tmp_path / "结果")) == 1
    assert everything(tmp_path / "结果") == everything(tmp_path / "apart")
    again = swept(root, tmp_path / "结果")
    assert (again.unchanged, again.checked) == (SETS, 0)


def test_questions_get_the_same_answers(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = "SELECT 规则, count(*) FROM 问题 GROUP BY 1 ORDER BY 1"
    swept(root, tmp_path / "结果")
    with SweepResult(tmp_path / "结果") as result:
        before = result.ask(asked).rows
    joining(monkeypatch)
    swept(root, tmp_path / "结果")
    assert len(shards_in(tmp_path / "结果")) == 1
    with SweepResult(tmp_path / "结果") as result:
        assert result.ask(asked).rows == before != ()


def test_rows_of_what_has_changed_since_are_left_behind(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    joining(monkeypatch)
    swept(root, tmp_path / "结果")
    changed = next(iter(sorted(root.rglob("001.yaml"))))
    changed.write_text(BROKEN_CAP, encoding="utf-8")
    account = swept(root, tmp_path / "结果")
    assert (account.unchanged, account.checked) == (SETS - 1, 1)
    assert len(shards_in(tmp_path / "结果")) == 1
    swept(root, tmp_path / "anew")
    assert everything(tmp_path / "结果") == everything(tmp_path / "anew")


def test_large_shards_and_few_small_ones_are_left_alone(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    joining(monkeypatch, files=6)  # a set of three files is large
    swept(root, tmp_path / "large")
    assert len(shards_in(tmp_path / "large")) == SETS
    joining(monkeypatch, fewest=SETS + 1)
    swept(root, tmp_path / "few")
    assert len(shards_in(tmp_path / "few")) == SETS
    joining(monkeypatch, files=8)  # two sets a shard
    swept(root, tmp_path / "pairs")
    assert len(shards_in(tmp_path / "pairs")) == SETS // 2


def test_a_kill_while_shards_are_joined_loses_nothing(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checker.sweep import run

    swept(root, tmp_path / "at once")
    joining(monkeypatch)
    add = run.Manifest.add

    def killed(self: Manifest, lines: Sequence[SetLine]) -> None:
        lines = list(lines)
        if len(lines) == SETS:  # what is joined is on disk, and not yet in the manifest
            raise Killed
        add(self, lines)

    with monkeypatch.context() as patched:
        patched.setattr(run.Manifest, "add", killed)
        with pytest.raises(Killed):
            swept(root, tmp_path / "结果")
    assert everything(tmp_path / "结果") == everything(tmp_path / "at once")
    account = swept(root, tmp_path / "结果")
    assert (account.unchanged, account.checked) == (SETS, 0)
    assert len(shards_in(tmp_path / "结果")) == 1
    assert everything(tmp_path / "结果") == everything(tmp_path / "at once")
    assert {
        line.shard for line in read_manifest(tmp_path / "结果" / MANIFEST_NAME)[1].values()
    } == {account.lines[0].shard}
