"""A few changed files of a large set: told of as in the whole set, from the part they have to do
with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.pipeline import Job, check, documents, near, stamps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from checker.finding import Run
    from checker.model import Document
    from checker.readers import Vocabulary

    Set = Callable[[int], Path]

TABLES = 40
TABLE = """\
单位名称: {unit}
年度: 2025
金额单位: 万元
项目名称: {name}
预算数: {budget}
资金用途: {goal}
绩效目标:
  - {goal}
绩效指标:
  - {{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: {row}, 指标值: ≥{count}公里}}
  - {{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 工程验收合格率, 指标值: "{rate}"}}
"""


def write(file: Path, number: int, **other: object) -> None:
    """A table with nothing in common with the others of its set but the form."""
    said = {
        "unit": f"第{number}镇人民政府", "name": f"{number}号片区管护", "budget": 10 + number,
        "goal": f"完成{chr(0x4E00 + 40 * number)}{chr(0x4E20 + 40 * number)}一带的第{number}项任务",
        "row": f"第{number}类管护长度", "count": number + 1, "rate": "=100%",
    }  # fmt: skip
    file.write_text(TABLE.format(**said | other), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A set that was checked before, its files old enough to be told apart by their times."""
    monkeypatch.setenv("GOALCHECK_CACHE_DIR", str(tmp_path / "kept"))
    monkeypatch.setattr(stamps, "CLOCK", -1)
    made = tmp_path / "set"
    made.mkdir()
    for number in range(TABLES):
        write(made / f"{number:02}.yaml", number)
    # What is told of a goal that two tables have is looked up only where two have one.
    for number in (38, 39):
        write(made / f"{number}.yaml", number, goal="管护全镇道路，保障出行安全", unit="丙镇")
    kept(made)
    return made


def kept(*paths: Path) -> Run:
    return check(Job(paths=tuple(map(str, paths)), keeps=True, operands=False))


def whole(*paths: Path) -> Run:
    return check(Job(paths=tuple(map(str, paths)), operands=False))


def rules_of(run: Run) -> set[str]:
    return {finding.rule for finding in run.findings}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read, by name."""
    found: list[str] = []
    read = documents.read_source

    def noted(source: documents.SourceFile, job: Job, words: Vocabulary | None) -> Document:
        found.append(source.path.name)
        return read(source, job, words)

    monkeypatch.setattr(near, "read_source", noted)
    monkeypatch.setattr(documents, "read_source", noted)
    return found


def test_only_what_a_changed_file_has_to_do_with_is_read(folder: Path, opened: list[str]) -> None:
    write(folder / "07.yaml", 7, rate="=99%")
    found = kept(folder / "07.yaml")
    assert "07.yaml" in opened
    assert len(set(opened)) < TABLES / 2
    assert found == whole(folder / "07.yaml")


CHANGES: dict[str, dict[str, object]] = {
    "the goal of another": {"goal": "完成乀乐一带的第1项任务"},
    "nearly the goal of another": {"goal": "完成\u4e78\u4e98一带第3项任务"},
    "a row of another, at another cost": {
        "row": "第30类管护长度", "count": 31, "budget": 4000, "name": "30号片区管护二期",
        "unit": "第30镇人民政府",
    },
    "a share of another of its unit": {
        "unit": "第12镇人民政府", "row": "工程验收合格率", "rate": "≥90%",
    },
    "nothing in common": {},
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_file_is_told_of_as_in_its_set(folder: Path, change: str) -> None:
    file = folder / "05.yaml"
    write(file, 5, **CHANGES[change])
    assert kept(file) == whole(file)


def test_what_another_file_has_taken_over_is_told_on_both_sides(folder: Path) -> None:
    """The one that stands first is told of with the other, whichever of them is asked for."""
    write(
        folder / "20.yaml", 20, goal=f"完成{chr(0x4E00 + 440)}{chr(0x4E20 + 440)}一带的第11项任务"
    )
    for name in ("20.yaml", "11.yaml"):
        write(folder / "11.yaml", 11, count=13)
        found = kept(folder / name)
        assert found == whole(folder / name)


def test_what_others_say_of_one_another_is_heard_where_they_name_the_file(
    folder: Path, opened: list[str]
) -> None:
    """Two tables of one goal, nearly that of the file: the second is silent about the file, as it
    says more of the first."""
    write(folder / "20.yaml", 20, goal="修缮全镇桥梁，保障行车平稳")
    write(folder / "21.yaml", 21, goal="修缮全镇桥梁，保障行车平稳畅通")
    kept(folder)  # a goal like another one is known to be looked up
    opened.clear()
    write(folder / "05.yaml", 5, goal="管护全镇道路，保障出行安全畅通")
    found = kept(folder / "05.yaml")
    assert len(set(opened)) < TABLES / 2
    told = [(one.rule, one.place.path[-7:]) for one in found.findings]
    assert ("GC802", "38.yaml") in told
    assert ("GC802", "39.yaml") not in told
    assert found == whole(folder / "05.yaml")


def test_a_file_that_changed_meanwhile_is_held_against(folder: Path, opened: list[str]) -> None:
    """Only the one is asked for; the other is no longer what was kept of it."""
    same = "完成本年全部管护任务，道路完好"
    write(folder / "33.yaml", 33, goal=same, unit="甲镇")
    write(folder / "34.yaml", 34, goal=same, unit="甲镇")
    found = kept(folder / "34.yaml")
    assert len(set(opened)) < TABLES / 2
    assert "GC801" in rules_of(found)
    assert found == whole(folder / "34.yaml")


@pytest.mark.parametrize("text", ["", "单位名称: 甲\n", "- 1\n", TABLE[:90] + "预算数: [\n"])
def test_a_file_that_is_no_whole_table_any_more_is_told_of_as_in_its_set(
    folder: Path, text: str
) -> None:
    file = folder / "05.yaml"
    file.write_text(text, encoding="utf-8")
    assert kept(file) == whole(file)


def test_another_file_beside_is_seen(folder: Path) -> None:
    write(folder / "99.yaml", 99, goal="完成本年全部管护任务，道路完好", unit="甲镇")
    write(folder / "05.yaml", 5, goal="完成本年全部管护任务，道路完好", unit="甲镇")
    found = kept(folder / "05.yaml")
    assert found == whole(folder / "05.yaml")
    assert "GC801" in rules_of(found)


def test_a_file_of_another_year_has_relatives(folder: Path) -> None:
    file = folder / "05.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2025", "2024"), encoding="utf-8")
    assert kept(file) == whole(file)
