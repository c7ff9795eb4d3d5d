"""What a cell is told to mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.lsp.hover import LEVEL_MEANINGS
from checker.packs import load_packs
from tests.cli.command import GOAL_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.editor import Editor


def test_a_level_is_told_with_its_meaning_and_the_forms_that_know_it(
    editor: Editor, folder: Path
) -> None:
    uri = editor.open(folder / "甲.yaml", GOAL_FILE)
    told = editor.hover(uri, "二级指标: 数量指标", 7)
    assert told.startswith("**数量指标**：做多少")
    assert "- 2021年表样：属于产出指标" in told


def test_every_level_of_every_form_has_a_meaning() -> None:
    profiles = load_packs().profiles
    levels = {name for one in profiles for pair in one.tree.items() for name in (pair[0], *pair[1])}
    assert levels - set(LEVEL_MEANINGS) == {"投入指标"}
