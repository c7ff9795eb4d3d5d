"""Packs of an office on the command line: dates in force, broken promises, part of a set."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.command import BROKEN_CAP, GOAL_FILE, goalcheck, quick
from tests.cli.ownpack import PACK

if TYPE_CHECKING:
    from pathlib import Path

OVERRIDE = """\
pack: 本单位
version: 1.0.0
language: 1
overrides: [{id: GC202, severity: info, reason: 试行, until: 2025-12-31}]
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "01.yaml").write_text(BROKEN_CAP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ledger(report: str, rule: str) -> dict[str, Any]:
    (entry,) = (one for one in json.loads(report)["ledger"] if one["rule"] == rule)
    return entry  # type: ignore[no-any-return]  # JSON


@pytest.mark.parametrize(
    ("day", "severity", "told"), [("2025-12-31", "info", False), ("2026-01-01", "error", True)]
)
def test_a_change_holds_until_its_day_as_of_the_day_asked_for(
    capsys: pytest.CaptureFixture[str], project: Path, day: str, severity: str, *, told: bool
) -> None:
    (project / "pack.yaml").write_text(OVERRIDE, encoding="utf-8")
    result = quick(
        capsys, "lint", "01.yaml", "--pack", "pack.yaml", "--as-of", day, "--select", "GC202",
        "--output-format", "json", "--min-severity", "info",
    )  # fmt: skip
    assert [one["severity"] for one in json.loads(result.out)["findings"]] == [severity]
    assert ("已于 2025-12-31 到期，不再生效" in result.err) is told


def test_examples_that_do_not_keep_their_promise_stop_a_run(
    capsys: pytest.CaptureFixture[str], project: Path
) -> None:
    (project / "pack.yaml").write_text(PACK.replace("预算数: 120", "预算数: 99"), "utf-8")
    result = quick(capsys, "lint", "01.yaml", "--pack", "pack.yaml")
    assert (result.code, result.out) == (2, "")
    assert "pack.yaml:19:11: 规则DW001的反例：应当报出来" in result.err


def test_a_text_without_its_set_leaves_cross_table_rules_undecided() -> None:
    result = goalcheck("lint", "-", "--output-format", "json", stdin=GOAL_FILE)
    entry = ledger(result.out, "GC801")
    assert entry["passed"] == 0
    assert entry["unknown"] > 0
    assert entry["reasons"] == ["只读了标准输入里的表，同一套的其他表没有读"]


def test_a_text_in_place_of_a_file_is_read_with_the_set_of_that_file(project: Path) -> None:
    result = goalcheck(
        "lint", "-", "--stdin-filename", "01.yaml", "--output-format", "json",
        cwd=project, stdin=GOAL_FILE,
    )  # fmt: skip
    entry = ledger(result.out, "GC801")
    assert (entry["unknown"], entry["reasons"]) == (0, [])
    assert json.loads(result.out)["summary"]["files"] == 1
