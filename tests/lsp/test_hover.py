"""What is told of a word of a goal file, and what may be written where the cursor stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.lsp.cursor import ITEM, cursor_at
from checker.lsp.hover import LEVEL_MEANINGS
from checker.packs import load_packs
from tests.cli.command import GOAL_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.editor import Editor

OWN_PACK = """\
pack: 本单位
version: 1.0.0
language: 1
extends: cn.budget-goal
units: {菇棚: {aliases: [大菇棚]}}
"""


def test_a_value_is_told_as_it_is_read(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "甲.yaml", GOAL_FILE.replace("≥120公里", "≥1.2万公里"))
    told = editor.hover(uri, "≥1.2万公里", 1).splitlines()
    assert told == ["**≥1.2万公里**（数量）", "- 下限：12,000", "- 单位：公里"]


def test_an_amount_is_told_in_the_unit_of_its_table(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "甲.yaml", GOAL_FILE)
    assert "- 下限：805,000" in editor.hover(uri, "80.50", 1).splitlines()


def test_an_office_own_words_and_units_are_told(editor: Editor, folder: Path) -> None:
    (folder / "goalcheck.yaml").write_text(
        "columns: 叫法.yaml\npacks: 本单位.yaml\n", encoding="utf-8"
    )
    (folder / "叫法.yaml").write_text("指标列: {指标值: [本市目标]}\n", encoding="utf-8")
    (folder / "本单位.yaml").write_text(OWN_PACK, encoding="utf-8")
    text = GOAL_FILE.replace("指标值: ≥120公里", "本市目标: ≥12大菇棚")
    uri = editor.open(folder / "甲.yaml", text)
    told = editor.hover(uri, "≥12大菇棚", 1).splitlines()
    assert told == ["**≥12菇棚**（数量）", "- 下限：12", "- 单位：菇棚"]
    (table,) = editor.outline(uri)
    assert table.children
    assert table.children[0].detail == "数量指标 ≥12大菇棚"


def test_a_value_that_cannot_be_read_is_told_with_the_reason(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "甲.yaml", GOAL_FILE.replace("≥90%", "≥9O%"))
    assert editor.hover(uri, "≥9O%", 1).startswith("**读不懂**：第3位")


def test_a_level_is_told_with_its_meaning_and_the_forms_that_know_it(
    editor: Editor, folder: Path
) -> None:
    uri = editor.open(folder / "甲.yaml", GOAL_FILE)
    told = editor.hover(uri, "二级指标: 数量指标", 7)
    assert told.startswith("**数量指标**：做多少")
    assert "- 2021年表样：属于产出指标" in told


def test_every_level_of_every_form_has_a_meaning() -> None:
    profiles = load_packs().profiles
    levels = {name for one in profiles for pair in one.tree.items() for name in (pair[0], *pair[1])}
    assert levels - set(LEVEL_MEANINGS) == {"投入指标"}


def test_a_key_is_told(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "甲.yaml", GOAL_FILE)
    assert editor.hover(uri, "预算数", 1) == "**预算数**：金额；不带单位时按本表的金额单位"


def test_a_rule_is_told_in_full(editor: Editor, folder: Path) -> None:
    text = GOAL_FILE.replace("≥95%", "≥95%  # goalcheck: 豁免 GC305 理由=试")
    uri = editor.open(folder / "甲.yaml", text)
    told = editor.hover(uri, "GC305", 2)
    assert told.startswith("# GC305 ")
    assert "## 为什么" in told


def test_a_plain_text_is_told_nothing(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "甲.yaml", GOAL_FILE)
    assert editor.hover(uri, "支付养护工程款", 1) == ""


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


TEXT = """\
项目名称: 甲
绩效目标:
  - 一
绩效指标:
- 一级指标: 产出指标
  二级指标: 数
  # 说明

- 三
资金:
  - 名称: 甲
    执
备注: |
  第一行
    第二行
年
---
项
"""


@pytest.mark.parametrize(
    ("line", "path", "key"),
    [
        (1, ("项目名称",), "项目名称"),
        (3, ("绩效目标", ITEM), "绩效目标"),
        (6, ("绩效指标", ITEM, "二级指标"), "二级指标"),
        (9, ("绩效指标", ITEM), "绩效指标"),
        (12, ("资金", ITEM), None),
        (15, ("备注",), "备注"),
        (16, (), None),
        (18, (), None),
    ],
)
def test_where_a_cursor_stands(line: int, path: tuple[str, ...], key: str | None) -> None:
    lines = TEXT.split("\n")
    cursor = cursor_at(lines, line, len(lines[line - 1]) + 1)
    assert (cursor.path, cursor.key) == (path, key)


def test_a_document_has_no_keys_of_its_neighbour() -> None:
    lines = TEXT.split("\n")
    assert cursor_at(lines, 18, 2).siblings == ()
    assert {name for name, _ in cursor_at(lines, 16, 2).siblings} == {
        "项目名称", "绩效目标", "绩效指标", "资金", "备注"
    }  # fmt: skip
