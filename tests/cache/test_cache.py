"""Kept files: only the user's own are read, only data comes out of them, torn ones are none."""

from __future__ import annotations

import datetime
import os
import pickle
import re
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.cache import (
    Refused,
    bundled,
    cache_folder,
    dumped,
    map_private,
    read_private,
    restored,
    unbundled,
    write_private,
)
from checker.finding import Severity
from checker.place import Place

if TYPE_CHECKING:
    from pathlib import Path

VALUE = (Place("a.yaml", 1, 2), Severity.ERROR, Decimal("1.50"), {"甲": frozenset({"乙"})},
         datetime.date(2025, 6, 1))  # fmt: skip
PIECES = {"a": dumped(VALUE), "b": b"", "c": dumped(re.compile("(?i)[一-龥]+(?P<n>x)|y"))}
WHOLE = bundled(PIECES, b"sources")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOALCHECK_CACHE_DIR", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_what_is_packed_comes_out_again() -> None:
    found = unbundled(WHOLE, b"sources")
    assert found.pieces() == PIECES
    assert restored(found.get("a") or b"") == VALUE
    assert found.get("d") is None


def test_a_pattern_comes_out_ready() -> None:
    pattern = restored(PIECES["c"])
    assert pattern.fullmatch("乙X")["n"] == "X"
    assert (pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex)) == (
        *("(?i)[一-龥]+(?P<n>x)|y", re.compile("(?i)a").flags, 1, {"n": 1}),
    )


def test_a_value_of_other_sources_is_refused() -> None:
    with pytest.raises(Refused):
        unbundled(WHOLE, b"other")


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_a_byte_that_has_changed_is_noticed(at: int, change: int) -> None:
    torn = WHOLE[:at] + bytes([WHOLE[at] ^ change]) + WHOLE[at + 1 :]
    with pytest.raises(Refused):
        unbundled(torn, b"sources")


@given(st.integers(0, len(WHOLE) - 1))
def test_half_a_file_is_noticed(length: int) -> None:
    with pytest.raises(Refused):
        unbundled(WHOLE[:length], b"sources")


class Acting:
    """What a stranger would put into a pickle."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


@pytest.mark.parametrize("value", [Acting(), os.path.join, pickle.dumps, cache_folder])
def test_nothing_but_data_of_this_program_comes_out(value: object) -> None:
    with pytest.raises(Refused):
        restored(b"k" + pickle.dumps(value))


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
