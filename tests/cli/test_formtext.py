"""`goalcheck explain --form`: what each label and column of a form was taken for, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.command import quick

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

FORM = """
| 项目名称 | 河岸绿道 | | | |
| --- | --- | --- | --- | --- |
| 盘子 | 12 | | | |
| 绩效目标 | 建成绿道 | | | |
| 一级指标 | 二级指标 | 三级指标 | 本市记号 | 目标值（含单位） |
| 产出指标 | 数量指标 | 绿道长度 | 天字三号 | ≥3公里 |
"""


def test_every_cell_is_told_with_its_reason(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "f.md"
    path.write_text(FORM, encoding="utf-8")
    out = quick(capsys, "explain", "--form", str(path), "--isolated").out
    assert "指标值  列“目标值（含单位）”" in out
    assert "没有取  “本市记号”  天字三号" in out
    assert "没有取  “盘子”" in out
    assert "--columns" in out


def test_one_line_of_own_words_corrects_a_reading(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path, words = tmp_path / "f.md", tmp_path / "words.yaml"
    path.write_text(FORM, encoding="utf-8")
    words.write_text("表字段: {预算数: [盘子]}\n", encoding="utf-8")
    arguments = ("explain", "--form", str(path), "--columns", str(words), "--isolated")
    assert "预算数  栏“盘子”" in quick(capsys, *arguments).out


def test_the_configuration_is_that_of_the_form(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere, folder = tmp_path / "别处", tmp_path / "送审"
    elsewhere.mkdir()
    folder.mkdir()
    (folder / "f.md").write_text(FORM, encoding="utf-8")
    (folder / "goalcheck.yaml").write_text("columns: 叫法.yaml\n", encoding="utf-8")
    (folder / "叫法.yaml").write_text("表字段: {预算数: [盘子]}\n", encoding="utf-8")
    monkeypatch.chdir(elsewhere)
    out = quick(capsys, "explain", "--form", str(folder / "f.md")).out
    assert "预算数  栏“盘子”" in out


def test_without_a_rule_or_a_form_there_is_nothing_to_explain(
    capsys: pytest.CaptureFixture[str],
) -> None:
    result = quick(capsys, "explain")
    assert result.code == 2
    assert "--form" in result.err
