"""The folder of what is kept: ours alone, or nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from checker.cache import (
    Refused,
    cache_folder,
    map_private,
    read_private,
    unbundled,
    write_private,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOALCHECK_CACHE_DIR", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_a_file_is_kept_and_read_again(folder: Path) -> None:
    write_private(folder / "a.bin", b"data")
    assert read_private(folder / "a.bin") == b"data"
    assert map_private(folder / "a.bin") == b"data"
    assert [path.name for path in folder.iterdir()] == ["a.bin"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps other users out by itself")
@pytest.mark.parametrize("open_one", ["file", "folder"])
def test_what_others_may_write_is_not_read(folder: Path, open_one: str) -> None:
    write_private(folder / "a.bin", b"data")
    (folder / "a.bin" if open_one == "file" else folder).chmod(0o777)
    assert read_private(folder / "a.bin") is None
    assert map_private(folder / "a.bin") is None


def test_an_empty_file_is_none_of_pieces(folder: Path) -> None:
    write_private(folder / "a.bin", b"")
    found = map_private(folder / "a.bin")
    with pytest.raises(Refused):
        unbundled(found or b"", b"sources")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    write_private(folder / "b.bin", b"data")
    (folder / "a.bin").symlink_to(folder / "b.bin")
    assert read_private(folder / "a.bin") is None
    assert map_private(folder / "a.bin") is None


def test_a_folder_that_cannot_be_made_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    write_private(tmp_path / "file" / "a.bin", b"data")
    assert read_private(tmp_path / "file" / "a.bin") is None


def test_an_empty_variable_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALCHECK_CACHE_DIR", "")
    assert cache_folder() is None


@pytest.mark.skipif(sys.platform != "linux", reason="each system has its own place")
def test_without_the_variable_it_is_where_the_system_keeps_such_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("GOALCHECK_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "goalcheck"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "goalcheck"
