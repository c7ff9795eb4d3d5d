"""Goal files in an editor: what is said of them while they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from tests.cli.command import BROKEN_CAP, GOAL_FILE, goalcheck

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.editor import Editor


def test_a_fault_is_told_where_it_stands(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "甲.yaml", BROKEN_CAP)
    (found,) = editor.codes(uri, "GC202")
    assert editor.words_at(uri, found.range) == "≤96.00万元"
    assert found.severity is types.DiagnosticSeverity.Error
    assert found.source == "goalcheck"
    assert found.message.startswith("成本上限高于预算数：")
    assert found.message.endswith("应为 ≤80.5万元")


def test_what_is_told_is_what_lint_says(editor: Editor, folder: Path) -> None:
    text = BROKEN_CAP.replace("≥5%", "5％以上").replace("≥90%", "9O%")
    uri = editor.open(folder / "甲.yaml", text)
    editor.codes(uri, "GC202")
    told = sorted((str(one.code), one.range.start.line + 1) for one in editor.told[uri][1])
    printed = goalcheck("lint", "甲.yaml", "--output-format", "concise", cwd=folder).out
    lines = [line.split(":", 3) for line in printed.splitlines() if line.startswith("甲.yaml:")]
    assert told == sorted((line[3].split()[1], int(line[1])) for line in lines)


def test_the_text_of_the_editor_counts_and_not_the_file(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "甲.yaml", GOAL_FILE)
    editor.without(uri, "GC202")
    editor.change(uri, BROKEN_CAP)
    assert editor.codes(uri, "GC202")
    editor.change(uri, GOAL_FILE)
    assert editor.without(uri, "GC202") == []


def test_a_file_that_is_not_saved_yet_is_checked(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "新.yaml", BROKEN_CAP, save=False)
    assert editor.codes(uri, "GC202")


def test_a_file_that_is_closed_has_nothing_said_of_it(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "甲.yaml", BROKEN_CAP)
    editor.codes(uri, "GC202")
    editor.shut(uri)
    editor.diagnostics(editor.open(folder / "乙.yaml", "a: 1\n"))
    assert editor.told[uri] == (None, [])


def test_yaml_that_is_no_goal_file_is_left_alone(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "compose.yaml", "services:\n  web: {image: nginx}\n")
    assert editor.diagnostics(uri) == []


def test_an_excluded_file_is_left_alone(editor: Editor, folder: Path) -> None:
    (folder / "goalcheck.yaml").write_text("exclude: [草稿/**]\n", encoding="utf-8")
    uri = editor.open(folder / "草稿" / "甲.yaml", BROKEN_CAP)
    assert editor.diagnostics(uri) == []


def test_configuration_is_in_force(editor: Editor, folder: Path) -> None:
    (folder / "goalcheck.yaml").write_text("ignore: [GC202]\n", encoding="utf-8")
    uri = editor.open(folder / "甲.yaml", BROKEN_CAP)
    assert editor.diagnostics(uri) == []


def test_a_broken_configuration_is_said_at_the_file_it_keeps_from_being_checked(
    editor: Editor, folder: Path
) -> None:
    (folder / "goalcheck.yaml").write_text("ingore: [GC202]\n", encoding="utf-8")
    uri = editor.open(folder / "甲.yaml", BROKEN_CAP)
    (found,) = editor.diagnostics(uri)
    assert found.message.startswith("没有检查：")
    assert "goalcheck.yaml:1:1" in found.message
    assert "是否想写“ignore”" in found.message


def test_an_exemption_that_does_nothing_is_marked(editor: Editor, folder: Path) -> None:
    text = GOAL_FILE.replace("≥120公里", "≥120公里  # goalcheck: 豁免 GC202 理由=试")
    uri = editor.open(folder / "甲.yaml", text)
    (found,) = editor.diagnostics(uri, bool)
    assert list(found.tags or []) == [types.DiagnosticTag.Unnecessary]
    assert editor.words_at(uri, found.range) == "# goalcheck: 豁免 GC202 理由=试"


def test_an_exempted_finding_is_not_told(editor: Editor, folder: Path) -> None:
    text = BROKEN_CAP.replace("≤96.00万元", "≤96.00万元  # goalcheck: 豁免 GC202 理由=年中追加")
    uri = editor.open(folder / "甲.yaml", text)
    assert editor.diagnostics(uri) == []


def test_a_finding_leads_to_the_table_it_refers_to(editor: Editor, folder: Path) -> None:
    (folder / "甲.yaml").write_text(GOAL_FILE, encoding="utf-8")
    uri = editor.open(folder / "乙.yaml", GOAL_FILE)
    editor.codes(uri, "GC807")
    (location,) = editor.definitions(uri, "2025年农村公路养护", 2)
    assert location.uri == (folder / "甲.yaml").as_uri()
    assert location.range.start.line == 4


def test_a_rule_links_to_its_page_where_the_office_has_one(editor: Editor, folder: Path) -> None:
    config = "rule-pages: https://example.org/rules/{id}/\n"
    (folder / "goalcheck.yaml").write_text(config, encoding="utf-8")
    uri = editor.open(folder / "甲.yaml", BROKEN_CAP)
    (found,) = editor.codes(uri, "GC202")
    assert found.code_description == types.CodeDescription("https://example.org/rules/GC202/")
