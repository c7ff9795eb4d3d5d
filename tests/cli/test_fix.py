"""`goalcheck fix` as a person and a hook meet it: files, diff, streams, exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from checker.fixes.replacement import SourceChanged, replace_file
from tests.cli.command import BROKEN_CAP, GOAL_FILE, quick

if TYPE_CHECKING:
    from pathlib import Path

WORDED = GOAL_FILE.replace("≥90%", "不低于90%   # 上年为88%")


@pytest.fixture
def goals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one table that has a safe fix, and one that needs an unsafe one."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "goals").mkdir()
    (tmp_path / "goals/01.yaml").write_text(WORDED, encoding="utf-8")
    other = BROKEN_CAP.replace("农村公路养护", "桥梁检测").replace("养护", "检测")
    (tmp_path / "goals/02.yaml").write_text(other, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "goals"


def test_files_are_changed_in_place_and_what_remains_is_told(
    goals: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (goals / "02.yaml").read_bytes()
    result = quick(capsys, "fix", "goals")
    text = (goals / "01.yaml").read_text(encoding="utf-8")
    assert text == WORDED.replace("不低于90%", "≥90%")
    assert (goals / "02.yaml").read_bytes() == before
    assert result.out.splitlines()[:2] == [
        "goals/01.yaml:37:10: 已改 GC303 比较符非规范：“不低于90%”改为“≥90%”",
        "改了 1 处，共 1 个文件",
    ]
    assert "goals/02.yaml:27:10: 错误 GC202" in result.out
    assert result.code == 1


@pytest.mark.usefixtures("goals")
def test_a_second_run_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    quick(capsys, "fix", "goals", "--select", "GC303")
    assert "改了 0 处，共 0 个文件" in quick(capsys, "fix", "goals", "--select", "GC303").out


def test_diff_shows_the_lines_and_writes_nothing(
    goals: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = quick(capsys, "fix", "goals/01.yaml", "--diff", "--fail-level", "warning")
    assert result.out.splitlines()[:3] == [
        "--- goals/01.yaml",
        "+++ goals/01.yaml",
        "@@ -34,4 +34,4 @@",
    ]
    assert "-    指标值: 不低于90%   # 上年为88%\n+    指标值: ≥90%   # 上年为88%\n" in result.out
    assert (goals / "01.yaml").read_text(encoding="utf-8") == WORDED
    assert result.code == 1


@pytest.mark.usefixtures("goals")
def test_when_everything_is_fixed_the_command_ends_in_0(
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = ("goals", "--select", "GC202", "--unsafe-fixes")
    assert quick(capsys, "fix", *arguments).code == 0
    assert quick(capsys, "lint", "goals", "--select", "GC202").code == 0


def test_only_the_selected_rules_change_anything(
    goals: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quick(capsys, "fix", "goals", "--select", "GC4")
    assert (goals / "01.yaml").read_text(encoding="utf-8") == WORDED


@pytest.mark.usefixtures("goals")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["goals", "--unsafe-fixes"], "用 --select 逐条点名规则"),
        (["goals", "--unsafe-fixes", "--select", "GC2"], "用 --select 逐条点名规则"),
        (["-"], "不能从标准输入读"),
        (["没有"], "路径不存在"),
    ],
)
def test_wrong_use_is_said_in_one_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    result = quick(capsys, "fix", *arguments)
    assert result.code == 2
    assert said in result.err
    assert len(result.err.splitlines()) == 1


@pytest.mark.usefixtures("goals")
def test_programs_get_what_was_fixed_and_what_remains(
    capsys: pytest.CaptureFixture[str],
) -> None:
    document = json.loads(quick(capsys, "fix", "goals", "--output-format", "json").out)
    assert document["files"] == {"goals/01.yaml": "goals/01.yaml"}
    assert [(one["rule"], one["fix"]["replacement"]) for one in document["fixed"]] == [
        ("GC303", "≥90%")
    ]
    assert "GC202" in [one["rule"] for one in document["remaining"]]


def test_what_is_exempted_is_not_fixed(goals: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = WORDED.replace("# 上年为88%", "# goalcheck: 豁免 GC303 理由=合同原文")
    (goals / "01.yaml").write_text(text, encoding="utf-8")
    quick(capsys, "fix", "goals", "--select", "GC303")
    assert (goals / "01.yaml").read_text(encoding="utf-8") == text


def test_a_file_that_cannot_be_changed_is_told_of_once(
    goals: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.fixes.editors.EDITORS", {})
    twice = WORDED.replace("≥95%", "不低于95%")
    (goals / "01.yaml").write_text(twice, encoding="utf-8")
    result = quick(capsys, "fix", "goals/01.yaml", "--select", "GC303")
    assert result.err == (
        "没有改 goals/01.yaml 的 2 处（GC303）：yaml 文件只能读，不能改，请在原来的程序里改。\n"
    )


class TestReplacingAFile:
    def test_a_file_that_changed_meanwhile_is_left_alone(self, tmp_path: Path) -> None:
        file = tmp_path / "a.yaml"
        file.write_bytes(b"newer")
        with pytest.raises(SourceChanged):
            replace_file(file, b"read", b"fixed")
        assert file.read_bytes() == b"newer"
        assert list(tmp_path.iterdir()) == [file]

    def test_a_link_stays_a_link_and_rights_stay_as_they_are(self, tmp_path: Path) -> None:
        file, link = tmp_path / "a.yaml", tmp_path / "b.yaml"
        file.write_bytes(b"read")
        file.chmod(0o640)
        link.symlink_to(file)
        replace_file(link, b"read", b"fixed")
        assert link.is_symlink()
        assert file.read_bytes() == b"fixed"
        assert file.stat().st_mode & 0o777 == 0o640


OWN_NAMES = "表字段: {预算数: [本轮切块数]}\n指标列: {指标值: [本市目标]}\n"
OWN_CSV = """\
项目名称,泵站维修,,
本轮切块数,80.00,,
一级指标,二级指标,三级指标,本市目标
产出指标,质量指标,验收合格率,不低于90%
"""


def test_what_an_office_calls_a_column_is_known_when_its_fix_is_proven(
    goals: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (goals.parent / "goalcheck.yaml").write_text("columns: 叫法.yaml\n", encoding="utf-8")
    (goals.parent / "叫法.yaml").write_text(OWN_NAMES, encoding="utf-8")
    table = goals / "03.csv"
    table.write_text(OWN_CSV, encoding="utf-8")
    result = quick(capsys, "fix", "goals/03.csv", "--select", "GC303")
    assert table.read_text(encoding="utf-8") == OWN_CSV.replace("不低于90%", "≥90%")
    assert "改了 1 处，共 1 个文件" in result.out


def test_an_own_unit_is_kept_by_a_fix(goals: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (goals.parent / "goalcheck.yaml").write_text("packs: 本单位.yaml\n", encoding="utf-8")
    (goals.parent / "本单位.yaml").write_text(
        "pack: 本单位\nversion: 1.0.0\nlanguage: 1\nextends: cn.budget-goal\nunits: {菇棚: {}}\n",
        encoding="utf-8",
    )
    (goals / "01.yaml").write_text(GOAL_FILE.replace("≥120公里", "不低于12菇棚"), encoding="utf-8")
    quick(capsys, "fix", "goals/01.yaml", "--select", "GC303")
    text = (goals / "01.yaml").read_text(encoding="utf-8")
    assert text == GOAL_FILE.replace("≥120公里", "≥12菇棚")
