"""The run as a whole: which files make a set, what is shown of it, what is counted."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.base.errors import UsageError
from checker.base.globs import SetPatterns
from checker.finding import FileState
from checker.form.records import TableRecord
from checker.pipeline import Job, check

if TYPE_CHECKING:
    from checker.finding import Run

GOAL = "硬化村内道路三公里，方便村民出行"


def write(folder: Path, name: str, project: str, *, goal: str = GOAL, budget: str = "30") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"年度: 2025\n金额单位: 万元\n项目名称: {project}\n预算数: {budget}\n绩效目标: {goal}\n"
        "绩效指标:\n  - {一级指标: 产出指标, 二级指标: 成本指标, "
        "三级指标: 工程总投资, 指标值: ≤30万元}\n",
        encoding="utf-8",
    )
    return path


def rules_by_file(result: Run, rule: str) -> list[str]:
    return [Path(item.place.path).name for item in result.findings if item.rule == rule]


def test_the_files_of_a_folder_are_one_set(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "甲村道路")
    write(tmp_path, "b.yaml", "乙村道路")
    assert rules_by_file(check(Job(paths=(str(tmp_path),))), "GC801") == ["b.yaml"]


def test_two_folders_are_two_sets(tmp_path: Path) -> None:
    write(tmp_path, "east/a.yaml", "甲村道路")
    write(tmp_path, "west/b.yaml", "乙村道路")
    assert rules_by_file(check(Job(paths=(str(tmp_path),))), "GC801") == []


def test_a_judged_set_is_let_go_without_the_collector(tmp_path: Path) -> None:
    for folder in "abc":
        write(tmp_path, f"{folder}/1.yaml", "甲村道路")
    gc.collect()
    before = sum(isinstance(one, TableRecord) for one in gc.get_objects())
    gc.disable()
    try:
        check(Job(paths=(str(tmp_path),)))
        after = sum(isinstance(one, TableRecord) for one in gc.get_objects())
    finally:
        gc.enable()
    assert after <= before


def test_configuration_draws_sets_across_folders(tmp_path: Path) -> None:
    write(tmp_path, "east/a.yaml", "甲村道路")
    write(tmp_path, "west/b.yaml", "乙村道路")
    job = Job(paths=(str(tmp_path),), sets=(SetPatterns(("*.yaml",)),))
    assert rules_by_file(check(job), "GC801") == ["b.yaml"]


def test_a_named_file_is_compared_with_its_folder(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "甲村道路")
    named = write(tmp_path, "b.yaml", "乙村道路")
    result = check(Job(paths=(str(named),)))
    assert rules_by_file(result, "GC801") == ["b.yaml"]
    assert [Path(file.path).name for file in result.files] == ["b.yaml"]


def test_findings_that_do_not_touch_a_named_file_are_not_shown(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "甲村道路", goal="目标内容1")
    named = write(tmp_path, "b.yaml", "乙村道路")
    assert rules_by_file(check(Job(paths=(str(named),))), "GC601") == []


def test_a_finding_elsewhere_that_points_at_a_named_file_is_shown(tmp_path: Path) -> None:
    named = write(tmp_path, "a.yaml", "甲村道路")
    write(tmp_path, "b.yaml", "乙村道路")
    assert rules_by_file(check(Job(paths=(str(named),))), "GC801") == ["b.yaml"]


def test_the_whole_set_is_shown_when_it_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "甲村道路", goal="目标内容1")
    named = write(tmp_path, "b.yaml", "乙村道路")
    result = check(Job(paths=(str(named),), whole_set=True))
    assert rules_by_file(result, "GC601") == ["a.yaml"]


def test_the_order_of_arguments_changes_nothing(tmp_path: Path) -> None:
    first = str(write(tmp_path, "a.yaml", "甲村道路"))
    second = str(write(tmp_path, "b.yaml", "乙村道路"))
    forward, backward = check(Job(paths=(first, second))), check(Job(paths=(second, first)))
    assert forward.findings == backward.findings
    assert forward.ledger == backward.ledger


def test_one_root_cause_is_one_finding_and_the_other_is_counted_as_merged(tmp_path: Path) -> None:
    path = write(tmp_path, "a.yaml", "甲村道路", goal="目标内容1", budget="20")
    result = check(Job(paths=(str(path),), select=("GC202", "GC402", "GC601", "GC602", "GC603")))
    assert [item.rule for item in result.findings] == ["GC601", "GC202"]
    text = path.read_text(encoding="utf-8").replace("≤30万元", "≤300000元")
    path.write_text(text, encoding="utf-8")
    merged = check(Job(paths=(str(path),), select=("GC202", "GC402")))
    assert [item.rule for item in merged.findings] == ["GC202"]
    suppressed = {entry.rule: entry.suppressed for entry in merged.ledger}
    assert suppressed == {"GC202": 0, "GC402": 1}


def test_what_could_not_be_read_is_seen_whatever_was_selected(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "甲村道路")
    broken = tmp_path / "b.yaml"
    broken.write_text("项目名称: 乙\n预算数: 3\n预算数: 4\n", encoding="utf-8")
    result = check(Job(paths=(str(tmp_path),), select=("GC9",)))
    assert rules_by_file(result, "GC007") == ["b.yaml"]


def test_a_folder_without_goal_files_is_a_mistake_not_a_success(tmp_path: Path) -> None:
    (tmp_path / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="没有找到绩效目标表"):
        check(Job(paths=(str(tmp_path),)))


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="路径不存在"):
        check(Job(paths=(str(tmp_path / "nowhere.yaml"),)))


def test_named_files_that_are_all_excluded_end_with_a_note(tmp_path: Path) -> None:
    path = write(tmp_path, "a.yaml", "甲村道路")
    result = check(Job(paths=(str(path),), exclude=("a.yaml",)))
    assert [(file.state, file.reason) for file in result.files] == [
        (FileState.SKIPPED, "按 exclude 排除")
    ]
    assert any("排除" in note for note in result.notes)


def test_a_year_that_was_assumed_is_said(tmp_path: Path) -> None:
    path = write(tmp_path, "a.yaml", "2025年甲村道路")
    text = path.read_text(encoding="utf-8").replace("年度: 2025\n", "")
    path.write_text(text, encoding="utf-8")
    assert any("2025" in note for note in check(Job(paths=(str(path),))).notes)
    assert check(Job(paths=(str(path),), year=2025)).notes == ()
