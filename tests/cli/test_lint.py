"""`goalcheck lint` and `audit` as programs meet them: exit codes, streams, order, configuration."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.command import BROKEN_CAP, GOAL_FILE, Result, goalcheck, quick

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one good table and one whose cost cap is above its budget."""
    (tmp_path / ".git").mkdir()
    goals = tmp_path / "goals"
    goals.mkdir()
    (goals / "01.yaml").write_text(GOAL_FILE, encoding="utf-8")
    other = BROKEN_CAP.replace("农村公路养护", "桥梁检测").replace("养护", "检测")
    (goals / "02.yaml").write_text(other, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(result: Result) -> dict:
    return json.loads(result.out)


def rules_of(result: Result) -> list[tuple[str, str]]:
    return [(found["path"], found["rule"]) for found in report(result)["findings"]]


def lint_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> Result:
    return quick(capsys, "lint", "--output-format", "json", *arguments)


@pytest.mark.usefixtures("project")
class TestExitCodes:
    def test_an_error_ends_in_1(self, capsys: pytest.CaptureFixture[str]) -> None:
        result = lint_json(capsys, "goals", "--select", "GC202")
        assert rules_of(result) == [("goals/02.yaml", "GC202")]
        assert result.code == 1

    def test_nothing_found_ends_in_0(self, capsys: pytest.CaptureFixture[str]) -> None:
        result = quick(capsys, "lint", "goals/01.yaml", "--select", "GC202")
        assert result.code == 0
        assert result.out.splitlines()[-1] == "检查了 1 个文件、1 张表、5 行指标：没有发现问题"

    def test_exit_zero_hides_findings(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert lint_json(capsys, "goals", "--select", "GC202", "--exit-zero").code == 0

    def test_exit_zero_never_hides_that_nothing_could_be_done(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert quick(capsys, "lint", "没有的文件夹", "--exit-zero").code == 2

    def test_warnings_fail_when_asked_for(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = GOAL_FILE.replace("≥5%", "保障")
        (project / "goals" / "01.yaml").write_text(text, encoding="utf-8")
        arguments = ("goals/01.yaml", "--select", "GC305")
        assert lint_json(capsys, *arguments).code == 0
        assert lint_json(capsys, *arguments, "--fail-level", "warning").code == 1

    def test_a_fault_of_the_program_is_no_verdict(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*arguments: object, **options: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr("checker.pipeline.check", broken)
        result = quick(capsys, "lint", "goals", "--exit-zero")
        assert (result.code, result.out) == (2, "")
        assert "ZeroDivisionError" in result.err
        assert result.err.endswith("goalcheck 内部出错，检查没有完成。请把上面的信息报给维护者。\n")

    def test_an_unknown_rule_is_refused_with_the_nearest(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        result = quick(capsys, "lint", "goals", "--select", "GC22")
        assert (result.code, result.out) == (2, "")
        assert "没有叫“GC22”的规则，是否想写“GC2" in result.err

    def test_a_folder_without_goal_files_is_no_success(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (project / "空").mkdir()
        result = quick(capsys, "lint", "空")
        assert (result.code, result.out) == (2, "")
        assert "没有找到绩效目标表" in result.err

    def test_a_file_that_is_no_goal_file_is_a_finding(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (project / "other.yaml").write_text("services: {}\n", encoding="utf-8")
        result = lint_json(capsys, "other.yaml")
        assert (result.code, rules_of(result)) == (1, [("other.yaml", "GC001")])

    def test_a_file_none_of_whose_tables_was_read_is_no_success(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (project / "表.txt").write_text("\t绩效目标\n\t甲；乙；丙\n", encoding="utf-8")
        for more in ((), ("--exit-zero",)):
            assert quick(capsys, "lint", "表.txt", *more).code == 2
        assert quick(capsys, "lint", "表.txt", "goals/01.yaml").code == 0

    def test_files_that_are_all_excluded_end_in_0_with_a_note(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        result = quick(capsys, "lint", "goals/02.yaml", "--exclude", "goals/*")
        assert result.code == 0
        assert "都被排除" in result.err
        assert "没有检查任何绩效目标表" in result.out


@pytest.mark.usefixtures("project")
class TestWhatIsChecked:
    def test_only_findings_that_touch_a_passed_file_are_listed(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        result = lint_json(capsys, "goals/01.yaml", "--select", "GC202")
        assert rules_of(result) == []

    def test_listing_files_of_a_path_that_is_not_there_is_no_success(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        result = quick(capsys, "lint", "没有", "--show-files")
        assert (result.code, result.out) == (2, "")

    def test_the_files_that_say_how_to_check_are_not_counted_as_passed_over(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (project / "豁免.yaml").write_text("豁免: []\n", encoding="utf-8")
        (project / "base.yaml").write_text("exemptions: 豁免.yaml\n", encoding="utf-8")
        (project / "goalcheck.yaml").write_text("extends: base.yaml\n", encoding="utf-8")
        assert "跳过" not in quick(capsys, "lint", ".").err
        named = quick(capsys, "lint", "goalcheck.yaml", "--output-format", "json")
        assert rules_of(named) == [("goalcheck.yaml", "GC001")]

    def test_a_form_that_no_pack_describes_is_refused(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        result = quick(capsys, "lint", "goals", "--profile", "2012")
        assert (result.code, result.out) == (2, "")
        assert "没有表样“2012”，可用 " in result.err

    def test_the_rest_of_the_set_is_read_for_cross_table_rules(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        other = GOAL_FILE.replace("项目名称: 2025年农村公路养护", "项目名称: 2025年城市道路养护")
        (project / "goals" / "03.yaml").write_text(other, encoding="utf-8")
        result = lint_json(capsys, "goals/03.yaml", "--select", "GC801,GC803")
        assert ("goals/03.yaml", "GC803") in rules_of(result) or (
            "goals/03.yaml",
            "GC801",
        ) in rules_of(result)

    def test_the_whole_set_is_reported_when_asked_for(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        result = lint_json(capsys, "goals/01.yaml", "--whole-set", "--select", "GC202")
        assert rules_of(result) == [("goals/02.yaml", "GC202")]

    def test_the_order_of_arguments_changes_nothing(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        forth = lint_json(capsys, "goals/01.yaml", "goals/02.yaml")
        back = lint_json(capsys, "goals/02.yaml", "goals/01.yaml", "goals")
        assert forth.out == back.out

    def test_the_files_of_a_run_can_be_listed(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        result = quick(capsys, "lint", ".", "--show-files", "--exclude", "goals/02.yaml")
        assert (result.code, result.out) == (0, "goals/01.yaml\n")

    def test_paths_can_stand_in_a_file(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (project / "清单.txt").write_text("goals/02.yaml\n\n", encoding="utf-8")
        result = lint_json(capsys, "@清单.txt", "--select", "GC202")
        assert rules_of(result) == [("goals/02.yaml", "GC202")]

    def test_standard_input_goes_by_the_name_given(self) -> None:
        result = goalcheck(
            "lint", "-", "--stdin-filename", "草稿/07.yaml", "--output-format", "json",
            "--select", "GC202", stdin=BROKEN_CAP,
        )  # fmt: skip
        assert rules_of(result) == [("草稿/07.yaml", "GC202")]


@pytest.mark.usefixtures("project")
class TestConfiguration:
    def test_the_nearest_file_is_used(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (project / "goalcheck.yaml").write_text("select: [GC202]\n", encoding="utf-8")
        (project / "goals" / "goalcheck.yaml").write_text("ignore: [GC2]\n", encoding="utf-8")
        ledger = [entry["rule"] for entry in report(lint_json(capsys, "goals"))["ledger"]]
        assert "GC202" not in ledger
        assert "GC305" in ledger

    def test_isolated_uses_none(self, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (project / "goalcheck.yaml").write_text("ignore: [GC2]\n", encoding="utf-8")
        assert ("goals/02.yaml", "GC202") not in rules_of(lint_json(capsys, "goals"))
        assert ("goals/02.yaml", "GC202") in rules_of(lint_json(capsys, "goals", "--isolated"))

    def test_the_command_line_beats_the_file(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (project / "goalcheck.yaml").write_text("select: [GC1]\n", encoding="utf-8")
        result = lint_json(capsys, "goals", "--select", "GC202")
        assert [entry["rule"] for entry in report(result)["ledger"]] == ["GC202"]

    def test_patterns_are_relative_to_the_file_wherever_one_stands(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (project / "goalcheck.yaml").write_text("exclude: [goals/02.yaml]\n", encoding="utf-8")
        assert report(lint_json(capsys, "goals"))["summary"]["files"] == 1
        monkeypatch.chdir(project / "goals")
        assert report(lint_json(capsys, "."))["summary"]["files"] == 1

    def test_sets_can_be_drawn_across_folders(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (project / "other").mkdir()
        other = GOAL_FILE.replace("项目名称: 2025年农村公路养护", "项目名称: 2025年城市道路养护")
        (project / "other" / "01.yaml").write_text(other, encoding="utf-8")
        crossing = ("goals/01.yaml", "--select", "GC801,GC803")
        assert rules_of(lint_json(capsys, *crossing)) == []
        (project / "goalcheck.yaml").write_text(
            "sets:\n  - name: 全部\n    files: ['goals/*.yaml', 'other/*.yaml']\n", encoding="utf-8"
        )
        result = lint_json(capsys, "other/01.yaml", "--select", "GC801,GC803")
        assert rules_of(result) != []

    def test_what_fails_a_run_is_listed(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (project / "goalcheck.yaml").write_text("fail-level: info\n", encoding="utf-8")
        listed = {found["severity"] for found in report(lint_json(capsys, "goals"))["findings"]}
        summary = report(lint_json(capsys, "goals"))["summary"]
        assert ("info" in listed) == (summary["infos"] > 0)


@pytest.mark.usefixtures("project")
class TestStreams:
    def test_the_report_is_all_that_goes_to_standard_output(self) -> None:
        result = goalcheck("lint", "goals", "--output-format", "json", "-v")
        json.loads(result.out)

    def test_without_a_terminal_there_is_no_colour(self) -> None:
        assert "\x1b[" not in goalcheck("lint", "goals").out

    def test_colour_can_be_forced_and_refused(self) -> None:
        assert "\x1b[" in goalcheck("lint", "goals", FORCE_COLOR="1").out
        assert "\x1b[" in goalcheck("lint", "goals", "--color", "always").out
        assert "\x1b[" not in goalcheck("lint", "goals", FORCE_COLOR="1", NO_COLOR="1").out

    def test_an_encoding_that_is_asked_for_is_used(self, project: Path) -> None:
        text = BROKEN_CAP.replace("养护经费", "𠮷祥养护经费")
        (project / "goals" / "02.yaml").write_text(text, encoding="utf-8")
        assert "𠮷祥" in goalcheck("lint", "goals").out
        assert "\\U00020bb7祥" in goalcheck("lint", "goals", PYTHONIOENCODING="gbk").out

    def test_a_closed_pipe_is_quiet(self, project: Path) -> None:
        read, write = os.pipe()
        os.close(read)
        with subprocess.Popen(
            [sys.executable, "-m", "checker", "lint", "goals"],
            stdout=write, stderr=subprocess.PIPE, cwd=project,
        ) as process:  # fmt: skip
            os.close(write)
            _, errors = process.communicate()
        assert "Traceback" not in errors.decode()
        assert "BrokenPipe" not in errors.decode()
        assert process.returncode == 1

    def test_the_report_can_go_to_a_file(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        printed = lint_json(capsys, "goals")
        filed = lint_json(capsys, "goals", "-o", "结果/报告.json")
        assert filed.out == ""
        assert (project / "结果" / "报告.json").read_text(encoding="utf-8") == printed.out

    def test_several_reports_in_one_run(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        result = quick(
            capsys, "lint", "goals", "--report", "html:报告.html", "--report", "xlsx:清单.xlsx",
            "--report", "json:-",
        )  # fmt: skip
        assert report(result)["schema"] == "goalcheck/v1"
        assert (project / "报告.html").read_text(encoding="utf-8").startswith("<!doctype html>")
        assert (project / "清单.xlsx").read_bytes().startswith(b"PK")

    def test_a_workbook_is_not_printed(self, capsys: pytest.CaptureFixture[str]) -> None:
        result = quick(capsys, "lint", "goals", "--output-format", "xlsx")
        assert (result.code, result.out) == (2, "")
        assert "请加 -o 文件名" in result.err

    def test_a_report_that_cannot_be_written_is_told(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (project / "goals.json").mkdir()
        result = quick(capsys, "lint", "goals", "-o", "goals.json")
        assert result.code == 2
        assert "写不了文件 goals.json" in result.err


@pytest.mark.usefixtures("project")
class TestAudit:
    def test_each_table_gets_a_verdict(self, capsys: pytest.CaptureFixture[str]) -> None:
        result = quick(capsys, "audit", "goals", "--select", "GC202")
        assert result.out.splitlines()[-1] == "结论：退回 1，通过 1"
        assert result.code == 1

    def test_a_single_file_is_audited_with_its_whole_set(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        result = quick(capsys, "audit", "goals/01.yaml", "--select", "GC202")
        assert result.out.splitlines()[-1] == "结论：退回 1，通过 1"
