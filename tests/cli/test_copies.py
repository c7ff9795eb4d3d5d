"""What people do with copies, step after step: no command loses what somebody worked on."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.copies import read_mark
from tests.cli.command import GOAL_FILE, Result, quick
from tests.ooxml.packages import document, packed, parts_of, workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., Result]

DOCUMENT = document()
OLD, NEW = "不低于90%".encode(), "≥90%".encode()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in a folder with 表.docx alone, with few rules, quick to compile."""
    (tmp_path / "表.docx").write_bytes(DOCUMENT)
    monkeypatch.chdir(tmp_path)

    def command(name: str, *arguments: str) -> Result:
        return quick(capsys, name, "--select", "GC204,GC303,GC807", *arguments)

    return command


def correct(name: str, new: str = "≥90%", old: str = "不低于90%") -> bytes:
    """Works in a Word file as a clerk does: a text, which may stand in several runs, is changed."""
    parts = parts_of(Path(name).read_bytes())
    between = r"(?:</w:t></w:r><w:r><w:t[^>]*>)?"
    document = parts["word/document.xml"].decode()
    changed, count = re.subn(between.join(map(re.escape, old)), new, document)
    assert count == 1, (old, count)
    Path(name).write_bytes(packed({**parts, "word/document.xml": changed}))
    return Path(name).read_bytes()


def test_comments_twice_are_the_same_file(run: Run) -> None:
    run("annotate", "表.docx")
    first = Path("表.批注.docx").read_bytes()
    assert run("annotate", "表.docx").code == 1
    assert Path("表.批注.docx").read_bytes() == first


def test_a_copy_somebody_worked_in_is_not_written_over(run: Run) -> None:
    run("annotate", "表.docx")
    worked = correct("表.批注.docx")
    again = run("annotate", "表.docx")
    assert again.code == 2
    assert again.out == ""
    assert "表.批注.docx（写好以后改过）" in again.err
    assert "--force" in again.err
    assert Path("表.批注.docx").read_bytes() == worked


def test_a_workbook_somebody_worked_in_is_not_written_over_and_is_what_is_checked(run: Run) -> None:
    Path("表.docx").unlink()
    Path("表.xlsx").write_bytes(workbook())
    run("annotate", "表.xlsx")
    parts = parts_of(Path("表.批注.xlsx").read_bytes())
    worked = packed({name: part.replace(OLD, NEW) for name, part in parts.items()})
    assert worked != Path("表.批注.xlsx").read_bytes()
    Path("表.批注.xlsx").write_bytes(worked)
    again = run("annotate", "表.xlsx")
    assert (again.code, "表.批注.xlsx（写好以后改过）" in again.err) == (2, True)
    assert Path("表.批注.xlsx").read_bytes() == worked
    assert "比较符非规范" in run("lint", "表.xlsx").out
    assert "比较符非规范" not in run("lint", "表.批注.xlsx").out


def test_force_writes_over_it_and_says_so_first(run: Run) -> None:
    run("annotate", "表.docx")
    worked = correct("表.批注.docx")
    again = run("annotate", "表.docx", "--force")
    assert "注意：按 --force 覆盖 1 个文件：表.批注.docx（写好以后改过）" in again.err
    assert Path("表.批注.docx").read_bytes() != worked


def test_somebody_elses_file_of_that_name_stays(run: Run) -> None:
    Path("表.改好.docx").write_bytes(DOCUMENT)
    result = run("fix", "表.docx")
    assert result.code == 2
    assert "表.改好.docx（不是 goalcheck 写的）" in result.err
    assert Path("表.改好.docx").read_bytes() == DOCUMENT


@pytest.mark.parametrize("order", [("annotate", "fix"), ("fix", "annotate")])
def test_comments_and_fixes_stand_side_by_side_in_any_order(
    run: Run, order: tuple[str, str]
) -> None:
    for command in (*order, *order):
        assert run(command, ".").code == 1
    assert sorted(path.name for path in Path().iterdir()) == [
        "表.docx", "表.批注.docx", "表.改好.docx"
    ]  # fmt: skip
    assert "word/comments.xml" in parts_of(Path("表.批注.docx").read_bytes())
    assert "≥90%" in parts_of(Path("表.改好.docx").read_bytes())["word/document.xml"].decode()
    assert Path("表.docx").read_bytes() == DOCUMENT


def test_in_a_folder_untouched_copies_are_counted_and_passed_over(run: Run) -> None:
    run("annotate", ".")
    run("fix", ".")
    result = run("lint", ".")
    assert "没有改过的副本（goalcheck 写的） 2 个" in result.err
    assert "检查了 1 个文件" in result.out
    assert "项目名称重复" not in result.out


def test_two_documents_of_one_project_that_are_no_copies_are_told(run: Run) -> None:
    shutil.copy("表.docx", "另一份.docx")
    assert "项目名称重复" in run("lint", ".").out


def test_in_a_folder_the_corrected_copy_is_checked_and_named(run: Run) -> None:
    run("annotate", ".")
    correct("表.批注.docx")
    result = run("lint", ".")
    assert "表.docx 有改过的副本：查的是 表.批注.docx，没有查 表.docx" in result.err
    assert "不低于90%" not in result.out
    assert "表.批注.docx:" in result.out
    assert "检查了 1 个文件" in result.out


def test_a_corrected_copy_is_checked_by_name_and_not_against_its_own_document(run: Run) -> None:
    run("annotate", ".")
    correct("表.批注.docx")
    result = run("lint", "表.批注.docx")
    assert "项目名称重复" not in result.out
    assert "表.批注.docx:" in result.out


def test_a_document_asked_for_by_name_is_checked_though_a_copy_is_newer(run: Run) -> None:
    run("annotate", ".")
    correct("表.批注.docx")
    result = run("lint", "表.docx")
    assert "表.docx 有改过的副本 表.批注.docx，这次查的是点名的 表.docx" in result.err
    assert "不低于90%" in result.out
    assert "项目名称重复" not in result.out


def test_all_named_at_once_a_copy_is_no_second_project(run: Run) -> None:
    run("annotate", ".")
    correct("表.批注.docx")
    result = run("lint", "表.docx", "表.批注.docx")
    assert "项目名称重复" not in result.out
    assert "没有查 表.docx" in result.err


def test_comments_on_a_corrected_copy_leave_it_as_it_is(run: Run) -> None:
    run("annotate", ".")
    worked = correct("表.批注.docx")
    result = run("annotate", ".")
    assert result.out == "表.批注2.docx：1 条批注\n"
    assert Path("表.批注.docx").read_bytes() == worked
    assert "没有改过的副本（goalcheck 写的） 1 个" in run("lint", ".").err


def test_a_renamed_copy_is_known_by_its_mark(run: Run) -> None:
    run("annotate", ".")
    correct("表.批注.docx")
    Path("表.批注.docx").rename("第二稿.docx")
    result = run("lint", ".")
    assert "查的是 第二稿.docx，没有查 表.docx" in result.err
    assert "项目名称重复" not in result.out


def test_a_copy_that_became_another_project_is_a_table_of_its_own(run: Run) -> None:
    run("annotate", ".")
    correct("表.批注.docx", "2023年就业培训补助", "2022年创业担保贷款贴息补助资金（市级）")
    Path("表.批注.docx").rename("培训.docx")
    assert "检查了 2 个文件" in run("lint", ".").out


def test_a_moved_folder_keeps_its_copies(run: Run) -> None:
    Path("送审").mkdir()
    Path("表.docx").rename("送审/表.docx")
    run("annotate", "送审")
    run("fix", "送审")
    shutil.move("送审", "存档")
    assert "没有改过的副本（goalcheck 写的） 2 个" in run("lint", "存档").err
    assert run("annotate", "存档").code == 1


def test_of_two_corrected_copies_the_last_saved_is_checked_and_the_other_named(run: Run) -> None:
    run("annotate", ".")
    run("fix", ".")
    correct("表.批注.docx")
    correct("表.改好.docx", old="预计400人", new="≥400人")
    os.utime("表.批注.docx", (2_000_000_000, 2_000_000_000))
    result = run("lint", ".")
    assert "改过几份：查的是最后存的 表.批注.docx，没有查 表.docx、表.改好.docx" in result.err


def test_when_both_changed_the_last_saved_is_checked(run: Run) -> None:
    run("annotate", ".")
    correct("表.批注.docx")
    correct("表.docx", new=">90%")
    os.utime("表.docx", (2_000_000_000, 2_000_000_000))
    result = run("lint", ".")
    assert "查的是最后存的 表.docx，没有查 表.批注.docx" in result.err


def test_folders_are_kept_below_the_folder_of_copies(run: Run) -> None:
    for unit in ("甲单位", "乙单位"):
        Path("送审", unit).mkdir(parents=True)
        shutil.copy("表.docx", f"送审/{unit}/绩效目标表.docx")
    result = run("annotate", "送审", "-o", "批注")
    names = {f"批注/{unit}/绩效目标表.批注.docx" for unit in ("甲单位", "乙单位")}
    assert {line.partition("：")[0] for line in result.out.splitlines()} == names
    assert all(Path(name).exists() for name in names)


@pytest.mark.parametrize("arguments", [("甲/表.docx", "乙/表.docx"), ("甲", "乙")])
def test_as_many_copies_as_documents_however_they_are_named(
    run: Run, arguments: tuple[str, ...]
) -> None:
    for unit in ("甲", "乙"):
        Path(unit).mkdir()
        shutil.copy("表.docx", f"{unit}/表.docx")
    run("annotate", *arguments, "-o", "批注")
    assert sorted(path.as_posix() for path in Path("批注").rglob("*.docx")) == [
        "批注/乙/表.批注.docx", "批注/甲/表.批注.docx"
    ]  # fmt: skip


def test_the_copy_of_another_unit_is_not_written_over(run: Run) -> None:
    for unit, data in (("甲", DOCUMENT), ("乙", document(12))):
        Path(unit).mkdir()
        Path(unit, "表.docx").write_bytes(data)
    run("annotate", "甲/表.docx", "-o", "批注")
    result = run("annotate", "乙/表.docx", "-o", "批注")
    assert result.code == 2
    assert "是另一份 表.docx 的副本" in result.err


def test_copies_below_the_searched_folder_are_known(run: Run) -> None:
    run("annotate", ".", "-o", "批注")
    assert "没有改过的副本（goalcheck 写的） 1 个" in run("lint", ".").err
    correct("批注/表.批注.docx")
    result = run("lint", ".")
    assert "查的是 批注/表.批注.docx，没有查 表.docx" in result.err
    run("annotate", ".", "-o", "批注")
    assert Path("批注/表.批注2.docx").exists()


@pytest.mark.parametrize("command", ["annotate", "fix"])
def test_a_file_in_place_of_the_folder_is_told(run: Run, command: str) -> None:
    Path("x").write_text("", encoding="utf-8")
    result = run(command, "表.docx", "-o", "x")
    assert (result.code, result.err.splitlines()[-1]) == (2, "错误：x 不是文件夹。")


def test_one_copy_in_the_way_and_none_is_written(run: Run) -> None:
    Path("b.xlsx").write_bytes(workbook())
    Path("b.批注.xlsx").write_bytes(workbook())
    assert run("annotate", "表.docx", "b.xlsx").code == 2
    assert not Path("表.批注.docx").exists()


def test_a_failing_write_says_what_is_there_and_what_is_missing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("b.xlsx").write_bytes(workbook())
    plain = Path.replace

    def full(self: Path, target: Path) -> Path:
        if "表.批注" in str(target):
            raise OSError(28, "No space left on device")
        return plain(self, target)

    monkeypatch.setattr(Path, "replace", full)
    result = run("annotate", ".")
    assert result.code == 2
    assert "磁盘满了。已写好 1 个：b.批注.xlsx；没有写成 1 个：表.批注.docx。" in result.err
    assert sorted(path.name for path in Path().iterdir()) == ["b.xlsx", "b.批注.xlsx", "表.docx"]


def test_the_copy_knows_its_document(run: Run) -> None:
    run("fix", "表.docx")
    mark = read_mark(Path("表.改好.docx").read_bytes())
    assert mark is not None
    assert (mark.kind, mark.origin.name, mark.intact) == ("改好", "表.docx", True)


def test_converting_takes_the_corrected_copy(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("annotate", ".")
    correct("表.批注.docx")
    result = quick(capsys, "convert", ".", "-o", "goals")
    assert "没有查 表.docx" in result.err
    assert [path.name for path in Path("goals").iterdir()] == ["01.yaml"]
    assert "不低于90%" not in Path("goals/01.yaml").read_text(encoding="utf-8")


def test_goal_files_stay_one_file_under_all_their_names(run: Run) -> None:
    Path("a.yaml").write_text(GOAL_FILE.replace("≥90%", "不低于90%"), encoding="utf-8")
    Path("b.yaml").hardlink_to("a.yaml")
    run("fix", "a.yaml")
    assert Path("b.yaml").read_text(encoding="utf-8") == GOAL_FILE
    assert Path("a.yaml").samefile("b.yaml")


def test_with_a_folder_goal_files_are_copied_too(run: Run) -> None:
    worded = GOAL_FILE.replace("≥90%", "不低于90%")
    Path("goals").mkdir()
    Path("goals/a.yaml").write_text(worded, encoding="utf-8")
    for _ in range(2):
        assert run("fix", "goals", "-o", "改好").code == 0
    assert Path("goals/a.yaml").read_text(encoding="utf-8") == worded
    copy = Path("改好/a.改好.yaml")
    assert copy.read_text(encoding="utf-8") == GOAL_FILE
    copy.write_text(GOAL_FILE + "# 核对过\n", encoding="utf-8")
    result = run("fix", "goals", "-o", "改好")
    assert (result.code, "不能覆盖" in result.err) == (2, True)
    assert copy.read_text(encoding="utf-8").endswith("# 核对过\n")
