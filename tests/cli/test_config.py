"""`goalcheck config show` and `goalcheck init`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from checker.cli.init import starter
from checker.config import KEYS, load_config
from tests.cli.command import quick

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.command import Result


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


def rows(result: Result) -> list[list[str]]:
    return [line.split() for line in result.out.splitlines()]


def test_without_a_file_everything_is_default(capsys: pytest.CaptureFixture[str]) -> None:
    lines = quick(capsys, "config", "show").out.splitlines()
    assert lines[0] == "没有配置文件"
    assert [line.split()[0] for line in lines[4:]] == list(KEYS)
    assert all(line.endswith("默认") for line in lines[4:])


def test_each_setting_is_shown_with_the_line_that_set_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "goalcheck.yaml").write_text(
        "年度: 2025\nsets:\n  - name: 一科\n    files: [a/*, b/*]\nignore: [GC305]\n",
        encoding="utf-8",
    )
    shown = rows(quick(capsys, "config", "show"))
    assert ["年度", "2025", "goalcheck.yaml:1"] in shown
    assert ["sets", "一科：a/*、b/*", "goalcheck.yaml:2"] in shown
    assert ["ignore", "GC305", "goalcheck.yaml:5"] in shown
    assert ["fail-level", "error", "默认"] in shown


@pytest.fixture
def stack(tmp_path: Path) -> None:
    """A base, a file that extends it, and what is asked on top."""
    (tmp_path / "base.yaml").write_text(
        "年度: 2024\nignore: [GC1]\nseverity: {GC305: info, GC110: error}\n", encoding="utf-8"
    )
    (tmp_path / "goalcheck.yaml").write_text(
        "extends: base.yaml\n年度: 2025\nseverity: {GC305: error}\nexclude: [a/**]\n"
        "verdict: {退回: {error: 2, rules: [GC202]}}\n",
        encoding="utf-8",
    )


@pytest.mark.usefixtures("stack")
def test_stacked_files_and_the_command_line_are_told_apart(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = rows(quick(capsys, "config", "show", "--year", "2026", "--ignore", "GC2,GC3"))
    assert shown[0] == ["配置文件（后面的优先）：base.yaml、goalcheck.yaml"]
    assert ["年度", "2026", "命令行（代替", "base.yaml:1、goalcheck.yaml:2）"] in shown
    assert ["ignore", "GC1", "base.yaml:2"] in shown
    assert ["ignore", "GC2", "命令行"] in shown
    assert ["severity", "GC110:", "error", "base.yaml:3"] in shown
    assert ["severity", "GC305:", "error", "goalcheck.yaml:3"] in shown
    assert ["exclude", "a/**", "goalcheck.yaml:4"] in shown
    assert ["verdict", "退回:", "error", "满", "2，规则", "GC202", "goalcheck.yaml:5"] in shown


@pytest.mark.usefixtures("stack")
def test_the_same_is_shown_by_lint(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--year", "2026", "--output-format", "json")
    assert quick(capsys, "lint", "--show-settings", *asked).out == (
        quick(capsys, "config", "show", "--year", "2026").out
    )
    objects = json.loads(quick(capsys, "config", "show", *asked).out)
    assert objects[2] == {
        "key": "年度",
        "value": "2026",
        "source": "命令行（代替 base.yaml:1、goalcheck.yaml:2）",
    }


def test_a_setting_that_is_left_empty_is_shown_as_what_it_comes_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "sets: []\nselect:\nexclude: []\nseverity: {}\nverdict: {退回: {}}\n"
    (tmp_path / "goalcheck.yaml").write_text(text, encoding="utf-8")
    shown = rows(quick(capsys, "config", "show"))
    assert [row[0] for row in shown[4:]] == list(KEYS)
    assert ["select", "默认选用的规则", "goalcheck.yaml:2"] in shown
    assert ["exclude", "（无）", "默认"] in shown
    assert ["verdict", "退回:", "（从不）", "goalcheck.yaml:5"] in shown


def test_the_schema_of_init_is_that_of_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quick(capsys, "init")
    text = (tmp_path / "goalcheck.schema.json").read_text(encoding="utf-8")
    assert text == quick(capsys, "config", "schema").out
    first = (tmp_path / "goalcheck.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=goalcheck.schema.json"


def test_init_writes_a_file_that_can_be_loaded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert quick(capsys, "init").out == "写好了 goalcheck.yaml、goalcheck.schema.json\n"
    (layer,) = load_config(tmp_path / "goalcheck.yaml").layers
    assert layer.places.keys() == {"fail-level", "min-severity"}


def test_what_init_leaves_out_can_be_switched_on(tmp_path: Path) -> None:
    (tmp_path / "规则").mkdir()
    (tmp_path.parent / "市级").mkdir(exist_ok=True)
    (tmp_path.parent / "市级" / "goalcheck.yaml").touch()
    for name in ("规则/本单位.yaml", "规则/本单位叫法.yaml", "豁免清单.yaml"):
        (tmp_path / name).touch()
    for name in ("2024", "2025"):
        (tmp_path / name).mkdir()
    lines = [
        line.removeprefix("# ")
        for line in starter().splitlines()
        if not line.startswith("# ") or re.match(r"# ( |[-a-z年度]+:)", line)
    ]
    path = tmp_path / "goalcheck.yaml"
    path.write_text("\n".join(lines[1:]), encoding="utf-8")
    assert load_config(path).layers[-1].places.keys() == set(KEYS)


def test_init_never_overwrites_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "goalcheck.yaml"
    path.write_text("年度: 2025\n", encoding="utf-8")
    assert quick(capsys, "init").code == 2
    assert path.read_text(encoding="utf-8") == "年度: 2025\n"
    assert quick(capsys, "init", "--force").code == 0
