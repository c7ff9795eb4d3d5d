"""Which files of a folder are read, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.readers import discover

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def shown(paths: list[Path], *exclude: str) -> list[tuple[str, bool]]:
    return [(name, named) for _, name, named in discover(paths, exclude)]


def fill(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("a: 1\n", encoding="utf-8")


def test_folders_are_searched_in_depth_and_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, "b/2.yaml", "b/1.yml", "a.docx", "c.txt", "乙/三.xlsx")
    monkeypatch.chdir(tmp_path)
    found = shown([tmp_path.__class__()])
    assert found == [
        ("a.docx", False),
        ("b/1.yml", False),
        ("b/2.yaml", False),
        ("乙/三.xlsx", False),
    ]


def test_what_nobody_wrote_is_passed_over(tmp_path: Path) -> None:
    fill(tmp_path, ".venv/a.yaml", ".git/b.yaml", "node_modules/c.yaml", "~$d.docx", "e.yaml")
    assert [name.rpartition("/")[2] for name, _ in shown([tmp_path])] == ["e.yaml"]


def test_a_named_file_is_taken_whatever_its_name(tmp_path: Path) -> None:
    fill(tmp_path, "c.txt")
    assert shown([tmp_path / "c.txt"]) == [((tmp_path / "c.txt").as_posix(), True)]


def test_a_file_named_twice_is_read_once_and_as_named(tmp_path: Path) -> None:
    fill(tmp_path, "a.yaml")
    assert [named for _, named in shown([tmp_path, tmp_path / "a.yaml"])] == [True]


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    fill(tmp_path, "a/b.yaml")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(shown([tmp_path])) == 1


def test_excluded_names_folders_and_patterns_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, "a.yaml", "草稿/b.yaml", "c-old.yaml")
    monkeypatch.chdir(tmp_path)
    assert [name for name, _ in shown([tmp_path.__class__()], "草稿", "*-old.yaml")] == ["a.yaml"]


def test_a_path_that_does_not_exist_is_kept_for_reading_to_report(tmp_path: Path) -> None:
    assert [named for _, named in shown([tmp_path / "nichts.yaml"])] == [True]
