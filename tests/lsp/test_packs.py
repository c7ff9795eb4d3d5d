"""Packs and configuration in an editor: mistakes, types, names, files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from tests.cli.command import BROKEN_CAP

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.editor import Editor
from tests.lsp.written import PACK


def test_a_sound_pack_has_nothing_said_of_it(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "本局.yaml", PACK)
    assert editor.diagnostics(uri) == []


def test_a_mistake_is_marked_where_it_stands(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "本局.yaml", PACK.replace("指标值.上限 ≤", "指标值.上线 ≤"))
    (found,) = editor.diagnostics(uri, bool)
    assert editor.words_at(uri, found.range) == "上线"
    assert "是否想写“上限”" in found.message
    assert found.severity is types.DiagnosticSeverity.Error


def test_an_example_that_fails_is_marked(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "本局.yaml", PACK.replace("预算数: 20", "预算数: 40"))
    (found,) = editor.diagnostics(uri, bool)
    assert "应当报出来" in found.message
    assert found.range.start.line == PACK[: PACK.index("      bad:")].count("\n") + 1


def test_a_pack_is_read_as_it_stands_in_the_editor(editor: Editor, folder: Path) -> None:
    path = folder / "本局.yaml"
    uri = editor.open(path, PACK)
    editor.diagnostics(uri)
    editor.change(uri, PACK.replace("severity: warning", "severity: 很重"))
    assert editor.diagnostics(uri, bool)
    assert path.read_text(encoding="utf-8") == PACK


def test_a_mistake_in_the_configuration(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "goalcheck.yaml", "年度: 2025\ningore: [GC305]\n")
    (found,) = editor.diagnostics(uri, bool)
    assert found.range.start.line == 1
    assert "是否想写“ignore”" in found.message


def test_a_rule_that_does_not_exist(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "goalcheck.yaml", "ignore: [GC305, GC999]\n", save=False)
    (found,) = editor.diagnostics(uri, bool)
    assert editor.words_at(uri, found.range).startswith("GC999")


def test_a_saved_configuration_changes_what_is_said_of_tables(editor: Editor, folder: Path) -> None:
    path = folder / "goalcheck.yaml"
    config = editor.open(path, "年度: 2025\n")
    uri = editor.open(folder / "甲.yaml", BROKEN_CAP)
    editor.codes(uri, "GC202")
    editor.change(config, "年度: 2025\nignore: [GC202]\n")
    editor.save(config, path)
    editor.without(uri, "GC202")
