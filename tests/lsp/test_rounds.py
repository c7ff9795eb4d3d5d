"""Rounds of an editor: the file first, then its set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.command import BROKEN_CAP, GOAL_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.editor import Editor


def test_the_set_is_looked_at_after_the_file(editor: Editor, folder: Path) -> None:
    (folder / "甲.yaml").write_text(GOAL_FILE, encoding="utf-8")
    uri = editor.open(folder / "乙.yaml", GOAL_FILE)
    found = editor.codes(uri, "GC807")
    related = found[0].related_information or []
    assert [one.location.uri for one in related] == [(folder / "甲.yaml").as_uri()]


def test_what_the_set_said_stays_while_its_words_stand(editor: Editor, folder: Path) -> None:
    (folder / "甲.yaml").write_text(GOAL_FILE, encoding="utf-8")
    uri = editor.open(folder / "乙.yaml", GOAL_FILE)
    editor.codes(uri, "GC807")
    editor.change(uri, BROKEN_CAP)
    first = editor.diagnostics(uri)
    assert {"GC202", "GC807"} <= {str(one.code) for one in first}


def test_a_change_is_told_to_the_other_open_files_of_the_set(editor: Editor, folder: Path) -> None:
    one = editor.open(folder / "甲.yaml", GOAL_FILE)
    other = editor.open(folder / "乙.yaml", GOAL_FILE)
    editor.codes(one, "GC807")
    editor.change(other, GOAL_FILE.replace("农村公路养护", "城区路灯维护"))
    editor.without(one, "GC807")
