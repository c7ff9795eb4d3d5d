"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from checker.base.atomic import written_beside

if TYPE_CHECKING:
    from pathlib import Path


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_it_stands_there_when_it_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old", encoding="utf-8")
    with written_beside(file) as unfinished:
        unfinished.write_text("new", encoding="utf-8")
        assert file.read_text(encoding="utf-8") == "old"
    assert file.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [file]


def test_where_writing_fails_all_is_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old", encoding="utf-8")
    with pytest.raises(OSError, match="voll"), written_beside(file):
        raise OSError("voll")
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(os.name == "nt", reason="there are no such rights")
def test_its_rights_are_those_of_a_new_file_or_of_its_owner_alone(tmp_path: Path) -> None:
    (tmp_path / "new").touch()
    with written_beside(tmp_path / "a") as open_to_all:
        open_to_all.touch()
    with written_beside(tmp_path / "b", private=True) as private:
        private.touch()
    assert rights(tmp_path / "a") == rights(tmp_path / "new")
    assert rights(tmp_path / "b") == 0o600
