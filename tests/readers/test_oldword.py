"""Old Word files, through LibreOffice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers import oldword, read

if TYPE_CHECKING:
    from pathlib import Path

from tests.readers.test_child import OLD_WORD, office, reason, written


def test_an_old_word_file_says_what_to_save_it_as(tmp_path: Path) -> None:
    path = tmp_path / "f.doc"
    path.write_bytes(OLD_WORD)
    _, hint = reason(read(path, "f.doc", named=True))
    assert ".docx" in hint


def test_without_libreoffice_converting_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oldword, "office_program", lambda: None)
    path = tmp_path / "f.doc"
    path.write_bytes(OLD_WORD)
    why, _ = reason(read(path, "f.doc", named=True, allow_convert=True))
    assert "没有找到 LibreOffice" in why


@pytest.mark.parametrize("name", ["f.doc", "f.wps"])
def test_with_libreoffice_and_leave_an_old_word_file_is_read(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = written("docx", tmp_path)
    office(tmp_path, f'cp "{new}" "$out/in.docx"', monkeypatch)
    path = tmp_path / name
    path.write_bytes(OLD_WORD)
    document = read(path, name, named=True, allow_convert=True)
    assert document.tables[0].text("项目名称") == "泵站"
    assert document.notes == ("由 LibreOffice 转成 .docx 后读取，位置按转换后的表格说明",)
