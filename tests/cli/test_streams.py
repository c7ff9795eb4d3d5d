"""What a Chinese Windows asks of the command: code pages, paths, files written by its programs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from checker.packs import load_packs
from checker.pipeline import Job, check
from checker.reports import FORMATS, ReportOptions, render
from tests.cli.command import BROKEN_CAP, GOAL_FILE, goalcheck, quick
from tests.cli.page import page

GOALS = Path(__file__).parents[2] / "examples" / "goals"


def outside_gbk(text: str) -> set[str]:
    return {char for char in text if not char.encode("gbk", errors="ignore")}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose name has a blank and a bracket, with one table in it."""
    folder = tmp_path / "2025年 预算[送审]"
    (folder / ".git").mkdir(parents=True)
    (folder / "01 养护.yaml").write_text(BROKEN_CAP, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def test_all_words_of_the_rules_are_inside_gbk() -> None:
    for rule in load_packs().rules:
        said = [
            rule.title,
            rule.texts.basis,
            rule.texts.why,
            rule.texts.exceptions,
            rule.texts.opinion,
            rule.name,
        ]
        said += [rule.written(key) for key in ("message", "expected", "actual")]
        assert outside_gbk("".join(said)) == set(), rule.id


def test_all_help_is_inside_gbk() -> None:
    assert outside_gbk(page()) == set()


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if not form.binary])
def test_every_report_is_inside_gbk_where_the_tables_are(name: str) -> None:
    written = outside_gbk("".join(path.read_text("utf-8") for path in GOALS.glob("*.yaml")))
    report = render(name, RUN, ReportOptions(verbose=True, color=True))
    assert isinstance(report, str)
    assert outside_gbk(report) <= written


RUN = check(Job(paths=(str(GOALS / "13.yaml"),), whole_set=True, extend_select=("ALL",)))


NO_CHINESE = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize(
    ("encoding", "more", "arguments"),
    [
        ("gbk", {}, ("audit", ".", "--as-of", "2026-03-31")),
        ("cp936", {}, ("lint", "没有的 文件.yaml")),
        ("ascii", {}, ("lint", "01 养护.yaml", "--output-format", "json")),
        ("gbk", NO_CHINESE, ("lint", ".", "--select", "成本上限高于预算数")),
        ("ascii", NO_CHINESE, ("parse", "≥1.7万人", "𠮷")),
    ],
)
def test_output_says_the_same_in_every_code_page(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    encoding: str,
    more: dict[str, str],
    arguments: tuple[str, ...],
) -> None:
    result = goalcheck(*arguments, PYTHONUTF8="0", PYTHONIOENCODING=encoding, **more)
    assert result == quick(capsys, *arguments)


def test_patterns_hold_in_a_folder_with_brackets_in_its_name(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "草 稿").mkdir()
    (project / "草 稿" / "02.yaml").write_text(GOAL_FILE, encoding="utf-8")
    (project / "goalcheck.yaml").write_text("exclude: [草 稿/**]\n", encoding="utf-8")
    assert quick(capsys, "lint", ".", "--show-files").out == "01 养护.yaml\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_text_is_read_in_the_encodings_windows_writes(
    project: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    (project / "01 养护.yaml").write_bytes(BROKEN_CAP.encode(encoding))
    result = quick(capsys, "lint", ".", "--select", "GC202", "--output-format", "json")
    (found,) = json.loads(result.out)["findings"]
    assert found["text"] == "≤96.00万元"
    named = quick(capsys, "lint", ".", "--select", "GC202", "--encoding", encoding)
    assert named.code == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_list_of_paths_may_be_saved_by_notepad(
    project: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    Path("清单.txt").write_bytes("01 养护.yaml\r\n\r\n".encode(encoding))
    assert quick(capsys, "lint", "@清单.txt", "--show-files").out == "01 养护.yaml\n"


def test_standard_input_may_be_gbk(project: Path) -> None:
    result = goalcheck(
        "lint", "-", "--stdin-filename", "01.yaml", "--select", "GC202",
        "--output-format", "concise", stdin=BROKEN_CAP.encode("gbk"),
    )  # fmt: skip
    assert result.out.startswith("01.yaml:27:10: 错误 GC202")


def test_a_csv_with_a_byte_order_mark_is_read_like_one_without(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (GOALS.parent / "documents" / "jinnan.csv").read_text("utf-8-sig")
    counts = set()
    for name, encoding in (("甲.csv", "utf-8"), ("乙.csv", "utf-8-sig"), ("丙.csv", "gb18030")):
        Path(name).write_text(text, encoding=encoding)
        content = json.loads(quick(capsys, "lint", name, "--output-format", "json").out)
        counts.add((content["summary"]["tables"], content["summary"]["errors"]))
    assert len(counts) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk here")
def test_a_report_that_cannot_be_printed_is_told_without_a_traceback(project: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "checker", "lint", "."],
            stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr.decode()) == (2, "错误：写不了标准输出：磁盘满了。\n")


@pytest.mark.skipif(sys.platform == "win32", reason="the shell of Windows has no >&-")
def test_without_a_standard_output_the_exit_code_still_speaks(project: Path) -> None:
    command = f"'{sys.executable}' -m checker lint . >&-"
    done = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize("more", [{}, NO_CHINESE], ids=["utf-8", "no Chinese"])
def test_names_are_found_again_in_every_locale(project: Path, more: dict[str, str]) -> None:
    (project / "草稿").mkdir()
    (project / "草稿" / "乙.yaml").write_text(GOAL_FILE, encoding="utf-8")
    (project / "goalcheck.yaml").write_text("exclude: [草稿/**]\n", encoding="utf-8")
    fullwidth = GOAL_FILE.replace("≥95%", "≥９５%")
    (project / "01 养护.yaml").write_text(fullwidth, encoding="utf-8")
    linted = goalcheck("lint", ".", "--output-format", "json", PYTHONUTF8="0", **more)
    files = {file["path"]: file["state"] for file in json.loads(linted.out)["files"]}
    assert files == {"01 养护.yaml": "checked", "草稿/乙.yaml": "skipped"}
    fixed = goalcheck("fix", ".", "--select", "GC312", PYTHONUTF8="0", **more)
    assert "Traceback" not in fixed.err
    assert "≥95%" in (project / "01 养护.yaml").read_text(encoding="utf-8")
