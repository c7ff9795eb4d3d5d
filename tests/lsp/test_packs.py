"""Packs and configuration in an editor: mistakes, types, names, files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from tests.cli.command import BROKEN_CAP

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.editor import Editor

PACK = """\
pack: 本局
version: 1.0.0
language: 1
rules:
  - id: BD001
    name: cap-below-budget
    title: 成本上限不低于预算
    since: 1.0.0
    severity: warning
    basis: 审核惯例
    why: 试
    params:
      界限: 10万元
    define:
      超出: 指标值.上限 - 表.预算数
    select: 表.绩效指标[二级指标 = "成本指标"]
    when: 指标值 是 金额 且 表.预算数 > 参数.界限
    assert: 指标值.上限 ≤ 表.预算数
    message: 上限{指标值.上限}，多{超出}
    at: 指标值
    examples:
      good:
        - 预算数: 30
          绩效指标:
            二级指标: 成本指标
            指标值: ≤30万元
      bad:
        - 预算数: 20
          绩效指标:
            二级指标: 成本指标
            指标值: ≤30万元
"""


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


def test_the_type_of_the_expression_under_the_cursor(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "本局.yaml", PACK)
    assert editor.hover(uri, "表.预算数 > 参数", 3) == "`表.预算数`：金额"
    assert editor.hover(uri, "指标值.上限 ≤", 1) == "`指标值`：指标值"
    assert editor.hover(uri, "≤ 表.预算数") == "`指标值.上限 ≤ 表.预算数`：真假"
    assert editor.hover(uri, "超出}", 1) == "`超出`：金额"


def test_a_key_of_a_pack_is_told(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "本局.yaml", PACK)
    assert editor.hover(uri, "basis", 1).startswith("**basis**：依据")


def test_fields_of_what_stands_before_the_dot(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "本局.yaml", PACK.replace("指标值.上限 ≤ 表.预算数", "指标值."))
    offered = editor.offered(uri, "assert: 指标值.")
    assert {"上限", "下限", "单位"} <= set(offered)
    assert "预算数" not in offered


def test_names_and_functions_where_a_name_may_stand(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "本局.yaml", PACK.replace("指标值.上限 ≤ 表.预算数", "指"))
    offered = editor.offered(uri, "assert: 指")
    assert {"指标值", "三级指标", "表", "预算数", "求和", "超出", "是成本指标"} <= set(offered)


def test_fields_of_the_rows_inside_a_filter(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "本局.yaml", PACK.replace('[二级指标 = "成本指标"]', "[二"))
    assert "二级指标" in editor.offered(uri, "select: 表.绩效指标[二")


def test_parameters_behind_their_name(editor: Editor, folder: Path) -> None:
    text = PACK.replace("指标值.上限 ≤ 表.预算数", "指标值.上限 ≤ 参数.")
    uri = editor.open(folder / "本局.yaml", text)
    assert editor.offered(uri, "指标值.上限 ≤ 参数.") == ["界限"]


def test_keys_and_closed_values_of_a_pack(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "本局.yaml", PACK.replace("severity: warning", "severity: "))
    assert {"error", "warning", "info", "警告"} <= set(editor.offered(uri, "severity: "))
    editor.change(uri, PACK.replace("    why: 试", "    sup"))
    offered = editor.offered(uri, "    sup")
    assert "supersedes" in offered
    assert "basis" not in offered


def test_the_outline_of_a_pack_names_its_rules(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "本局.yaml", PACK)
    rules = next(one for one in editor.outline(uri) if one.name == "rules")
    assert [(one.name, one.detail) for one in rules.children or []] == [
        ("BD001", "成本上限不低于预算")
    ]


def test_a_definition_is_found_from_its_use(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "本局.yaml", PACK)
    (location,) = editor.definitions(uri, "多{超出}", 3)
    assert location.range.start == editor.at(uri, "指标值.上限 - 表.预算数")


def test_a_rule_of_the_office_is_found_from_its_id(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "本局.yaml", PACK.replace("why: 试", "why: 见BD001"))
    (location,) = editor.definitions(uri, "见BD001", 3)
    assert location.range.start.line == PACK[: PACK.index("- id: BD001")].count("\n")


def test_a_mistake_in_the_configuration(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "goalcheck.yaml", "年度: 2025\ningore: [GC305]\n")
    (found,) = editor.diagnostics(uri, bool)
    assert found.range.start.line == 1
    assert "是否想写“ignore”" in found.message


def test_a_rule_that_does_not_exist(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "goalcheck.yaml", "ignore: [GC305, GC999]\n", save=False)
    (found,) = editor.diagnostics(uri, bool)
    assert editor.words_at(uri, found.range).startswith("GC999")


def test_rules_and_keys_in_the_configuration(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "goalcheck.yaml", "ignore: [GC305, ]\nfa\n")
    assert "GC202" in editor.offered(uri, "ignore: [GC305, ")
    assert "fail-level" in editor.offered(uri, "\nfa")
    editor.change(uri, "fail-level: \n")
    assert {"error", "warning", "info"} <= set(editor.offered(uri, "fail-level: "))


def test_a_file_that_the_configuration_names(editor: Editor, folder: Path) -> None:
    (folder / "本局.yaml").write_text(PACK, encoding="utf-8")
    uri = editor.open(folder / "goalcheck.yaml", "packs: [本局.yaml]\n")
    (location,) = editor.definitions(uri, "本局.yaml", 1)
    assert location.uri == (folder / "本局.yaml").as_uri()


def test_a_saved_configuration_changes_what_is_said_of_tables(editor: Editor, folder: Path) -> None:
    path = folder / "goalcheck.yaml"
    config = editor.open(path, "年度: 2025\n")
    uri = editor.open(folder / "甲.yaml", BROKEN_CAP)
    editor.codes(uri, "GC202")
    editor.change(config, "年度: 2025\nignore: [GC202]\n")
    editor.save(config, path)
    editor.without(uri, "GC202")
