"""Formats that need something more: a library, LibreOffice, a process of their own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from checker.readers import child, oldword, read
from tests.readers import writing
from tests.readers.forms_for_tests import rows
from tests.readers.test_shapes import form

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import Document

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def written(kind: str, folder: Path) -> Path:
    return writing.write([writing.form(form("泵站"))], kind, folder)


def reason(document: Document) -> tuple[str, str]:
    (problem,) = document.problems
    assert problem.rule == "GC011"
    return problem.arguments["原因"], problem.arguments["建议"]


@pytest.mark.parametrize(("kind", "extra"), [("pdf", ".[pdf]"), ("xls", ".[xls]")])
def test_without_its_library_a_format_says_what_to_install(
    kind: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "find_spec", lambda name: None)
    path = written(kind, tmp_path)
    why, hint = reason(read(path, path.name, named=True))
    assert why.startswith("没有安装")
    assert extra in hint


@pytest.mark.parametrize("limit", ["_SECONDS", "_SECONDS_A_STEP"])
@pytest.mark.parametrize("kind", ["pdf", "xls"])
def test_a_file_that_takes_too_long_is_given_up(
    kind: str, limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, limit, 0.001)
    path = written(kind, tmp_path)
    assert "已中止" in reason(read(path, path.name, named=True))[0]


def test_a_reader_that_dies_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written("pdf", tmp_path)
    dead = tmp_path / "dead"
    dead.write_text("#!/bin/sh\nkill -9 $$\n")
    dead.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(dead))
    assert "中途退出" in reason(read(path, path.name, named=True))[0]


def test_the_child_is_found_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('not this one')\n")
    monkeypatch.chdir(tmp_path)
    path = written("xls", tmp_path)
    assert len(read(path, path.name, named=True).tables) == 1


@pytest.mark.parametrize("name", ["f.et", "f.xls", "f.xlsx"])
def test_an_old_workbook_is_known_by_its_bytes(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(writing.content([writing.form(form("泵站"))], "xls"))
    document = read(path, name, named=True)
    assert document.format == "xls"
    assert rows(document.tables[0])[0] == ("产出指标", "数量指标", "泵站数量", "≥12处")
    assert str(document.tables[0].fields["预算数"].place) == f"{name}:表1!B2"


def test_numbers_of_an_old_workbook_are_read_as_they_are_shown(tmp_path: Path) -> None:
    text = form("泵站", "6.30").replace("≥12处", "12.50")
    path = writing.write([writing.form(text)], "xls", tmp_path)
    (table,) = read(path, path.name, named=True).tables
    assert table.text("预算数") == "6.30"
    assert [each[3] for each in rows(table)][:2] == ["12.50", "100%"]


def office(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in the place of LibreOffice; `$out` is the folder it should write to."""
    program = folder / "soffice"
    find = 'while [ "$1" != "--outdir" ]; do shift; done\nout="$2"\n'
    program.write_text(f"#!/bin/sh\n{find}{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(oldword, "office_program", lambda: str(program))


def test_a_conversion_that_fails_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path, "exit 1", monkeypatch)
    path = tmp_path / "f.doc"
    path.write_bytes(OLD_WORD)
    assert "没有转换成功" in reason(read(path, "f.doc", named=True, allow_convert=True))[0]


def test_an_ofd_file_says_what_to_use_instead(tmp_path: Path) -> None:
    path = tmp_path / "f.ofd"
    path.write_bytes(writing.office.package({"OFD.xml": "<OFD/>"}))
    why, hint = reason(read(path, "f.ofd", named=True))
    assert "OFD" in why
    assert "Word" in hint
