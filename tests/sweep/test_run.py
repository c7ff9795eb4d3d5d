"""A sweep finds what lint finds, goes on where it was stopped, and loses nothing to a bad set."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from checker.base.errors import UsageError
from checker.sweep import schema
from checker.sweep.manifest import MANIFEST_NAME, read_manifest
from checker.sweep.shard import shard_file
from tests.cli.command import BROKEN_CAP, GOAL_FILE, quick
from tests.sweep.page import PAGE, page
from tests.sweep.result import (
    Killed,
    corpus,
    dying_after,
    everything,
    parquet,
    rows,
    swept,
)

if TYPE_CHECKING:
    from pathlib import Path

    from checker.finding import Run
    from checker.pipeline import Job


INSTALL = 'pip install ".[sweep]"'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return corpus(tmp_path / "全省")


def units_of(root: Path) -> list[str]:
    folders = {path.parent.relative_to(root).as_posix() for path in root.rglob("*.yaml")}
    return sorted(folders)


def test_every_set_has_the_findings_of_lint_byte_for_byte(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / units_of(root)[0] / "999.yaml").write_bytes(
        "项目名称: \x1b甲\x00乙\n预算数: 1\n".encode()
    )
    swept(root, tmp_path / "结果")
    told = {unit: set[str]() for unit in units_of(root)}
    for row in rows(tmp_path / "结果", "findings"):
        told[row["set"]].add(row["finding"])
    for unit in units_of(root):
        asked = ("--isolated", "--min-severity", "info", "--output-format", "jsonl", "--no-cache")
        linted = quick(capsys, "lint", str(root / unit), *asked).out.splitlines()
        assert sorted(told[unit]) == sorted(linted)
    assert any(told.values())


def test_a_sweep_killed_three_times_comes_to_the_same_as_one_in_one_go(
    root: Path, tmp_path: Path
) -> None:
    swept(root, tmp_path / "at once")
    for done in (1, 2, 3):
        with pytest.raises(Killed):
            swept(root, tmp_path / "resumed", dying_after(done))
    # What a kill leaves behind: half a line, and half a shard.
    with (tmp_path / "resumed" / MANIFEST_NAME).open("ab") as stream:
        stream.write('{"set": "云岭省'.encode()[:-1])
    (tmp_path / "resumed" / "findings" / ".half.parquet.17").write_bytes(b"PAR1")
    account = swept(root, tmp_path / "resumed")
    assert (account.unchanged, account.checked) == (3, 1)
    assert everything(tmp_path / "resumed") == everything(tmp_path / "at once")
    assert not list((tmp_path / "resumed").rglob(".half*"))


def test_only_what_has_changed_is_checked_again(root: Path, tmp_path: Path) -> None:
    swept(root, tmp_path / "结果")
    first, second, *_ = units_of(root)
    (root / first / "001.yaml").write_text(BROKEN_CAP, encoding="utf-8")
    for path in (root / second).iterdir():
        path.unlink()
    account = swept(root, tmp_path / "结果")
    assert (account.unchanged, account.checked) == (2, 1)
    swept(root, tmp_path / "anew")
    assert everything(tmp_path / "结果") == everything(tmp_path / "anew")
    assert "2025年农村公路养护" in {row["project"] for row in rows(tmp_path / "结果", "tables")}
    assert second not in {line.set for line in account.lines}


def test_other_rules_and_another_day_check_everything_again(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("sweep", str(root), "-o", str(tmp_path / "结果"), "--isolated", "--jobs", "1")
    quick(capsys, *asked, "--as-of", "2025-03-01")
    assert "4 套没有变" in quick(capsys, *asked).out
    other = quick(capsys, *asked, "--as-of", "2025-03-02")
    assert "审核日期与上次不同" in other.err
    chosen = quick(capsys, *asked, "--select", "GC2")
    assert "规则或配置与上次不同" in chosen.err
    assert {row["rule"][:3] for row in rows(tmp_path / "结果", "ledger")} == {"GC2"}


def test_a_set_that_cannot_be_checked_is_said_and_tried_again(
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from checker.sweep import worker

    check, bad = worker.check, units_of(root)[1]

    def failing(job: Job, **more: Any) -> Run:
        if bad in job.paths[0]:
            raise RecursionError("too deep")
        return check(job, **more)

    monkeypatch.setattr(worker, "check", failing)
    asked = ("sweep", str(root), "-o", str(tmp_path / "结果"), "--isolated", "--jobs", "1")
    done = quick(capsys, *asked, "--exit-zero")
    assert done.code == 2
    assert f"没有查成 {bad}：RecursionError: too deep" in done.err
    assert len({row["set"] for row in rows(tmp_path / "结果", "tables")}) == 3
    monkeypatch.setattr(worker, "check", check)
    again = quick(capsys, *asked)
    assert "3 套没有变" in again.out
    assert again.code == 1


def test_a_folder_without_tables_is_a_set_of_its_own(tmp_path: Path) -> None:
    for name, text in (("甲/01.yaml", GOAL_FILE), ("乙/a.png", ""), ("丙/compose.yaml", "a: 1\n")):
        (tmp_path / "全省" / name).parent.mkdir(parents=True)
        (tmp_path / "全省" / name).write_text(text, encoding="utf-8")
    account = swept(tmp_path / "全省", tmp_path / "结果")
    assert {line.set: line.state for line in account.lines} == {
        "甲": "checked",
        "乙": "empty",
        "丙": "empty",
    }
    unread = {
        row["path"].rpartition("/")[2]: row["reason"] for row in rows(tmp_path / "结果", "unread")
    }
    assert unread["a.png"] == "图片"
    assert "compose.yaml" in unread


def test_files_of_the_folder_above_are_a_set_apart_from_those_below(tmp_path: Path) -> None:
    for name in ("01.yaml", "甲/02.yaml", "甲/乙/03.yaml"):
        (tmp_path / "全省" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "全省" / name).write_text(GOAL_FILE, encoding="utf-8")
    account = swept(tmp_path / "全省", tmp_path / "全省" / "结果")
    assert {line.set: line.tables for line in account.lines} == {".": 1, "甲": 1, "甲/乙": 1}
    again = swept(tmp_path / "全省", tmp_path / "全省" / "结果")
    assert (again.unchanged, again.checked) == (3, 0)


def test_sets_that_are_drawn_across_folders_are_checked_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "全省"
    for name in ("甲", "乙", "丙"):
        (root / name).mkdir(parents=True)
        (root / name / "01.yaml").write_text(GOAL_FILE, encoding="utf-8")
    (root / "goalcheck.yaml").write_text(
        "sets:\n  - name: 两家\n    files: [甲/**, 乙/**]\n", "utf-8"
    )
    quick(capsys, "sweep", str(root), "-o", str(tmp_path / "结果"), "--jobs", "1")
    assert {row["set"] for row in rows(tmp_path / "结果", "tables")} == {"丙", "乙 与 甲"}
    asked = ("lint", str(root), "--min-severity", "info", "--output-format", "jsonl")
    linted = quick(capsys, *asked, "--no-cache").out.splitlines()
    keep = ("rule", "path", "line", "message", "related")
    assert sorted(repr([json.loads(line)[key] for key in keep]) for line in linted) == sorted(
        repr([json.loads(row["finding"])[key] for key in keep])
        for row in rows(tmp_path / "结果", "findings")
    )


def test_only_the_folders_of_a_list_are_checked(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, *_ = units_of(root)
    wanted = tmp_path / "清单.txt"
    wanted.write_text(f"{first}\r\n\r\n{second}\r\n", encoding="gb18030")
    asked = ("sweep", str(root), "-o", str(tmp_path / "结果"), "--isolated", "--jobs", "1")
    quick(capsys, *asked, "--folders", str(wanted))
    assert {row["set"] for row in rows(tmp_path / "结果", "tables")} == {first, second}
    assert "2 套没有变" in quick(capsys, *asked).out
    wanted.write_text("没有的文件夹\n", encoding="utf-8")
    missing = quick(capsys, *asked, "--folders", str(wanted))
    assert (missing.code, "没有的文件夹" in missing.err) == (2, True)


def test_values_are_rows_with_bounds_units_and_days(tmp_path: Path) -> None:
    text = GOAL_FILE.replace("≥120公里", "≥1.7万人次").replace("≥95%", "2025年9月底前")
    (tmp_path / "全省" / "甲").mkdir(parents=True)
    (tmp_path / "全省" / "甲" / "01.yaml").write_text(text.replace("≥5%", "≥5O%"), encoding="utf-8")
    swept(tmp_path / "全省", tmp_path / "结果")
    found = {row["name"]: row for row in rows(tmp_path / "结果", "indicators")}
    people, cost = found["养护公路里程"], found["养护经费"]
    assert (people["lower"], people["lower_inclusive"], people["unit"]) == ("17000", True, "人次")
    assert (cost["upper"], cost["unit"], cost["class"], cost["type"]) == (
        "805000", "元", "产出指标", "成本指标",
    )  # fmt: skip
    assert found["养护工程验收合格率"]["end"].isoformat() == "2025-09-30"
    assert (found["公路通行事故下降率"]["kind"], found["公路通行事故下降率"]["lower"]) == (
        "unparsed",
        None,
    )
    (table,) = rows(tmp_path / "结果", "tables")
    # A length that is counted in visits is an error.
    assert (table["budget"], table["year"], table["verdict"]) == ("805000", 2025, "退回")


def test_files_say_the_version_of_their_columns(root: Path, tmp_path: Path) -> None:
    account = swept(root, tmp_path / "结果")
    for table in schema.TABLES:
        path = shard_file(tmp_path / "结果", table.name, account.lines[0].shard)
        found = parquet.read_schema(path)
        assert found.names == [column.name for column in table.columns]
        assert found.metadata[schema.NAME.encode()] == schema.VERSION.encode()


def test_nothing_is_written_beside_what_is_not_ours(root: Path, tmp_path: Path) -> None:
    (tmp_path / "照片").mkdir()
    (tmp_path / "照片" / "a.png").write_bytes(b"")
    with pytest.raises(UsageError, match="别的东西"):
        swept(root, tmp_path / "照片")
    (tmp_path / "别的").mkdir()
    (tmp_path / "别的" / MANIFEST_NAME).write_text('{"a": 1}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="不是 goalcheck 写的"):
        swept(root, tmp_path / "别的")


def test_a_manifest_that_lost_its_first_line_begins_anew(root: Path, tmp_path: Path) -> None:
    swept(root, tmp_path / "结果")
    (tmp_path / "结果" / MANIFEST_NAME).write_bytes(b"")
    account = swept(root, tmp_path / "结果")
    assert account.checked == 4
    assert len(read_manifest(tmp_path / "结果" / MANIFEST_NAME)[1]) == 4


def test_one_sweep_at_a_time_writes_a_result(root: Path, tmp_path: Path) -> None:
    from checker.sweep.lock import locked

    (tmp_path / "结果").mkdir()
    with locked(tmp_path / "结果"), pytest.raises(UsageError, match="另一个普查"):
        swept(root, tmp_path / "结果")
    assert swept(root, tmp_path / "结果").checked == 4


def test_a_folder_that_cannot_be_opened_is_a_finding(root: Path, tmp_path: Path) -> None:
    if os.name == "nt" or os.geteuid() == 0:
        pytest.skip("the rights of folders do not bind this user")
    closed = root / "封"
    closed.mkdir(mode=0)
    swept(root, tmp_path / "结果")
    closed.chmod(0o700)
    assert [row["rule"] for row in rows(tmp_path / "结果", "findings") if row["set"] == "封"]


def test_without_the_extra_one_line_says_what_to_install(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    done = quick(capsys, "sweep", str(root), "-o", str(tmp_path / "结果"))
    assert done.code == 2
    (line,) = done.err.splitlines()
    assert line == f"错误：普查结果写成 Parquet 要用 pyarrow，请在 goalcheck 的目录运行 {INSTALL}。"


def test_the_page_of_columns_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
