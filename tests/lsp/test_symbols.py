"""Outlines: of goal files and of packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from pathlib import Path

    from lsprotocol import types

    from tests.lsp.editor import Editor
from typing import TYPE_CHECKING

from tests.cli.command import GOAL_FILE
from tests.lsp.written import PACK

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.editor import Editor


def test_the_outline_of_a_pack_names_its_rules(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "本局.yaml", PACK)
    rules = next(one for one in editor.outline(uri) if one.name == "rules")
    assert [(one.name, one.detail) for one in rules.children or []] == [
        ("BD001", "成本上限不低于预算")
    ]


def test_the_outline_is_tables_with_their_indicators(editor: Editor, folder: Path) -> None:
    second = GOAL_FILE.replace("农村公路养护", "城区路灯维护")
    uri = editor.open(folder / "两张.yaml", f"{GOAL_FILE}---\n{second}")
    tables = editor.outline(uri)
    assert [one.name for one in tables] == ["2025年农村公路养护", "2025年城区路灯维护"]
    rows = tables[0].children or []
    assert [one.name for one in rows][:2] == ["养护公路里程", "养护工程验收合格率"]
    assert rows[0].detail == "数量指标 ≥120公里"
    for table in tables:
        for row in table.children or []:
            assert _inside(row.range, table.range)
            assert _inside(row.selection_range, row.range)


def _inside(inner: types.Range, outer: types.Range) -> bool:
    def ends(span: types.Range) -> tuple[tuple[int, int], tuple[int, int]]:
        start, end = span.start, span.end
        return (start.line, start.character), (end.line, end.character)

    (start, end), (first, last) = ends(inner), ends(outer)
    return first <= start <= end <= last
