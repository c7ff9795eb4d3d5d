"""How much is kept: what was used longest ago goes first."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from checker.cache.room import clear, prune, touch

if TYPE_CHECKING:
    from pathlib import Path


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def fill(folder: Path) -> None:
    for number, name in enumerate(("a.bin", "b.bin", "c.bin")):
        (folder / name).write_bytes(b"0123456789")
        os.utime(folder / name, (number, number))


def test_the_oldest_goes_where_there_is_too_much(tmp_path: Path) -> None:
    fill(tmp_path)
    prune(tmp_path, 20)
    assert kept(tmp_path) == ["b.bin", "c.bin"]


def test_what_was_used_just_now_stays(tmp_path: Path) -> None:
    fill(tmp_path)
    touch(tmp_path / "a.bin")
    prune(tmp_path, 10)
    assert kept(tmp_path) == ["a.bin"]


def test_all_goes_on_request_and_is_counted(tmp_path: Path) -> None:
    fill(tmp_path)
    assert clear(tmp_path) == (3, 30)
