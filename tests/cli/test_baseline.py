"""Known findings that are passed over, and two runs compared: 整改前后对照."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.command import BROKEN_CAP, quick

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.command import Result

ONLY_CAP = ("--select", "GC202")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two projects whose cost caps are above their budgets."""
    (tmp_path / ".git").mkdir()
    goals = tmp_path / "goals"
    goals.mkdir()
    (goals / "01.yaml").write_text(BROKEN_CAP, encoding="utf-8")
    (goals / "02.yaml").write_text(BROKEN_CAP.replace("公路", "桥梁"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def repair(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("≤96.00", "≤80.50"), encoding="utf-8")


def lint(capsys: pytest.CaptureFixture[str], *arguments: str) -> Result:
    return quick(
        capsys, "lint", "goals", *ONLY_CAP, "--output-format", "json",
        "--baseline", "goalcheck-baseline.json", *arguments,
    )  # fmt: skip


def test_what_a_baseline_accepts_is_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    written = quick(capsys, "baseline", "write", "goals", *ONLY_CAP)
    assert written.out == "2 条问题记入 goalcheck-baseline.json\n"
    result = lint(capsys)
    assert (result.code, json.loads(result.out)["findings"]) == (0, [])
    assert "按基线略去了 2 条已知问题" in result.err


def test_a_new_finding_is_reported_beside_the_baseline(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quick(capsys, "baseline", "write", "goals", *ONLY_CAP)
    other = BROKEN_CAP.replace("公路", "隧道")
    (project / "goals" / "03.yaml").write_text(other, encoding="utf-8")
    result = lint(capsys)
    assert [found["path"] for found in json.loads(result.out)["findings"]] == ["goals/03.yaml"]
    assert result.code == 1


def test_a_baseline_survives_a_move(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quick(capsys, "baseline", "write", "goals", *ONLY_CAP)
    moved = project / "goals" / "另一个.yaml"
    (project / "goals" / "01.yaml").rename(moved)
    moved.write_text("# 挪了地方\n\n" + moved.read_text(encoding="utf-8"), encoding="utf-8")
    assert lint(capsys).code == 0


def test_an_entry_that_no_longer_appears_is_told_and_pruned(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quick(capsys, "baseline", "write", "goals", *ONLY_CAP)
    repair(project / "goals" / "01.yaml")
    assert "基线里有 1 条已经不再出现" in lint(capsys).err
    assert quick(capsys, "baseline", "prune", "goals", *ONLY_CAP).out.endswith(
        "去掉 1 条，留下 1 条\n"
    )
    assert "不再出现" not in lint(capsys).err


def test_what_a_run_does_not_look_at_is_not_called_gone(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quick(capsys, "baseline", "write", "goals", *ONLY_CAP)
    with_baseline = ("--baseline", "goalcheck-baseline.json")
    one_file = quick(capsys, "lint", "goals/01.yaml", *ONLY_CAP, *with_baseline)
    other_rule = quick(capsys, "lint", "goals", "--select", "GC201", *with_baseline)
    assert "不再出现" not in one_file.err + other_rule.err
    pruned = quick(capsys, "baseline", "prune", "goals", "--select", "GC201")
    assert pruned.out == "去掉 0 条，留下 2 条\n"
    (project / "goals" / "02.yaml").unlink()
    assert "基线里有 1 条已经不再出现" in lint(capsys).err


@pytest.mark.parametrize("path", ["goals/一科", "goals/一科/送审.yaml", "goals/01.yaml"])
def test_of_a_part_of_what_was_looked_at_nobody_tells_what_is_gone(
    project: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    # The same project stands in two files: a look at one does not say what became of the other.
    (project / "goals" / "一科").mkdir()
    (project / "goals" / "一科" / "送审.yaml").write_text(BROKEN_CAP, encoding="utf-8")
    quick(capsys, "baseline", "write", "goals", *ONLY_CAP)
    repair(project / "goals" / "一科" / "送审.yaml")
    with_baseline = ("--baseline", "goalcheck-baseline.json")
    assert "不再出现" not in quick(capsys, "lint", path, *ONLY_CAP, *with_baseline).err
    refused = quick(capsys, "baseline", "prune", path, *ONLY_CAP)
    assert refused.code == 2
    assert "写基线时查的是 goals，这次没有都查" in refused.err
    assert quick(capsys, "baseline", "prune", ".", *ONLY_CAP).out.endswith("留下 2 条\n")


def test_the_baseline_is_named_as_seen_from_here(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "goalcheck.yaml").write_text("baseline: 基线.json\n", encoding="utf-8")
    quick(capsys, "baseline", "write", "goals", *ONLY_CAP)
    said = quick(capsys, "lint", "goals", *ONLY_CAP).out
    assert "  基线 基线.json 略去了 2 条已知问题" in said.splitlines()


def test_a_baseline_can_be_read_by_people(capsys: pytest.CaptureFixture[str]) -> None:
    quick(capsys, "baseline", "write", "goals", *ONLY_CAP)
    lines = quick(capsys, "baseline", "show").out.splitlines()
    assert lines[0] == (
        "GC202 成本上限高于预算数  "
        "2025年农村公路养护 > 成本指标 > 养护经费 > 指标值  写着 ≤96.00万元"
    )
    assert lines[-1] == "共 2 条"


def test_a_baseline_is_never_overwritten_unasked(capsys: pytest.CaptureFixture[str]) -> None:
    quick(capsys, "baseline", "write", "goals", *ONLY_CAP)
    assert quick(capsys, "baseline", "write", "goals", *ONLY_CAP).code == 2
    assert quick(capsys, "baseline", "write", "goals", *ONLY_CAP, "--force").code == 0


@pytest.mark.parametrize("content", ["", "[]", '{"schema": "x"}', '{"schema": 1, "findings": [1]}'])
def test_a_file_that_is_no_baseline_stops_the_run(
    project: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    (project / "goalcheck-baseline.json").write_text(content, encoding="utf-8")
    result = lint(capsys)
    assert (result.code, result.out) == (2, "")
    assert "不是 goalcheck 的基线文件" in result.err


def test_two_runs_are_compared(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ("lint", "goals", *ONLY_CAP, "--output-format", "json", "-o")
    quick(capsys, *command, "改前.json")
    repair(project / "goals" / "01.yaml")
    third = BROKEN_CAP.replace("公路", "隧道")
    (project / "goals" / "03.yaml").write_text(third, encoding="utf-8")
    quick(capsys, *command, "改后.json")
    result = quick(capsys, "diff", "改前.json", "改后.json")
    assert result.code == 1
    states = [line.split()[0] for line in result.out.splitlines()[2:5]]
    assert states == ["新增", "仍在", "已解决"]
    assert result.out.splitlines()[-1] == "新增 1，改后仍有 0，仍在 1，已解决 1"
    assert "由退回改为通过" in result.out
    assert "新报，退回" in result.out
    content = json.loads(
        quick(capsys, "diff", "改前.json", "改后.json", "--output-format", "json").out
    )
    assert content["summary"] == {"new": 1, "changed": 0, "fixed": 1, "remaining": 1, "gone": 0}
    assert content["fixed"][0]["table"]["project"] == "2025年农村公路养护"


def test_equal_runs_differ_in_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    quick(capsys, "lint", "goals", *ONLY_CAP, "--output-format", "json", "-o", "结果.json")
    result = quick(capsys, "diff", "结果.json", "结果.json")
    assert (result.code, result.out.splitlines()[-1]) == (
        0,
        "新增 0，改后仍有 0，仍在 2，已解决 0",
    )


def test_a_file_that_is_no_result_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "别的.json").write_text("{}", encoding="utf-8")
    result = quick(capsys, "diff", "别的.json", "别的.json")
    assert (result.code, result.out) == (2, "")
    assert "不是 goalcheck 的 JSON 结果" in result.err


def write_results(project: Path, capsys: pytest.CaptureFixture[str], *new: str) -> None:
    """改前.json with two caps above their budgets, 改后.json with one of them repaired."""
    command = ("lint", "goals", *ONLY_CAP, "--output-format", "json", "-o")
    quick(capsys, *command, "改前.json")
    repair(project / "goals" / "01.yaml")
    quick(capsys, *command, "改后.json", *new)


def test_a_comparison_can_be_mailed_as_one_page(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_results(project, capsys)
    text = (project / "goals" / "02.yaml").read_text(encoding="utf-8")
    (project / "goals" / "02.yaml").write_text(text.replace("养护经费", "<b>"), encoding="utf-8")
    quick(capsys, "lint", "goals", *ONLY_CAP, "--output-format", "json", "-o", "改后.json")
    asked = ("diff", "改前.json", "改后.json", "--output-format", "html")
    page = quick(capsys, *asked).out
    assert "新增 0，改后仍有 1，仍在 0，已解决 1" in page
    assert "由退回改为通过" in page
    assert '<tr class="changed error">' in page
    assert '<tr class="remaining' not in page
    assert "&lt;b&gt;" in page
    assert "http://" not in page
    assert "<script" not in page
    quick(capsys, *asked, "-o", "对照.html")
    assert (project / "对照.html").read_text(encoding="utf-8") == page


def test_severities_that_one_run_leaves_out_are_not_compared(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    verb = BROKEN_CAP.replace("≥5%", "保障")
    (project / "goals" / "01.yaml").write_text(verb, encoding="utf-8")
    rules = ("lint", "goals", "--select", "GC202,GC305", "--output-format", "json")
    quick(capsys, *rules, "-o", "全.json")
    quick(capsys, *rules, "--min-severity", "error", "-o", "少.json")
    result = quick(capsys, "diff", "全.json", "少.json")
    assert "两份结果里只有一份列全了警告，没有比较" in result.err
    assert result.out.splitlines()[-1] == "新增 0，改后仍有 0，仍在 2，已解决 0"


def test_runs_with_other_packs_are_told_apart(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_results(project, capsys)
    text = (project / "改前.json").read_text(encoding="utf-8")
    content = json.loads(text)
    content["packs"][0]["digest"] = "0"
    (project / "改前.json").write_text(json.dumps(content), encoding="utf-16")
    result = quick(capsys, "diff", "改前.json", "改后.json")
    assert "规则包不同" in result.err
    assert result.out.splitlines()[-1] == "新增 0，改后仍有 0，仍在 1，已解决 1"


@pytest.mark.parametrize("spelling", ["<=96.00万元", "≤ 96.00 万元", "≤９６.00万元", "≤96万元"])
def test_a_value_spelled_otherwise_is_the_same_finding(
    project: Path, capsys: pytest.CaptureFixture[str], spelling: str
) -> None:
    quick(capsys, "baseline", "write", "goals", *ONLY_CAP)
    path = project / "goals" / "01.yaml"
    text = path.read_text(encoding="utf-8").replace("≤96.00万元", f'"{spelling}"')
    path.write_text(text, encoding="utf-8")
    result = lint(capsys)
    assert (result.code, json.loads(result.out)["findings"]) == (0, [])


def test_another_value_is_another_finding(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quick(capsys, "baseline", "write", "goals", *ONLY_CAP)
    path = project / "goals" / "01.yaml"
    text = path.read_text(encoding="utf-8").replace("≤96.00万元", "≤97.00万元")
    path.write_text(text, encoding="utf-8")
    result = lint(capsys)
    assert [found["path"] for found in json.loads(result.out)["findings"]] == ["goals/01.yaml"]
    assert "基线里有 1 条已经不再出现" in result.err


def test_the_baseline_of_the_configuration_is_used_and_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "goalcheck.yaml").write_text("baseline: 台账/基线.json\n", encoding="utf-8")
    missing = quick(capsys, "lint", "goals", *ONLY_CAP)
    assert (missing.code, missing.out) == (2, "")
    assert "不存在，请先用 goalcheck baseline write 生成" in missing.err
    assert quick(capsys, "baseline", "write", "goals", *ONLY_CAP).code == 0
    assert (project / "台账" / "基线.json").is_file()
    assert quick(capsys, "lint", "goals", *ONLY_CAP).code == 0
    assert quick(capsys, "baseline", "show").out.splitlines()[-1] == "共 2 条"
