"""Every file is accounted for by name, and nothing that was not checked looks checked."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.command import GOAL_FILE, Result, quick

if TYPE_CHECKING:
    from collections.abc import Iterator

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
UNREADABLE = {
    "某局.doc": OLE,
    "某局.wps": OLE,
    "旧稿.dot": OLE,
    "坏.docx": b"PK\x03\x04" + b"\0" * 40,
    "文字.docx": b"only text\n",
    "空.xlsx": b"",
    "带宏.docm": b"PK\x03\x04" + b"\0" * 40,
    "断了.rtf": rb"{\rtf1\ansi ...",
    "版式.ofd": b"PK\x03\x04....OFD.xml",
    "材料.zip": b"PK\x03\x04....",
    "材料.rar": b"Rar!\x1a\x07\x00....",
    "表格.et": OLE,
    "扫描.pdf": b"%PDF-1.4\n",
    "苹果.pages": b"PK\x03\x04....Index/Document.iwa",
    "空.numbers": b"",
    "02.yaml": b"",
    "03.yml": b" \n\n",
}
SKIPPED = {
    "compose.yaml": b"services: {}\n",
    "~$送审表.docx": b"lock",
    "说明.txt": b"text",
    "照片.jpg": b"\xff\xd8\xff",
    "run.py": b"print()",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("送审").mkdir()
    Path("送审/01.yaml").write_text(GOAL_FILE, encoding="utf-8")
    return tmp_path


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[Result, dict]:
    result = quick(capsys, *arguments, "--isolated", "--output-format", "json")
    return result, json.loads(result.out)


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_document_that_cannot_be_read_is_an_error_by_name(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("送审", name).write_bytes(UNREADABLE[name])
    result, report = checked(capsys, "lint", "送审")
    assert result.code == 1
    (found,) = [one for one in report["findings"] if one["rule"] == "GC011"]
    assert found["path"] == f"送审/{name}"
    (file,) = [one for one in report["files"] if one["path"] == f"送审/{name}"]
    assert file["state"] == "unread"
    assert file["reason"]


def test_what_is_passed_over_is_counted_and_listed_with_its_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, content in SKIPPED.items():
        Path("送审", name).write_bytes(content)
    result, report = checked(capsys, "lint", "送审")
    assert result.code == 0
    files = {file["path"]: file for file in report["files"]}
    assert report["summary"]["skipped"] == len(SKIPPED)
    assert files["送审/01.yaml"]["state"] == "checked"
    for name in SKIPPED:
        assert files[f"送审/{name}"]["state"] == "skipped"
        assert files[f"送审/{name}"]["reason"]
    assert f"跳过了 {len(SKIPPED)} 个文件" in quick(capsys, "lint", "送审").err
    told = quick(capsys, "lint", "送审", "--verbose").out
    assert all(f"送审/{name}：" in told for name in SKIPPED)


def test_an_empty_yaml_far_from_goal_files_is_somebody_elses(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("送审/配置").mkdir()
    Path("送审/配置/空.yaml").write_bytes(b"")
    result = quick(capsys, "lint", "送审", "--verbose")
    assert result.code == 0
    assert "送审/配置/空.yaml：文件是空的" in result.out


def test_a_folder_with_nothing_but_an_old_document_is_not_called_empty(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("送审/01.yaml").unlink()
    Path("送审/t.doc").write_bytes(OLE)
    result, report = checked(capsys, "lint", "送审")
    assert result.code == 1
    assert [one["rule"] for one in report["findings"]] == ["GC011"]
    assert "另存为 .docx" in report["findings"][0]["message"]
    audited = quick(capsys, "audit", "送审", "--isolated")
    assert "可以提交" not in audited.out
    assert "送审/t.doc" in audited.out


def test_an_exclusion_that_takes_everything_is_named_with_its_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("goalcheck.yaml").write_text("年度: 2025\nexclude: [送审/**]\n", encoding="utf-8")
    result = quick(capsys, "lint", ".")
    assert result.code == 2
    assert "goalcheck.yaml:2:" in result.err
    assert "送审/**" in result.err


def test_counts_belong_to_the_file_that_was_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    other = GOAL_FILE.replace("公路", "桥梁")
    Path("送审/02.yaml").write_text(other, encoding="utf-8")
    _, both = checked(capsys, "lint", "送审", "--select", "GC202")
    _, one = checked(capsys, "lint", "送审/02.yaml", "--select", "GC202")
    assert both["ledger"][0]["checked"] == 2
    assert one["ledger"][0]["checked"] == 1


NEEDED = ("项目名称", "预算数", "绩效目标", "绩效指标", "年度")
COLUMNS = ("一级指标", "三级指标", "指标值")


def verdicts(capsys: pytest.CaptureFixture[str], table: dict) -> Iterator[dict]:
    text = yaml.safe_dump(table, allow_unicode=True, sort_keys=False)
    Path("送审/01.yaml").write_text(text, encoding="utf-8")
    yield from checked(capsys, "audit", "送审")[1]["tables"]


def clean() -> dict:
    """A table that passes: its project is named without a year, so that only 年度 gives one."""
    table = yaml.load(GOAL_FILE.replace("2025年农村", "农村"), Loader=yaml.BaseLoader)
    table["绩效指标"][3]["三级指标"] = "公路通行事故率"
    table["绩效指标"][3]["指标值"] = "≤5%"
    return table


def test_the_table_of_these_tests_passes(capsys: pytest.CaptureFixture[str]) -> None:
    (table,) = verdicts(capsys, clean())
    assert (table["verdict"], table["unchecked"]) == ("通过", [])


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sets(st.sampled_from(NEEDED), max_size=2), st.sets(st.sampled_from(COLUMNS), max_size=1))
def test_a_table_without_what_a_verdict_rests_on_never_passes(
    capsys: pytest.CaptureFixture[str], fields: set[str], columns: set[str]
) -> None:
    table = clean()
    for field in fields:
        del table[field]
    for row in table.get("绩效指标", ()):
        for column in columns:
            del row[column]
    (judged,) = verdicts(capsys, table)
    if fields or columns:
        assert judged["verdict"] != "通过"
        assert "可以提交" not in judged["opinion"]


def test_a_link_that_leads_to_itself_is_one_finding_and_the_rest_is_checked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("圈.yaml").symlink_to("圈.yaml")
    result, report = checked(capsys, "lint", "圈.yaml", "送审/01.yaml")
    assert result.code == 1
    assert [(one["path"], one["rule"]) for one in report["findings"]] == [("圈.yaml", "GC011")]
    assert report["summary"]["tables"] == 1


def test_a_name_that_is_no_utf8_is_spelled_one_way_in_every_report(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = b"\xff\xfe.yaml"
    try:
        Path(os.fsdecode(bytes(folder) + b"/" + name)).write_bytes(OLE)
    except OSError:
        pytest.skip("this file system keeps no such names")
    for form in ("json", "sarif", "gitlab", "full", "concise", "github", "junit", "html"):
        result = quick(capsys, "lint", ".", "--isolated", "--output-format", form)
        assert result.code == 1
        out = result.out.replace("%5C", "\\").replace("\\\\", "\\")
        assert "\\xff\\xfe.yaml" in out


def test_a_link_to_a_folder_is_not_followed_and_counted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("别处").mkdir()
    Path("送审/链接").symlink_to(folder / "别处", target_is_directory=True)
    _, report = checked(capsys, "lint", "送审")
    files = {file["path"]: file["state"] for file in report["files"]}
    assert files == {"送审/01.yaml": "checked", "送审/链接": "skipped"}


def test_a_folder_that_cannot_be_opened_is_a_finding(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("送审/锁着").mkdir()
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("锁着"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    result, report = checked(capsys, "lint", "送审")
    assert result.code == 1
    assert [(one["path"], one["rule"]) for one in report["findings"]] == [("送审/锁着", "GC011")]
