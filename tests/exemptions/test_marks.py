"""`# goalcheck: 豁免 …`: what it covers, what it needs, when it is void, and that it is seen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from checker.exemptions import read_marks
from checker.packs import load_packs
from tests.cli.command import BROKEN_CAP, goalcheck, quick

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.command import Result

CAP = "    指标值: ≤96.00万元"
ROW = "  - 一级指标: 产出指标\n    二级指标: 成本指标"
REASON = "追加预算已批，见会议纪要"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lint(project: Path, capsys: pytest.CaptureFixture[str], text: str, *arguments: str) -> Result:
    (project / "01.yaml").write_text(text, encoding="utf-8")
    return quick(
        capsys, "lint", "01.yaml", "--select", "GC202,GC010,GC305", "--as-of", "2026-03-31",
        "--output-format", "json", *arguments,
    )  # fmt: skip


def rules(result: Result) -> list[str]:
    return [found["rule"] for found in json.loads(result.out)["findings"]]


def exempted(result: Result) -> list[tuple[str, str]]:
    return [(one["rule"], one["reason"]) for one in json.loads(result.out)["exempted"]]


@pytest.mark.parametrize(
    "text",
    [
        BROKEN_CAP.replace(CAP, f"{CAP}  # goalcheck: 豁免 GC202 理由={REASON}"),
        BROKEN_CAP.replace(CAP, f"    # goalcheck: 豁免 GC202 理由={REASON}\n{CAP}"),
        BROKEN_CAP.replace(ROW, f"  # goalcheck: 豁免 GC202 理由={REASON}\n{ROW}"),
        f"# goalcheck: 豁免整表 GC202 理由={REASON}\n{BROKEN_CAP}",
        BROKEN_CAP.replace(CAP, f"{CAP}  # goalcheck：豁免 gc305，GC202 理由＝{REASON}"),
        BROKEN_CAP.replace(CAP, f"{CAP}  # goalcheck: 豁免 GC202 理由={REASON} 至=2026-03-31"),
        BROKEN_CAP.replace(CAP, f"{CAP}  # goalcheck: 豁免 GC202 截至=2026年3月31日 理由={REASON}"),
        BROKEN_CAP.replace(CAP, f"{CAP}  # goalcheck: 豁免 成本上限高于预算数 reason={REASON}"),
        BROKEN_CAP.replace("绩效指标:", f"# goalcheck: 豁免 GC202 理由={REASON}\n绩效指标:"),
        BROKEN_CAP.replace(ROW, f"  # goalcheck: 豁免 GC202 理由={REASON}\n  # 又记\n\n{ROW}"),
        BROKEN_CAP.replace(CAP, f'    指标值: "≤96.00万元" # goalcheck: 豁免 GC202 理由={REASON}'),
    ],
    ids=[
        "behind",
        "line above",
        "row",
        "table",
        "several, full-width",
        "last day",
        "other order",
        "title",
        "whole list",
        "comments between",
        "behind quotes",
    ],
)
def test_an_exemption_covers_its_place(
    project: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    result = lint(project, capsys, text)
    assert rules(result) == []
    assert exempted(result) == [("GC202", REASON)]
    assert result.code == 0


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("豁免 GC202", "豁免要写理由"),
        ("豁免 理由=不想改", "豁免后面要写规则编号"),
        ("豁免 GC202 理由=等批复 至=明年", "“明年”不是日期"),
        ("豁免 GC202 理由=等批复 至=2026-03-30", "到 2026-03-30 为止，已经过期"),
        ("豁免 GC305 理由=写错了编号", "这条豁免没有用到"),
        ("豁免 GC20 理由=写错了编号", "没有叫“GC20”的规则，是否想写“GC2"),
        ("豁免 GC202 原因=追加", "豁免没有“原因”，可用 理由、截至"),
        ("豁免 GC202 理由=一 理由=二", "“理由”写了两次"),
        ("忽略 GC202 理由=追加", "看不懂“忽略 GC202 理由=追加”，豁免要写“豁免”"),
        ("ignore=GC202", "看不懂“ignore=GC202”"),
    ],
)
def test_an_exemption_that_does_not_count_is_told(
    project: Path, capsys: pytest.CaptureFixture[str], comment: str, said: str
) -> None:
    result = lint(project, capsys, BROKEN_CAP.replace(CAP, f"{CAP}  # goalcheck: {comment}"))
    assert rules(result) == ["GC202"]
    assert said in result.err
    assert "01.yaml:" in result.err


def test_an_exemption_elsewhere_covers_nothing_here(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = BROKEN_CAP.replace(
        "    指标值: ≥95%", f"    指标值: ≥95%  # goalcheck: 豁免 GC202 理由={REASON}"
    )
    assert rules(lint(project, capsys, text)) == ["GC202"]


def test_an_exemption_of_one_table_leaves_the_next_of_the_file(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = BROKEN_CAP.replace("公路", "桥梁")
    text = f"# goalcheck: 豁免整表 GC202 理由={REASON}\n{BROKEN_CAP}---\n{second}"
    result = lint(project, capsys, text)
    (found,) = json.loads(result.out)["findings"]
    assert found["table"]["index"] == 2
    assert len(exempted(result)) == 1


def test_reports_name_every_exemption(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = BROKEN_CAP.replace(CAP, f"{CAP}  # goalcheck: 豁免 GC202 理由={REASON}")
    (project / "01.yaml").write_text(text, encoding="utf-8")
    for name in ("full", "audit", "table", "markdown", "html", "junit", "json", "sarif"):
        assert REASON in quick(capsys, "lint", "01.yaml", "--output-format", name).out, name
    last = quick(capsys, "lint", "01.yaml", "--select", "GC202").out.splitlines()[-1]
    assert last == "检查了 1 个文件、1 张表、5 行指标：没有发现问题；另有 1 条已豁免"


def test_sarif_holds_it_as_a_suppressed_result(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = BROKEN_CAP.replace(CAP, f"{CAP}  # goalcheck: 豁免 GC202 理由={REASON}")
    result = lint(project, capsys, text, "--output-format", "sarif")
    (found,) = json.loads(result.out)["runs"][0]["results"]
    (suppression,) = found["suppressions"]
    assert (suppression["kind"], suppression["justification"]) == ("inSource", REASON)


def test_a_locked_rule_cannot_be_exempted(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "本单位.yaml").write_text(
        """\
pack: 本单位
version: 1.0.0
language: 1
rules:
  - id: DW001
    name: budget-over-limit
    title: 预算超过一万元
    since: 1.0.0
    severity: error
    locked: true
    basis: 审核惯例
    select: 表
    assert: 预算数 ≤ 1万元
    message: 预算数{预算数}超过1万元
    at: 预算数
    examples:
      good:
        - 预算数: 0.8
      bad:
        - 预算数: 120
""",
        encoding="utf-8",
    )
    result = lint(
        project, capsys, f"# goalcheck: 豁免整表 DW001 理由={REASON}\n{BROKEN_CAP}",
        "--pack", "本单位.yaml", "--extend-select", "DW001",
    )  # fmt: skip
    assert "DW001" in rules(result)
    assert "DW001 不允许豁免" in result.err


def test_the_date_decides_and_is_shown(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = BROKEN_CAP.replace(CAP, f"{CAP}  # goalcheck: 豁免 GC202 理由={REASON} 至=2026-06-30")
    result = lint(project, capsys, text)
    assert json.loads(result.out)["settings"]["审核日期"] == "2026-03-31"
    later = quick(capsys, "lint", "01.yaml", "--select", "GC202", "--as-of", "2026-07-01")
    assert later.code == 1


def test_an_exemption_of_two_rules_says_which_was_not_needed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = BROKEN_CAP.replace(CAP, f"{CAP}  # goalcheck: 豁免 GC202,GC305 理由={REASON}")
    result = lint(project, capsys, text)
    assert rules(result) == []
    assert "这条豁免里的 GC305 没有用到，可以去掉" in result.err


def test_a_rule_that_was_not_selected_is_not_called_needless(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = BROKEN_CAP.replace(CAP, f"{CAP}  # goalcheck: 豁免 GC202 理由={REASON}")
    (project / "01.yaml").write_text(text, encoding="utf-8")
    assert "没有用到" not in quick(capsys, "lint", "01.yaml", "--select", "GC305").err


def test_a_text_from_standard_input_is_exempted_too(project: Path) -> None:
    text = BROKEN_CAP.replace(CAP, f"{CAP}  # goalcheck: 豁免 GC202 理由={REASON}")
    asked = ("--select", "GC202", "--stdin-filename", "别处/01.yaml")
    result = goalcheck("lint", "-", *asked, stdin=text)
    assert (result.code, "理由：追加预算已批" in result.out) == (0, True)


def test_what_stands_inside_quotes_or_a_block_is_no_comment() -> None:
    text = (
        '用途: "甲 # goalcheck: 豁免 GC202 理由=乙"\n'
        "绩效目标: |\n  甲 # goalcheck: 豁免 GC202 理由=乙\n  # goalcheck: 豁免 GC202 理由=乙\n"
    )
    assert read_marks(text, "01.yaml", load_packs()) == ([], [])


def test_other_comments_are_no_exemptions() -> None:
    text = '# 豁免 GC202\n项目名称: "甲 # goalcheck 说明"\n# goalcheck: 其他\n'
    assert read_marks(text, "01.yaml", load_packs()) == ([], [])


def test_a_date_is_a_day_of_the_calendar() -> None:
    marks, faults = read_marks(
        "甲: 乙 # goalcheck: 豁免 GC202 理由=丙 至=2026-02-30", "01.yaml", load_packs()
    )
    assert not marks
    assert "不是日期" in faults[0]
