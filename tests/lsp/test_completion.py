"""Completion: what may stand where the cursor is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.command import GOAL_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.editor import Editor
from tests.lsp.written import PACK

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.editor import Editor


def test_keys_that_are_not_written_yet(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "甲.yaml", GOAL_FILE.replace("其他资金:", "上"))
    offered = editor.offered(uri, "80.50\n上")
    assert "上级资金" in offered
    assert "预算数" not in offered


def test_keys_of_a_row(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "甲.yaml", f"{GOAL_FILE}    计\n")
    offered = editor.offered(uri, "≥90%\n    计")
    assert "计量单位" in offered
    assert "指标值" not in offered
    assert "项目名称" not in offered


def test_the_first_key_of_a_new_row(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "甲.yaml", f"{GOAL_FILE}  - ")
    assert "一级指标" in editor.offered(uri, "≥90%\n  - ")


def test_an_empty_file_is_going_to_be_a_table(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "甲.yaml", "")
    assert "项目名称" in editor.offered(uri, "")


def test_levels_below_the_one_that_is_written(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "甲.yaml", GOAL_FILE.replace("社会效益指标", ""))
    offered = editor.offered(uri, "效益指标\n    二级指标: ")
    assert "生态效益指标" in offered
    assert "数量指标" not in offered


def test_units_behind_a_number(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "甲.yaml", GOAL_FILE.replace("≥120公里", "≥120"))
    assert {"公里", "人次", "亩"} <= set(editor.offered(uri, "≥120"))


def test_signs_before_a_number(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "甲.yaml", GOAL_FILE.replace("≥120公里", ""))
    assert editor.offered(uri, "总里程\n    指标值: ") == ["≥", "≤", "="]


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("# ", "goalcheck: 豁免"),
        ("# goalcheck: 豁免 ", "GC305"),
        ("# goalcheck: 豁免 GC305 ", "理由="),
        ("# goalcheck: 豁免 GC305 理由=试 ", "截至="),
    ],
)
def test_an_exemption_word_by_word(
    written: str, offered: str, editor: Editor, folder: Path
) -> None:
    uri = editor.open(folder / "甲.yaml", GOAL_FILE.replace("≥95%", f"≥95%  {written}"))
    found = editor.offered(uri, f"≥95%  {written}")
    assert offered in found
    # Rules that allow no exemption are not offered for one.
    assert "GC001" not in found


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


def test_rules_and_keys_in_the_configuration(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "goalcheck.yaml", "ignore: [GC305, ]\nfa\n")
    assert "GC202" in editor.offered(uri, "ignore: [GC305, ")
    assert "fail-level" in editor.offered(uri, "\nfa")
    editor.change(uri, "fail-level: \n")
    assert {"error", "warning", "info"} <= set(editor.offered(uri, "fail-level: "))
