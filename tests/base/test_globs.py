"""Patterns for paths: what they fit, from wherever one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.base.globs import anchored, matches, root_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("草稿", "goals/草稿/01.yaml", True),
        ("草稿/", "草稿/01.yaml", True),
        ("草稿/**", "草稿/深/01.yaml", True),
        ("草稿/**", "goals/草稿/01.yaml", False),
        ("**/草稿/**", "草稿/01.yaml", True),
        ("goals/**/x.yaml", "goals/x.yaml", True),
        ("goals/**/x.yaml", "goals/a/b/x.yaml", True),
        ("*.yaml", "goals/深/01.yaml", True),
        ("goals/0?.yaml", "goals/01.yaml", True),
        ("goals/0?.yaml", "goals/11.yaml", False),
        ("goals", "goals2/01.yaml", False),
    ],
)
def test_what_a_pattern_fits(pattern: str, path: str, fits: bool) -> None:
    assert matches(path, pattern) is fits


def test_a_pattern_of_a_file_fits_from_every_folder_and_through_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "预算[1]"
    (home / "goals").mkdir(parents=True)
    (tmp_path / "link").symlink_to(home)
    pattern = anchored("goals/*.yaml", home)
    assert matches((home / "goals" / "01.yaml").as_posix(), pattern)
    assert matches((tmp_path / "link" / "goals" / "01.yaml").as_posix(), pattern)
    monkeypatch.chdir(home / "goals")
    assert matches("01.yaml", pattern)
    assert matches("../goals/01.yaml", pattern)
    monkeypatch.chdir(tmp_path)
    assert not matches("01.yaml", pattern)


def test_a_pattern_may_lead_out_of_its_folder(tmp_path: Path) -> None:
    pattern = anchored("../other/*.yaml", tmp_path / "a")
    assert matches((tmp_path / "other" / "01.yaml").as_posix(), pattern)


def test_a_bare_name_fits_at_any_depth(tmp_path: Path) -> None:
    assert anchored("草稿", tmp_path) == "草稿"
    assert anchored("草稿/", tmp_path) == "草稿/"


@pytest.mark.parametrize("folder", ["预算", "预算[1]", "a*b"])
def test_the_root_of_a_pattern_is_the_folder_before_its_first_sign(
    tmp_path: Path, folder: str
) -> None:
    home = tmp_path / folder
    assert root_of(anchored("goals/一科/*.yaml", home)) == home / "goals" / "一科"
    assert root_of(anchored("go*/一科/01.yaml", home)) == home
    assert root_of(anchored("goals/**", home)) == home / "goals"
