"""A report never takes the place of what it reports on, nor of what somebody filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli.outputs import is_opinion_template
from tests.cli.command import GOAL_FILE, Result, quick
from tests.ooxml.packages import document, packed, replacing


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "goals").mkdir()
    (tmp_path / "goals/a.yaml").write_text(GOAL_FILE, encoding="utf-8")
    (tmp_path / "表.docx").write_bytes(document())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lint(capsys: pytest.CaptureFixture[str], *arguments: str) -> Result:
    return quick(capsys, "lint", "--select", "GC303", *arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ("goals/a.yaml", "-o", "goals/a.yaml"),
        ("表.docx", "--report", "html:表.docx"),
        ("goals", "--report", "json:结果.json", "--report", "markdown:./goals/../goals/a.yaml"),
        ("goals", "-o", "soft.txt"),
        ("goals", "-o", "hard.txt"),
        ("goals", "-o", "表.docx"),
        ("表.docx", "-o", "goals/a.yaml"),
        ("goals", "--config", "c.yaml", "-o", "c.yaml"),
    ],
)
def test_what_was_read_and_goal_tables_are_not_written_over(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    Path("soft.txt").symlink_to("goals/a.yaml")
    Path("hard.txt").hardlink_to("goals/a.yaml")
    Path("c.yaml").write_text("min-severity: info\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    result = lint(capsys, *arguments)
    assert result.code == 2
    assert "没有写任何报告，请换一个文件名" in result.err
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["r.txt", "r.html", "r.json", "r.xlsx", "r.md"])
def test_a_report_is_written_again_under_its_name(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    kind = {"txt": "full", "md": "markdown"}.get(name[2:], name[2:])
    for _ in range(2):
        result = lint(capsys, "goals", "--output-format", kind, "-o", name)
        assert result.code == 0, result.err


def test_a_list_somebody_filled_in_stays(capsys: pytest.CaptureFixture[str]) -> None:
    lint(capsys, "表.docx", "--output-format", "xlsx", "-o", "清单.xlsx")
    filled = Path("清单.xlsx")
    sheet = "xl/worksheets/sheet1.xml"
    filled.write_bytes(replacing(filled.read_bytes(), sheet, "</worksheet>", " </worksheet>"))
    worked = filled.read_bytes()
    result = lint(capsys, "表.docx", "--output-format", "xlsx", "-o", "清单.xlsx")
    assert result.code == 2
    assert "清单.xlsx 是改过的文件" in result.err
    assert filled.read_bytes() == worked


def test_a_workbook_of_others_stays(capsys: pytest.CaptureFixture[str]) -> None:
    Path("台账.xlsx").write_bytes(document())
    result = lint(capsys, "goals", "--output-format", "xlsx", "-o", "台账.xlsx")
    assert (result.code, Path("台账.xlsx").read_bytes()) == (2, document())


def test_two_reports_never_go_to_one_file_by_two_names(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("r.txt").write_text("", encoding="utf-8")
    Path("s.json").symlink_to("r.txt")
    result = lint(capsys, "goals", "-o", "r.txt", "--report", "json:s.json")
    assert (result.code, Path("r.txt").read_text(encoding="utf-8")) == (2, "")
    assert "两份报告不能写到同一个文件" in result.err


def test_a_goal_file_is_not_converted_onto_itself(capsys: pytest.CaptureFixture[str]) -> None:
    Path("goals/01.yaml").write_text(f"# 注释\n{GOAL_FILE}", encoding="utf-8")
    Path("goals/a.yaml").unlink()
    before = Path("goals/01.yaml").read_bytes()
    result = quick(capsys, "convert", "goals/01.yaml", "-o", "goals", "--force")
    assert result.code == 2
    assert "正是这次读的文件" in result.err
    assert Path("goals/01.yaml").read_bytes() == before


FOREIGN = "我的笔记，不要丢\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("lint", "goals", "-o", "笔记"),
        ("audit", "goals", "--report", "markdown:笔记"),
        ("baseline", "write", "goals", "--baseline", "笔记", "--force"),
        ("baseline", "write", "goals", "--baseline", "goals/a.yaml", "--force"),
        ("rules", "schema", "-o", "笔记"),
        ("rules", "schema", "--for", "goal", "-o", "goals/a.yaml"),
        ("rules", "export", "笔记", "--force"),
        ("rules", "export", "表.docx", "--force"),
        ("rules", "docs", "-o", "文档"),
        ("init", "--opinion-template", "笔记", "--force"),
        ("init", "--opinion-template", "表.docx", "--force"),
        ("rules", "new", "LX001", "-o", "goals/a.yaml"),
        ("init",),
    ],
)
def test_no_command_writes_over_what_is_not_of_its_own_writing(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    """Not even with --force: a name that was typed wrong is no wish to lose the file."""
    Path("文档").mkdir()
    for name in ("笔记", "文档/README.md", "goalcheck.schema.json"):
        Path(name).write_text(FOREIGN, encoding="utf-8")
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    result = quick(capsys, *arguments)
    assert result.code == 2, result.out
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


def test_what_a_command_wrote_it_writes_again(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        for arguments in (
            ("baseline", "write", "goals", "--baseline", "基线.json", "--force"),
            ("rules", "schema", "-o", "s.json"),
            ("rules", "export", "规则.xlsx", "--force"),
            ("rules", "docs", "-o", "文档"),
            ("init", "--opinion-template", "模板.docx", "--force"),
            ("init", "--force"),
        ):
            assert quick(capsys, *arguments).code == 0, arguments


@pytest.mark.parametrize(
    "kind",
    ["full", "audit", "concise", "table", "json", "jsonl", "sarif", "junit", "github", "gitlab",
     "checkstyle", "rdjson", "html", "markdown", "xlsx", "docx"],
)  # fmt: skip
def test_a_report_of_any_format_is_written_again(
    capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    for cap in ("80.50", "96.00", "80.50"):
        text = GOAL_FILE.replace("≤80.50万元", f"≤{cap}万元")
        Path("goals/a.yaml").write_text(text, encoding="utf-8")
        result = quick(capsys, "lint", "goals", "--output-format", kind, "-o", "结果")
        assert result.code < 2, result.err


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("报告.html", b"<!doctype html"),
        ("报告.HTM", b"<!doctype html"),
        ("清单.xlsx", b"PK"),
        ("意见.docx", b"PK"),
        ("结果.json", b"{"),
        ("结果.txt", "规则".encode()),
    ],
)
def test_the_name_of_the_file_says_which_report_is_meant(
    capsys: pytest.CaptureFixture[str], folder: Path, name: str, begins: bytes
) -> None:
    lint(capsys, "goals", "-o", name)
    assert (folder / name).read_bytes().startswith(begins)


def test_a_format_that_is_asked_for_comes_before_the_name(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    lint(capsys, "goals", "--output-format", "json", "-o", "结果.md")
    assert (folder / "结果.md").read_bytes().startswith(b"{")


def test_text_is_not_written_into_a_workbook(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    result = lint(capsys, "goals", "--output-format", "full", "-o", "清单.xlsx")
    assert result.code == 2
    assert "full 是文字，不能写成 .xlsx 文件；.xlsx 的报告写 --output-format xlsx。" in result.err
    assert not (folder / "清单.xlsx").exists()


def test_a_package_is_known_by_what_stands_in_its_part_however_the_part_is_spelled() -> None:
    ours = packed({"word\\document.xml": "<w:t>{{#表}}{{/表}}</w:t>"})
    assert is_opinion_template(ours)
    assert not is_opinion_template(document())  # no mark in it
    assert not is_opinion_template(packed({"other.xml": "{{#表}}{{/表}}"}))
    assert not is_opinion_template(ours[:40])
    assert not is_opinion_template(b"text")
