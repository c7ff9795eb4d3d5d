"""What is told of a word of a goal file, and what may be written where the cursor stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
