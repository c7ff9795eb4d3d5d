"""Patterns of the configuration that fit no file are said with their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.command import GOAL_FILE, goalcheck

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """\
exclude: [goals/草稿/**, "*.docx"]
sets:
  - [goals/一科/*.yaml]
per-file-ignores:
  goals/历年/**: [GC305]
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "goals").mkdir()
    (tmp_path / "goals" / "01.yaml").write_text(GOAL_FILE, encoding="utf-8")
    (tmp_path / "goalcheck.yaml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


def idle(folder: Path, *arguments: str) -> list[str]:
    said = goalcheck("lint", *arguments, cwd=folder).err
    return [line for line in said.splitlines() if "没有匹配到任何文件" in line]


def test_each_is_said_with_its_place(office: Path) -> None:
    assert idle(office) == [
        "注意：exclude 的“goals/草稿/**”没有匹配到任何文件，不起作用（goalcheck.yaml:1:11）。",
        "注意：exclude 的“*.docx”没有匹配到任何文件，不起作用（goalcheck.yaml:1:24）。",
        "注意：sets 的“goals/一科/*.yaml”没有匹配到任何文件，不起作用（goalcheck.yaml:3:6）。",
        (
            "注意：per-file-ignores 的“goals/历年/**”没有匹配到任何文件，不起作用"
            "（goalcheck.yaml:5:3）。"
        ),
    ]


def test_one_that_fits_a_file_is_not(office: Path) -> None:
    for name in ("草稿", "一科", "历年"):
        (office / "goals" / name).mkdir()
        text = GOAL_FILE.replace("农村公路养护", f"{name}道路养护")
        (office / "goals" / name / "02.yaml").write_text(text, encoding="utf-8")
    (office / "说明.docx").write_bytes(b"")
    assert idle(office) == []


def test_of_one_file_nothing_can_be_told(office: Path) -> None:
    assert idle(office, "goals/01.yaml") == []


def test_of_a_folder_it_can_be_told_what_looks_below_it(office: Path) -> None:
    (office / "别处").mkdir()
    (office / "别处" / "01.yaml").write_text(GOAL_FILE, encoding="utf-8")
    told = [line.split("没有匹配")[0] for line in idle(office, "goals")]
    assert told == [
        "注意：exclude 的“goals/草稿/**”",
        "注意：sets 的“goals/一科/*.yaml”",
        "注意：per-file-ignores 的“goals/历年/**”",
    ]
    assert idle(office, "别处") == []
