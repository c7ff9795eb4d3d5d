"""What a finding is about holds whatever its names look like and whatever stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker import Finding, Job, check
from checker.finding import HEAD, Part, Row, Subject, row_of
from checker.reports import ReportOptions, render
from checker.reports.fingerprint import fingerprints

if TYPE_CHECKING:
    from pathlib import Path

TABLE = """\
单位名称: 某县水务局
年度: 2025
金额单位: 万元
项目名称: {project}
预算数: 12
财政资金: 11
绩效目标:
  - 完成渠道清淤
  - 完成渠道清淤
绩效指标:
  - 一级指标: 产出指标
    二级指标: 数量指标
    三级指标: 清淤 > 渠道
    绩效指标描述: 清淤的渠道
    指标值: ≥公里
"""


def found(path: Path, text: str) -> list[Finding]:
    path.write_text(text, encoding="utf-8")
    return [one for one in check(Job(paths=(str(path),))).findings if one.table]


def test_subjects_go_by_file_table_row_and_field() -> None:
    first = Subject("a.yaml", 1)
    order = [
        Subject("a.yaml"),
        first,
        Subject("a.yaml", 1, HEAD, "预算数"),
        Subject("a.yaml", 1, row_of(None, 1)),
        Subject("a.yaml", 1, row_of(0)),
        Subject("a.yaml", 1, row_of(0), "指标值"),
        Subject("a.yaml", 2),
        Subject("b.yaml"),
    ]
    assert sorted([*order[3:], *order[:3]]) == order
    assert order[5].whole_row == order[4]
    assert {one.whole_table for one in order[1:6]} == {first}


def test_an_indicator_comes_before_a_goal_where_a_record_has_both() -> None:
    assert row_of(3, 1) == Row(Part.INDICATOR, 3)


def test_a_sign_of_the_address_in_a_name_is_part_of_the_name(tmp_path: Path) -> None:
    findings = found(tmp_path / "a.yaml", TABLE.format(project="甲 > 乙"))
    row = next(one for one in findings if one.field == "指标值")
    assert row.steps == ("甲 > 乙", "数量指标", "清淤 > 渠道", "指标值")
    assert row.inside == "数量指标 > 清淤 > 渠道 > 指标值"
    whole = next(one for one in findings if one.subject.row == HEAD and not one.field)
    assert (whole.steps, whole.inside) == (("甲 > 乙",), "")


def test_a_report_names_the_place_without_half_a_project(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(TABLE.format(project="甲 > 乙"), encoding="utf-8")
    text = str(render("full", check(Job(paths=(str(path),))), ReportOptions()))
    assert "  整张表  " in text
    assert "  乙 > " not in text


def test_a_second_table_in_the_file_leaves_fingerprints_alone(tmp_path: Path) -> None:
    for project in ("甲 > 乙", "渠道清淤"):
        one = TABLE.format(project=project)
        alone = fingerprints(found(tmp_path / "a.yaml", one))
        beside = found(tmp_path / "a.yaml", f"{one}---\n{TABLE.format(project='另一个')}")
        assert alone
        assert set(alone) <= set(fingerprints(beside))


def test_two_goals_at_fault_are_two_subjects(tmp_path: Path) -> None:
    findings = found(tmp_path / "a.yaml", TABLE.format(project="渠道清淤"))
    goals = [one.subject for one in findings if one.subject.row.part is Part.GOAL]
    assert len(set(goals)) == len(goals)
