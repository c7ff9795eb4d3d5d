"""Quick fixes: the edits of `goalcheck fix`, with its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from checker.lsp.actions import changed_stretch
from checker.lsp.positions import Positions
from tests.cli.command import BROKEN_CAP, GOAL_FILE, goalcheck
from tests.lsp.editor import Editor

if TYPE_CHECKING:
    from pathlib import Path

IN_WORDS = GOAL_FILE.replace("≥95%", "不低于95%")


def test_a_fix_is_the_one_that_fix_makes(editor: Editor, folder: Path) -> None:
    path = folder / "甲.yaml"
    uri = editor.open(path, IN_WORDS)
    (told,) = editor.diagnostics(uri, bool)
    (action,) = editor.actions(uri, "不低于95%")
    assert action.title == "改为“≥95%”"
    assert action.edit is None
    text = editor.applied(uri, editor.resolve(action))
    goalcheck("fix", "甲.yaml", "--select", str(told.code), cwd=folder)
    assert text == path.read_text(encoding="utf-8") == GOAL_FILE


def test_the_edit_touches_nothing_but_the_cell(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "甲.yaml", IN_WORDS.replace("不低于95%", '"不低于95%"  # 核过'))
    editor.diagnostics(uri, bool)
    (action,) = editor.actions(uri, "不低于95%")
    assert '指标值: "≥95%"  # 核过\n' in editor.applied(uri, editor.resolve(action))


def test_an_unsafe_fix_says_that_it_wants_a_look(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "甲.yaml", BROKEN_CAP)
    editor.codes(uri, "GC202")
    (action,) = editor.actions(uri, "≤96.00万元")
    assert action.title.endswith("（要人核对）")
    assert "≤80.5万元" in editor.applied(uri, editor.resolve(action))


def test_where_nothing_can_be_fixed_nothing_is_offered(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "甲.yaml", IN_WORDS)
    editor.diagnostics(uri, bool)
    assert editor.actions(uri, "≥120公里") == []


def test_an_action_on_a_text_that_has_changed_does_nothing(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "甲.yaml", IN_WORDS)
    editor.diagnostics(uri, bool)
    (action,) = editor.actions(uri, "不低于95%")
    editor.change(uri, IN_WORDS.replace("120", "130"))
    assert editor.resolve(action).edit is None
    assert editor.message("文件已经改过")


def test_all_safe_fixes_of_a_file_at_once(editor: Editor, folder: Path) -> None:
    text = IN_WORDS.replace("≥120公里", "不少于120公里").replace("≤80.50万元", "≤96.00万元")
    uri = editor.open(folder / "甲.yaml", text)
    editor.codes(uri, "GC202")
    (action,) = editor.actions(uri, "年度", types.CodeActionKind.SourceFixAll)
    assert editor.applied(uri, editor.resolve(action)) == BROKEN_CAP


def test_an_editor_that_cannot_ask_later_gets_the_edit_at_once(root: Path) -> None:
    editor = Editor(root, resolves=False)
    try:
        uri = editor.open(root / "一次" / "甲.yaml", IN_WORDS)
        editor.diagnostics(uri, bool)
        (action,) = editor.actions(uri, "不低于95%")
        assert editor.applied(uri, action) == GOAL_FILE
    finally:
        editor.close()


def test_an_edit_does_not_part_the_signs_that_end_a_line() -> None:
    edit = changed_stretch(Positions("甲\r\n丙\r\n"), "甲\n丙\r\n")
    assert (edit.range.start, edit.range.end) == (types.Position(0, 1), types.Position(1, 0))
    assert edit.new_text == "\n"
