"""Which sets a sweep checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.base.errors import UsageError
from checker.base.globs import SetPatterns
from checker.pipeline import Job
from checker.sweep import folders
from checker.sweep.folders import LocalRoot, portions
from checker.sweep.root import SweepSet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("甲/1.yaml", "甲/2.yaml", "乙/里/1.yaml", "结果/x.parquet"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"a: 1\n")
    return tmp_path


def units(
    root: Path, *drawn: SetPatterns, only: Sequence[str] | None = None
) -> list[tuple[str, int]]:
    found = LocalRoot(root).units(drawn, root / "结果", only)
    return sorted((one.set, one.files) for one in found)


def test_every_folder_with_files_is_a_set_but_for_the_result(root: Path) -> None:
    assert units(root) == [("乙/里", 1), ("甲", 2)]
    assert units(root, only=["乙", "乙/里"]) == [("乙/里", 1)]


def test_folders_that_share_a_drawn_set_are_checked_together(root: Path) -> None:
    assert units(root, SetPatterns(("*/1.yaml",))) in (
        [("乙/里 与 甲", 3)],
        [("甲 与 乙/里", 3)],
    )
    assert units(root, SetPatterns(("甲/*",))) == [("乙/里", 1), ("甲", 2)]


def test_what_is_no_folder_is_refused(root: Path) -> None:
    with pytest.raises(UsageError, match="丙"):
        units(root, only=["甲", "丙"])
    with pytest.raises(UsageError, match="不是文件夹"):
        LocalRoot(root / "甲" / "1.yaml").refuse_missing()
    LocalRoot(root).refuse_missing()


def test_a_set_is_known_by_what_lies_in_it(root: Path) -> None:
    (unit,) = (one for one in LocalRoot(root).units((), root / "结果", None) if one.set == "甲")

    def digest() -> str:
        return LocalRoot(root).look(unit, Job()).digest

    first = digest()
    assert digest() == first
    (root / "甲" / "1.yaml").write_bytes(b"a: 2\n")
    changed = digest()
    (root / "甲" / "图.png").write_bytes(b"x")
    assert len({first, changed, digest()}) == 3


def test_what_is_checked_is_what_was_looked_at(root: Path) -> None:
    unit = SweepSet("甲", ((root / "甲").as_posix(),), 2)
    looked = LocalRoot(root).look(unit, Job())
    (root / "甲" / "1.yaml").write_bytes(b"b: 3\n")
    with looked.at_hand() as (_, held):
        assert set(held.values()) == {b"a: 1\n"}


def test_portions_hold_some_files_and_a_large_set_stands_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(folders, "FILES_A_PORTION", 4)
    monkeypatch.setattr(folders, "SETS_A_PORTION", 3)
    sets = [SweepSet(str(at), (), files) for at, files in enumerate((1, 3, 9, 1, 1, 1, 1))]
    held = [[one.files for one in portion] for portion in portions(sets)]
    assert held == [[1, 3], [9], [1, 1, 1], [1]]
    assert list(portions([])) == []
