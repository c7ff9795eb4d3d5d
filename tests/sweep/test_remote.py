"""What lies in an object store or an archive is checked like a folder, a set at a time."""

from __future__ import annotations

import zipfile
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from checker.base.errors import UsageError
from checker.sweep.remote import RemoteRoot
from tests.cli.command import BROKEN_CAP, GOAL_FILE, quick
from tests.sweep.result import corpus, everything, rows, swept

if TYPE_CHECKING:
    from collections.abc import Iterator

fsspec: Any = pytest.importorskip("fsspec", reason="the extra [cluster] is not installed")
MEMORY: Any = fsspec.get_filesystem_class("memory")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return corpus(tmp_path / "全省")


@pytest.fixture
def store(root: Path) -> Iterator[Any]:
    """A store in memory that holds the files of `root` below `省`."""
    held = fsspec.filesystem("memory")
    for path in root.rglob("*.yaml"):
        held.pipe(f"/省/{path.relative_to(root).as_posix()}", path.read_bytes())
    yield held
    held.store.clear()
    held.pseudo_dirs[:] = [""]


@pytest.mark.usefixtures("store")
def test_a_store_gives_what_its_files_give_from_where_they_lie(root: Path, tmp_path: Path) -> None:
    swept("memory://省", tmp_path / "store")
    with chdir(root):
        swept(Path(), tmp_path / "folder")
    assert everything(tmp_path / "store") == everything(tmp_path / "folder")
    assert rows(tmp_path / "store", "findings")


def test_an_archive_is_checked_without_unpacking_it(root: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "全省.zip", "w") as archive:
        for path in root.rglob("*.yaml"):
            archive.write(path, path.relative_to(root).as_posix())
    address = f"zip://::{tmp_path.as_posix()}/全省.zip"
    swept(address, tmp_path / "zip")
    with chdir(root):
        swept(Path(), tmp_path / "folder")
    assert everything(tmp_path / "zip") == everything(tmp_path / "folder")
    assert swept(address, tmp_path / "zip").checked == 0


def test_what_has_not_changed_is_not_fetched(
    store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept("memory://省", tmp_path / "结果")
    changed = min(store.find("/省"))
    store.pipe(changed, BROKEN_CAP.encode())
    fetched: list[str] = []
    cat = MEMORY.cat_file

    def counted(self: object, path: str, *more: Any, **named: Any) -> bytes:
        fetched.append(path)
        data: bytes = cat(self, path, *more, **named)
        return data

    monkeypatch.setattr(MEMORY, "cat_file", counted)
    account = swept("memory://省", tmp_path / "结果")
    assert (account.unchanged, account.checked) == (3, 1)
    assert {path.rpartition("/")[0] for path in fetched} == {changed.rpartition("/")[0]}


def test_a_store_that_knows_no_versions_is_read_to_see_changes(
    store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ls = MEMORY.ls

    def plain(self: object, path: str, *, detail: bool = True, **more: Any) -> list[Any]:
        found = ls(self, path, detail=detail, **more)
        return [{k: v for k, v in one.items() if k != "created"} for one in found]

    monkeypatch.setattr(MEMORY, "ls", plain)
    swept("memory://省", tmp_path / "结果")
    assert swept("memory://省", tmp_path / "结果").checked == 0
    changed = min(store.find("/省"))
    data = store.cat_file(changed)
    store.pipe(changed, data[:-1] + b"\n#")
    assert swept("memory://省", tmp_path / "结果").checked == 1


@pytest.mark.parametrize("name", ["../../外.yaml", "a/../../外.yaml", "甲" * 100 + ".yaml"])
def test_a_name_that_leads_elsewhere_brings_nothing_there(name: str, tmp_path: Path) -> None:
    from checker.pipeline import Job

    root = RemoteRoot("memory://省")
    entries = {name: {"name": name, "size": 1, "type": "file"}}
    with root._brought(entries, Job()) as (found, _):
        assert found.sources == ()
        assert [one.reason for one in found.passed_over] == ["文件名不能用在本机上，没有取来"]
    assert not list(tmp_path.parent.glob("外.yaml"))


def test_a_file_too_large_to_be_read_is_not_fetched(
    store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checker.base.limits import Limits
    from checker.sweep import remote

    store.pipe("/大/甲/01.yaml", GOAL_FILE.encode())
    store.pipe("/大/甲/02.yaml", b"x" * (Limits().file_bytes + 1))
    fetched: list[int] = []
    fetch = remote._fetch

    def watched(of: Any, entry: Any, path: Path) -> None:
        fetch(of, entry, path)
        fetched.append(path.stat().st_blocks * 512)

    monkeypatch.setattr(remote, "_fetch", watched)
    swept("memory://大", tmp_path / "结果")
    (finding,) = [row for row in rows(tmp_path / "结果", "findings") if row["path"] == "甲/02.yaml"]
    assert finding["rule"] == "GC011"
    assert max(fetched) < Limits().file_bytes


def test_a_store_that_fails_at_one_set_costs_no_other(
    store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = min(store.find("/省"))
    cat = MEMORY.cat_file

    def failing(self: object, path: str, *more: Any, **named: Any) -> bytes:
        if path == bad:
            raise TimeoutError("no answer")
        data: bytes = cat(self, path, *more, **named)
        return data

    monkeypatch.setattr(MEMORY, "cat_file", failing)
    account = swept("memory://省", tmp_path / "结果")
    (line,) = account.failed
    assert line.reason == "打不开 memory://省：TimeoutError: no answer"
    monkeypatch.setattr(MEMORY, "cat_file", cat)
    again = swept("memory://省", tmp_path / "结果")
    assert (again.unchanged, again.checked, again.failed) == (3, 1, ())


@pytest.mark.usefixtures("store")
def test_only_the_folders_of_a_list(tmp_path: Path) -> None:
    account = swept("memory://省", tmp_path / "结果", only=("云岭省/云原州市/云原县/教育局",))
    assert [line.set for line in account.lines] == ["云岭省/云原州市/云原县/教育局/2025"]
    with pytest.raises(UsageError, match="不是文件夹：没有"):
        swept("memory://省", tmp_path / "结果", only=("没有",))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("nope://x", "打不开 nope://x：ValueError"),
        ("memory://没有", "memory://没有 不是文件夹"),
        ("zip://::没有.zip", "没有.zip：FileNotFoundError"),
    ],
)
def test_an_address_nothing_is_at_is_one_line(
    address: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = quick(capsys, "sweep", address, "-o", str(tmp_path / "结果"), "--isolated")
    (line,) = done.err.splitlines()
    assert (done.code, said in line) == (2, True), line


@pytest.mark.usefixtures("store")
def test_the_command_takes_an_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("sweep", "memory://省", "-o", str(tmp_path / "结果"), "--isolated", "--jobs", "1")
    assert "查了 4 套、" in quick(capsys, *asked).out
    assert "4 套没有变" in quick(capsys, *asked).out


@pytest.mark.usefixtures("store")
def test_sets_across_folders_are_not_drawn_elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("goalcheck.yaml").write_text("sets:\n  - files: [甲/**]\n", "utf-8")
    done = quick(capsys, "sweep", "memory://省", "-o", "结果", "--jobs", "1")
    assert (done.code, "sets 只能画本机的文件夹" in done.err) == (2, True)
