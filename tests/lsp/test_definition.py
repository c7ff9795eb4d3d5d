"""Where a name is defined."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.editor import Editor
from tests.lsp.written import PACK


def test_a_definition_is_found_from_its_use(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "本局.yaml", PACK)
    (location,) = editor.definitions(uri, "多{超出}", 3)
    assert location.range.start == editor.at(uri, "指标值.上限 - 表.预算数")


def test_a_rule_of_the_office_is_found_from_its_id(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "本局.yaml", PACK.replace("why: 试", "why: 见BD001"))
    (location,) = editor.definitions(uri, "见BD001", 3)
    assert location.range.start.line == PACK[: PACK.index("- id: BD001")].count("\n")


def test_a_file_that_the_configuration_names(editor: Editor, folder: Path) -> None:
    (folder / "本局.yaml").write_text(PACK, encoding="utf-8")
    uri = editor.open(folder / "goalcheck.yaml", "packs: [本局.yaml]\n")
    (location,) = editor.definitions(uri, "本局.yaml", 1)
    assert location.uri == (folder / "本局.yaml").as_uri()
