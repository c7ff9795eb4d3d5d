"""The editor of each format."""

from __future__ import annotations

import pytest

from checker.base.errors import CannotChange
from checker.fixes.editors import EDITORS, open_editor
from tests.cli.command import GOAL_FILE
from tests.ooxml.packages import document, workbook

FILES = {
    **dict.fromkeys(("yaml", "txt", "md", "csv", "html"), GOAL_FILE.encode()),
    "docx": document(),
    "xlsx": workbook(),
}


@pytest.mark.parametrize("name", EDITORS)
def test_without_edits_a_file_keeps_its_content(name: str) -> None:
    editor = open_editor(FILES[name], name, None)
    again = open_editor(editor.edited(()), name, None)
    assert again.edited(()) == editor.edited(())
    if name not in ("docx", "xlsx"):
        assert editor.edited(()) == FILES[name]


def test_what_can_only_be_read_is_said() -> None:
    with pytest.raises(CannotChange) as refused:
        open_editor(b"%PDF", "pdf", None)
    assert refused.value.reason.startswith("pdf 文件只能读")
