"""The manifest: what became of every set, whatever was cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.base.errors import UsageError
from checker.sweep.manifest import (
    CHECKED,
    FAILED,
    GONE,
    MANIFEST_NAME,
    Basis,
    Manifest,
    SetLine,
    read_manifest,
)

if TYPE_CHECKING:
    from pathlib import Path

BASIS = Basis("全省", "1.0", "abc", "2026-03-01")
LINES = (
    SetLine("甲", CHECKED, "d1", "s1", files=3, tables=2),
    SetLine("乙", FAILED, reason="读不了"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / MANIFEST_NAME


def write(path: Path, *lines: SetLine, anew: bool) -> None:
    manifest = Manifest(path, BASIS, anew=anew)
    manifest.add(lines)
    manifest.close()


def test_the_last_line_of_a_set_holds_and_what_is_gone_is_not_there(path: Path) -> None:
    assert read_manifest(path) == (None, {})
    write(path, *LINES, anew=True)
    assert read_manifest(path) == (BASIS, {"甲": LINES[0], "乙": LINES[1]})
    later = SetLine("乙", CHECKED, "d2", "s2")
    write(path, later, SetLine("甲", GONE), anew=False)
    assert read_manifest(path) == (BASIS, {"乙": later})
    write(path, anew=True)
    assert read_manifest(path) == (BASIS, {})


def test_a_line_that_was_cut_off_says_nothing_and_spoils_no_other(path: Path) -> None:
    write(path, *LINES, anew=True)
    path.write_bytes(path.read_bytes()[:-9])
    assert read_manifest(path)[1].keys() == {"甲"}
    write(path, LINES[1], anew=False)
    assert read_manifest(path)[1].keys() == {"甲", "乙"}


def test_what_a_later_version_has_added_is_left_out(path: Path) -> None:
    write(path, anew=True)
    with path.open("a", encoding="utf-8") as stream:
        stream.write('{"set": "甲", "state": "checked", "later": 1}\n[1]\n')
    assert read_manifest(path)[1] == {"甲": SetLine("甲", CHECKED)}


def test_another_file_of_that_name_is_refused(path: Path) -> None:
    path.write_text('{"name": "x"}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="不是 goalcheck 写的普查清单"):
        read_manifest(path)
