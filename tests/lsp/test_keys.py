"""Keys of packs, told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.editor import Editor
from tests.lsp.written import PACK


def test_a_key_of_a_pack_is_told(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "本局.yaml", PACK)
    assert editor.hover(uri, "basis", 1).startswith("**basis**：依据")
