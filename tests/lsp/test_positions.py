"""Columns as the editor counts them: UTF-16 unless both sides agree on another encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from checker.lsp.positions import Positions
from tests.cli.command import GOAL_FILE
from tests.lsp.editor import Editor

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Kind = types.PositionEncodingKind
# 𠮷 is one code point, two units of UTF-16 and four bytes of UTF-8.
ROW = "一级指标: 满意度指标, 二级指标: 服务对象满意度指标"
FLOW = f"{{{ROW}, 三级指标: 𠮷村居民满意度, 指标值: 不低于90%}}"
IN_ONE_LINE = GOAL_FILE[: GOAL_FILE.index("  - 一级指标: 满意度指标")] + f"  - {FLOW}\n"


@pytest.mark.parametrize(
    ("offered", "agreed"),
    [
        ((), Kind.Utf16),
        ((Kind.Utf32, Kind.Utf16), Kind.Utf32),
        ((Kind.Utf8,), Kind.Utf8),
    ],
)
def test_a_name_outside_the_first_plane(offered: Sequence[Kind], agreed: Kind, root: Path) -> None:
    editor = Editor(root, offered)
    try:
        assert editor.server.capabilities.position_encoding == agreed
        uri = editor.open(root / f"列{len(offered)}{agreed.value}" / "甲.yaml", IN_ONE_LINE)
        told = editor.diagnostics(uri, lambda all_of_them: "GC303" in map(_code, all_of_them))
        (found,) = [one for one in told if _code(one) == "GC303"]
        assert editor.words_at(uri, found.range) == "不低于90%"
        before = f"  - {FLOW}".partition("不低于90%")[0]
        expected = {Kind.Utf32: len(before), Kind.Utf8: len(before.encode())}
        assert found.range.start.character == expected.get(agreed, len(before) + 1)
        (action,) = editor.actions(uri, "不低于90%")
        assert "指标值: ≥90%}" in editor.applied(uri, editor.resolve(action))
    finally:
        editor.close()


def _code(one: types.Diagnostic) -> str:
    return str(one.code)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@given(text=st.text(st.characters(codec="utf-8"), max_size=40), data=st.data())
def test_a_position_leads_back_to_its_place(encoding: str, text: str, data: st.DataObject) -> None:
    positions = Positions(text, encoding)
    line = data.draw(st.integers(1, len(positions.lines)))
    column = data.draw(st.integers(1, len(positions.lines[line - 1]) + 1))
    assert positions.point(positions.position(line, column)) == (line, column)


def test_lines_end_where_an_editor_ends_them() -> None:
    assert list(Positions("甲\u2028乙\x0b丙\r\n丁\r戊\n").lines) == [
        "甲\u2028乙\x0b丙",
        "丁",
        "戊",
        "",
    ]


def test_a_position_beyond_the_text_is_its_end() -> None:
    positions = Positions("甲乙")
    assert positions.point(types.Position(9, 9)) == (1, 3)
    assert positions.position(9, 9) == types.Position(0, 2)
