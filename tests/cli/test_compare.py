"""`goalcheck compare`: one project through the year, and what does not fit together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

import pytest

from tests.cli.command import quick

if TYPE_CHECKING:
    from pathlib import Path

GOALS_2024 = """\
单位名称: 柳泉县园林所
金额单位: 万元
项目编码: YL-017
项目名称: 2024年行道树补植
预算数: 48
绩效目标: 补植城区行道树
绩效指标:
  - {二级指标: 数量指标, 三级指标: 补植株数, 指标值: ≥600株}
  - {二级指标: 质量指标, 三级指标: 苗木成活率, 指标值: ≥92%}
  - {二级指标: 时效指标, 三级指标: 完成时间, 指标值: 2024年4月底前}
  - {二级指标: 满意度指标, 三级指标: 居民满意度, 指标值: ≥90%}
"""
DONE_2024 = """\
单位名称: 柳泉县园林所
金额单位: 万元
项目编码: YL-017
项目名称: 行道树补植
年初预算数: 48
预算数: 48
执行数: 47.52
绩效目标: 补植城区行道树
绩效指标:
  - {二级指标: 数量指标, 三级指标: 补植株数, 指标值: ≥600株, 实际完成值: "604"}
  - {二级指标: 质量指标, 三级指标: 苗木成活率, 指标值: ≥92%, 实际完成值: "92.6"}
  - {二级指标: 时效指标, 三级指标: 完成时间, 指标值: 2024年4月底前, 实际完成值: 2024年4月}
  - {二级指标: 满意度指标, 三级指标: 居民满意度, 指标值: ≥90%, 实际完成值: 91%}
"""
GOALS_2025 = """\
单位名称: 柳泉县园林所
金额单位: 万元
项目编码: YL-017
项目名称: 2025年行道树补植项目
预算数: 60
绩效目标: 补植城区行道树
绩效指标:
  - {二级指标: 数量指标, 三级指标: 补植株数, 指标值: ≥750株}
  - {二级指标: 质量指标, 三级指标: 苗木成活率, 指标值: ≥92%}
  - {二级指标: 时效指标, 三级指标: 完成时间, 指标值: 2025年4月底前}
  - {二级指标: 满意度指标, 三级指标: 居民满意度, 指标值: ≥91%}
"""
ANOTHER = "  - {二级指标: 数量指标, 三级指标: 树池围挡数量, 指标值: ≥90个}\n"
TEXTS = {
    "2024/目标.yaml": GOALS_2024,
    "2024/自评.yaml": DONE_2024,
    "2025/目标.yaml": GOALS_2025,
}
Change = tuple[str, str, str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    write(tmp_path)
    return tmp_path


def write(folder: Path, *changes: Change, texts: dict[str, str] = TEXTS) -> None:
    """The files of a year that fits together, with changes of (file, old, new)."""
    for name, text in texts.items():
        made = text
        for file, old, new in changes:
            if file == name:
                assert old in made
                made = made.replace(old, new)
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, encoding="utf-8")


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    result = quick(capsys, *(arguments or ("compare", "2024", "2025")), "--output-format", "json")
    assert result.code == 0, result.err
    findings: list[dict[str, object]] = json.loads(result.out)["findings"]
    return findings


def test_a_year_that_fits_together_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys) == []


FAULTS: dict[str, tuple[tuple[Change, ...], str, str, list[str]]] = {
    "below what was done": (
        (("2024/自评.yaml", '"92.6"', "97%"),),
        "GC590", "2025/目标.yaml", ["2024/自评.yaml"],
    ),
    "copied though it failed": (
        (
            ("2024/自评.yaml", '"604"', "410株"),
            ("2025/目标.yaml", "≥750株", "≥600株"),
            ("2025/目标.yaml", "≥91%", "≥90%"),
            ("2025/目标.yaml", "预算数: 60", "预算数: 48"),
        ),
        "GC591", "2025/目标.yaml", ["2024/自评.yaml"],
    ),
    "more money for the same": (
        (
            ("2025/目标.yaml", "≥750株", "≥600株"),
            ("2025/目标.yaml", "≥91%", "≥90%"),
        ),
        "GC592", "2025/目标.yaml", ["2024/目标.yaml"],
    ),
    "more money though little was spent": (
        (("2024/自评.yaml", "执行数: 47.52", "执行数: 24"),),
        "GC593", "2025/目标.yaml", ["2024/自评.yaml"],
    ),
    "renamed": (
        (("2025/目标.yaml", "2025年行道树补植项目", "2025年城区绿化提升"),),
        "GC594", "2025/目标.yaml", ["2024/目标.yaml"],
    ),
    "the first budget is another": (
        (("2024/自评.yaml", "年初预算数: 48", "年初预算数: 50"),),
        "GC595", "2024/自评.yaml", ["2024/目标.yaml"],
    ),
    "the target was lowered": (
        (("2024/自评.yaml", "≥600株", "≥500株"), ("2024/目标.yaml", "≥92%", "≥92.0%")),
        "GC564", "2024/自评.yaml", ["2024/目标.yaml"],
    ),
    "an indicator was left out": (
        (("2024/目标.yaml", "绩效指标:\n", f"绩效指标:\n{ANOTHER}"),),
        "GC566", "2024/自评.yaml", ["2024/目标.yaml"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_what_does_not_fit_is_placed_in_both_files(
    fault: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changes, rule, path, others = FAULTS[fault]
    write(folder, *changes)
    findings = found(capsys)
    assert [(one["rule"], one["path"]) for one in findings] == [(rule, path)]
    related = cast("list[dict[str, object]]", findings[0]["related"])
    assert sorted({str(one["path"]) for one in related}) == others
    assert all(one["line"] for one in related)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_set_that_spans_years_is_compared_by_lint_too(
    fault: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changes, rule, path, _ = FAULTS[fault]
    dated = {name: f"年度: {name[:4]}\n{text}" for name, text in TEXTS.items()}
    write(folder, *changes, texts=dated)
    (folder / "goalcheck.yaml").write_text("sets: [['2024/**', '2025/**']]\n", encoding="utf-8")
    select = ("--select", "GC59,GC564,GC566")
    findings = found(capsys, "lint", "2024", "2025", *select)
    assert [(one["rule"], one["path"]) for one in findings] == [(rule, path)]


def test_the_folder_of_one_year_is_held_against_the_other_of_its_set(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # No table says its year: the folders that are compared do.
    write(folder, ("2024/自评.yaml", "执行数: 47.52", "执行数: 24"))
    select = ("--select", "GC59")
    drawn = "sets: [['2024/**', '2025/**']]\nrounds: [2024, 2025]\n"
    for told, rules in (("", []), (drawn, ["GC593"])):
        (folder / "goalcheck.yaml").write_text(told, encoding="utf-8")
        for command in ("lint", "audit"):
            findings = found(capsys, command, "2025", *select)
            assert [one["rule"] for one in findings] == rules
            assert all(str(one["path"]).startswith("2025/") for one in findings)
        assert found(capsys, "lint", "2025/目标.yaml", *select) == findings


def test_without_any_year_the_order_of_the_folders_counts(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for old, new in (("2024", "甲"), ("2025", "乙")):
        (folder / old).rename(folder / new)
    text = (folder / "甲" / "自评.yaml").read_text(encoding="utf-8")
    (folder / "甲" / "自评.yaml").write_text(text.replace('"92.6"', "97%"), encoding="utf-8")
    assert [one["rule"] for one in found(capsys, "compare", "甲", "乙")] == ["GC590"]
    assert found(capsys, "compare", "乙", "甲") == []


def test_the_years_of_the_folders_count_whatever_their_order(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, ("2024/自评.yaml", '"92.6"', "97%"))
    assert [one["rule"] for one in found(capsys, "compare", "2025", "2024")] == ["GC590"]


def test_single_files_are_compared_without_their_neighbours(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, ("2024/自评.yaml", "执行数: 47.52", "执行数: 24"))
    assert found(capsys, "compare", "2024/目标.yaml", "2025/目标.yaml") == []
    files = ("2024/自评.yaml", "2025/目标.yaml")
    assert [one["rule"] for one in found(capsys, "compare", *files)] == ["GC593"]


def test_the_folders_may_be_told_by_configuration(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, ("2024/自评.yaml", "执行数: 47.52", "执行数: 24"))
    (folder / "goalcheck.yaml").write_text("rounds: [2024, 2025]\n", encoding="utf-8")
    assert [one["rule"] for one in found(capsys, "compare")] == ["GC593"]


def test_a_table_saved_twice_is_said_as_that_and_compared_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = ("2024/自评.yaml", "执行数: 47.52", "执行数: 24")
    copied = {**TEXTS, "2025/目标 副本.yaml": GOALS_2025}
    write(folder, changed, texts=copied)
    findings = found(capsys)
    assert sorted(str(one["rule"]) for one in findings) == ["GC593", "GC810"]
    (twice,) = (one for one in findings if one["rule"] == "GC810")
    assert "副本" in str(twice["message"])


def test_what_stands_on_one_side_only_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = {
        **TEXTS,
        "2025/新.yaml": GOALS_2025.replace("行道树补植", "夜景亮化").replace("YL-017", "YL-020"),
    }
    write(folder, texts=other)
    result = quick(capsys, "compare", "2024", "2025")
    assert "1 个项目对上了；只在 2025 有：2025年夜景亮化项目。" in result.err


def test_nothing_to_compare_is_no_good_result(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = {"2025/目标.yaml": GOALS_2025.replace("行道树补植", "夜景亮化").replace("YL-017", "")}
    write(folder, texts={**TEXTS, **other})
    (folder / "2025/目标.yaml").write_text(
        other["2025/目标.yaml"].replace("补植", "灯具"), encoding="utf-8"
    )
    result = quick(capsys, "compare", "2024", "2025")
    assert result.code == 2
    assert "没有一个项目在几处都有" in result.err


@pytest.mark.parametrize("paths", [(), ("2024",), ("2024", "./2024"), ("-", "2025")])
def test_a_comparison_has_two_sides(
    paths: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    result = quick(capsys, "compare", *paths)
    assert result.code == 2
    assert "compare" in result.err


def test_the_exit_code_is_that_of_lint(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, ("2024/自评.yaml", "执行数: 47.52", "执行数: 24"))
    assert quick(capsys, "compare", "2024", "2025").code == 0
    assert quick(capsys, "compare", "2024", "2025", "--fail-level", "warning").code == 1


def test_the_cycle_of_one_year_in_one_folder_repeats_itself_by_right(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Goal table, monitoring of two quarters and self-evaluation name one project and one goal."""
    for name, text in (("目标", GOALS_2024), ("自评", DONE_2024)):
        coded = f"单位编码: '201003'\n年度: 2024\n{text}"
        (folder / "2024" / f"{name}.yaml").write_text(coded, encoding="utf-8")
        for months in ("1-6月", "1-9月"):
            watched = coded.replace("执行数: 47.52", "执行数: 40").replace(
                "年度: 2024", f"年度: 2024\n监控期间: {months}"
            )
            if name == "自评":
                path = folder / "2024" / f"监控{months}.yaml"
                path.write_text(watched, encoding="utf-8")
    assert found(capsys, "lint", "2024", "--select", "GC8") == []


def test_the_report_says_what_a_comparison_looks_at_and_that_nobody_chose_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder)
    own = quick(capsys, "compare", "2024", "2025").out
    assert "年度对照只查 GC564" in own
    assert "命令行" not in own
    chosen = quick(capsys, "compare", "2024", "2025", "--select", "GC590").out
    assert "命令行只用 GC590" in chosen


RENAMED = ("2025/目标.yaml", "2025年行道树补植项目", "2025年城区绿化提升")
NO_CODE = tuple((name, "项目编码: YL-017\n", "") for name in TEXTS)
PERIOD = "  - {二级指标: 时效指标, 三级指标: 完成时间, 指标值: 2025年4月底前}\n"


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ((), ["GC594"]),
        ((("2025/目标.yaml", "绩效指标:\n", f"绩效指标:\n{ANOTHER}"),), ["GC594"]),
        ((("2025/目标.yaml", PERIOD, ""),), ["GC594"]),
        ((("2025/目标.yaml", PERIOD, ANOTHER),), ["GC594"]),
    ],
    ids=["same rows", "a row more", "a row less", "another row"],
)
def test_a_renamed_project_without_a_code_is_known_by_most_of_its_rows(
    changes: tuple[Change, ...],
    rules: list[str],
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(folder, *NO_CODE, RENAMED, *changes)
    assert [one["rule"] for one in found(capsys)] == rules


def beside(folder: Path, project: str) -> None:
    """Another goal table of 2025 with the same rows and goal."""
    text = (folder / "2025/目标.yaml").read_text(encoding="utf-8")
    lines = [f"项目名称: {project}" if "项目名称" in line else line for line in text.splitlines()]
    (folder / "2025/另一个.yaml").write_text("\n".join([*lines, ""]), encoding="utf-8")


@pytest.mark.parametrize("project", ["2025年行道树补植", "公园绿地养护"])
def test_a_project_that_lives_on_or_may_be_another_was_not_renamed(
    project: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither where the old name stands beside the new one, nor where two could be meant."""
    write(folder, *NO_CODE, RENAMED, ("2025/目标.yaml", PERIOD, ANOTHER))
    beside(folder, project)
    (folder / "2024/自评.yaml").unlink()
    result = quick(capsys, "compare", "2024", "2025", "--output-format", "json")
    assert result.code == 2 or found(capsys) == []


def test_of_three_years_each_is_held_against_the_one_before(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A target below what was done in the year before; not below what was done two years ago."""
    write(folder, ("2024/自评.yaml", '"92.6"', "97%"))
    later = (folder / "2025/目标.yaml").read_text(encoding="utf-8").replace("2025", "2026")
    (folder / "2026").mkdir()
    (folder / "2026/目标.yaml").write_text(later, encoding="utf-8")
    findings = found(capsys, "compare", "2024", "2025", "2026")
    assert [(one["rule"], one["path"]) for one in findings] == [("GC590", "2025/目标.yaml")]
