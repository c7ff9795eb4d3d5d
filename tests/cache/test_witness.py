"""What a kept answer rests on stands until something there changes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from checker.cache.witness import CONTENT, FOLDER, NAME, STAMP, stands, witness_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("how", [CONTENT, STAMP, FOLDER])
def test_what_is_not_there_is_no_witness(tmp_path: Path, how: str) -> None:
    assert witness_of(how, str(tmp_path / "没有")) is None


def test_that_nothing_bears_a_name_can_be_told_again(tmp_path: Path) -> None:
    found = witness_of(NAME, str(tmp_path / "没有"))
    assert found is not None
    assert stands(found)
    (tmp_path / "没有").mkdir()
    assert not stands(found)


@pytest.mark.parametrize("how", [CONTENT, STAMP])
def test_a_file_stands_until_it_is_written(tmp_path: Path, how: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("甲", encoding="utf-8")
    found = witness_of(how, str(file))
    assert found is not None
    assert stands(found)
    file.write_text("甲乙", encoding="utf-8")
    assert not stands(found)


def test_a_goal_file_that_was_touched_still_says_the_same(tmp_path: Path) -> None:
    found: list[bool] = []
    for name in ("a.yaml", "a.docx"):
        file = tmp_path / name
        file.write_text("甲", encoding="utf-8")
        one = witness_of(CONTENT, str(file))
        assert one is not None
        os.utime(file, (1, 1))
        found.append(stands(one))
    assert found == [True, False]


def test_a_folder_stands_until_a_name_in_it_changes(tmp_path: Path) -> None:
    found = witness_of(FOLDER, str(tmp_path))
    assert found is not None
    assert stands(found)
    (tmp_path / "a").touch()
    assert not stands(found)
