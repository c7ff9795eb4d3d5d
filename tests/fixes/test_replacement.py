"""A file gets its new bytes whole or not at all, and only if nobody else wrote it."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from checker.fixes.replacement import SourceChanged, replace_file

if TYPE_CHECKING:
    from pathlib import Path


def test_it_is_written_and_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    file.chmod(0o640)
    replace_file(file, b"old", b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_what_somebody_else_wrote_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"theirs")
    with pytest.raises(SourceChanged):
        replace_file(file, b"old", b"new")
    assert file.read_bytes() == b"theirs"


def test_a_link_still_leads_to_the_file(tmp_path: Path) -> None:
    file, link = tmp_path / "a.yaml", tmp_path / "b.yaml"
    file.write_bytes(b"old")
    link.symlink_to(file)
    replace_file(link, b"old", b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
