"""Expressions of packs under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.editor import Editor
from tests.lsp.written import PACK


def test_the_type_of_the_expression_under_the_cursor(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "本局.yaml", PACK)
    assert editor.hover(uri, "表.预算数 > 参数", 3) == "`表.预算数`：金额"
    assert editor.hover(uri, "指标值.上限 ≤", 1) == "`指标值`：指标值"
    assert editor.hover(uri, "≤ 表.预算数") == "`指标值.上限 ≤ 表.预算数`：真假"
    assert editor.hover(uri, "超出}", 1) == "`超出`：金额"
