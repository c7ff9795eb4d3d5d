"""`goalcheck annotate`: copies beside the documents, and what is said of files without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.command import GOAL_FILE, quick
from tests.ooxml.packages import document, parts_of, with_part, workbook

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "送审 表.docx").write_bytes(document())
    (tmp_path / "b.xlsx").write_bytes(workbook())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def annotate(capsys: pytest.CaptureFixture[str], *arguments: str):
    return quick(capsys, "annotate", "--select", "GC204,GC303", *arguments)


def test_the_copies_stand_beside_the_documents_which_stay_as_they_are(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = annotate(capsys, "送审 表.docx", "b.xlsx")
    assert result.out.splitlines() == [
        "b.批注.xlsx：2 条批注",
        "送审 表.批注.docx：2 条批注",
    ]
    assert (folder / "送审 表.docx").read_bytes() == document()
    assert result.code == 1


def test_a_search_of_the_folder_passes_over_the_copies(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    annotate(capsys, ".")
    assert len(list(folder.glob("*.批注.*"))) == 2
    listed = quick(capsys, "lint", "--show-files", ".")
    assert listed.out.splitlines() == ["b.xlsx", "送审 表.docx"]


def test_copies_can_go_to_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    annotate(capsys, "b.xlsx", "-o", "批注/第一轮")
    assert (folder / "批注/第一轮/b.批注.xlsx").exists()


def test_only_what_would_be_listed_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = annotate(capsys, "b.xlsx", "--min-severity", "error")
    assert result.out == "b.批注.xlsx：1 条批注\n"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"%PDF-1.4\n", "PDF 不改动"),
        ("a.yaml", GOAL_FILE.encode(), "目标文件不写批注"),
        ("a.docx", with_part(document(), "_xmlsignatures/s.xml", b"x"), "数字签名"),
        ("a.xlsx", with_part(workbook(), "xl/vbaProject.bin", b"x"), "宏"),
        ("a.xlsx", b"PK\x03\x04 xl/workbook.xml", "损坏"),
        ("a.docx", b"not a document at all", "没有写 a.docx：文件没有读成：内容不是 .docx 文档"),
    ],
    ids=["pdf", "goal file", "signed", "macros", "damaged", "another kind"],
)
def test_a_file_that_gets_no_copy_is_told_of_and_the_others_are_done(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, said: str
) -> None:
    (folder / name).write_bytes(content)
    result = annotate(capsys, name, "b.xlsx")
    assert [line for line in result.err.splitlines() if line.startswith(f"没有写 {name}")]
    assert said in result.err
    assert result.out == "b.批注.xlsx：2 条批注\n"
    assert result.code == 2


def test_in_a_folder_other_files_are_told_of_and_no_failure(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.yaml").write_text(GOAL_FILE, encoding="utf-8")
    result = annotate(capsys, ".")
    assert "没有写 a.yaml：目标文件不写批注" in result.err
    assert result.code == 1


def test_the_verdict_stands_at_the_title_with_counts_and_what_to_do_next(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    annotate(capsys, "送审 表.docx", "b.xlsx", "--min-severity", "error")
    word = parts_of((folder / "送审 表.批注.docx").read_bytes())["word/comments.xml"].decode()
    excel = parts_of((folder / "b.批注.xlsx").read_bytes())["xl/comments1.xml"].decode()
    for text in (word, excel):
        assert text.index("【审核结论】退回") < text.index("【错误】")
        assert "错误 1，警告 1，提示 0（" in text
        assert "其中 1 条较轻的没有写成批注。" in text
        assert "请在这份副本里改，改完直接检查这一份。" in text
    assert '<comment ref="A1"' in excel


def test_what_is_said_of_the_whole_table_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quick(capsys, "annotate", "--select", "GC110", "b.xlsx", "--min-severity", "info")
    excel = parts_of((folder / "b.批注.xlsx").read_bytes())["xl/comments1.xml"].decode()
    assert "【提示】（整张表）描述与名称相同（GC110）" in excel


def test_remarks_of_the_last_round_do_not_stand_beside_those_of_this(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    annotate(capsys, "送审 表.docx")
    annotate(capsys, "送审 表.批注.docx")
    old, new = (
        parts_of((folder / f"送审 表.{name}.docx").read_bytes())["word/comments.xml"].decode()
        for name in ("批注", "批注2")
    )
    assert old.count("<w:comment ") == new.count("<w:comment ")
