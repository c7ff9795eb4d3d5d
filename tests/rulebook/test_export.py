"""Rules written to a workbook."""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
import pytest

from checker.packs import load_packs
from checker.packs import test_rules as run_examples
from checker.rulebook import import_workbook
from tests.cli.command import quick
from tests.rulebook.workbooks import edit, exported, refused


def texts(path: Path) -> dict[str, dict[str, object]]:
    """What stands in every cell of the sheets of rules and changes."""
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: {cell.coordinate: cell.value for row in sheet for cell in row if cell.value}
        for sheet in book
        if sheet.title not in ("说明", "全部规则")
    }


def test_what_was_exported_comes_back_as_it_was(pack: Path) -> None:
    first = exported(pack)
    new = Path("新.yaml")
    new.write_text(import_workbook(first, new).text, encoding="utf-8")
    second = exported(new, "again.xlsx")
    assert texts(second) == texts(first)
    before, after = load_packs([pack]), load_packs([new])
    for name in ("BD001", "BD002", "BD003", "BD004", "GC601", "GC102", "GC803"):
        old, made = before.rule(name), after.rule(name)
        assert (made.title, made.severity, made.enabled) == (old.title, old.severity, old.enabled)
        assert {key: one.value for key, one in made.parameters.items()} == {
            key: one.value for key, one in old.parameters.items()
        }
        assert (made.texts.why, made.supersedes, made.effective) == (
            old.texts.why, old.supersedes, old.effective,
        )  # fmt: skip
        assert [one.expect for one in made.origin.examples] == [
            one.expect for one in old.origin.examples
        ]
    own = [rule for rule in after.rules if rule.origin.template]
    assert [one.problem for one in run_examples(own, after) if one.problem] == []


def test_without_xlsxwriter_it_says_what_to_install(
    pack: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    result = quick(capsys, "rules", "export", "a.xlsx")
    assert result.code == 2
    assert 'pip install ".[xlsx]"' in result.err


@pytest.mark.parametrize("written", ["goods", "badly", "“id”", "规则缺少id"])
def test_what_stands_in_a_cell_is_quoted_as_it_stands(pack: Path, written: str) -> None:
    assert refused(edit(exported(pack), ("必填", "程度", 3, written))) == [
        f"rules.xlsx:必填!C3: “程度”没有“{written}”这种取值；可以是：错误、警告、提示。"
    ]
