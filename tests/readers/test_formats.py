"""The bytes of a file tell its format; a suffix breaks ties."""

from __future__ import annotations

import pytest

from checker.readers.formats import format_of


@pytest.mark.parametrize(
    ("data", "suffix", "name"),
    [
        ("项目名称: 甲\n".encode(), ".yaml", "yaml"),
        (b"%PDF-1.7", ".docx", "pdf"),
        (b"{\\rtf1 }", ".doc", "rtf"),
        (b"<html><table></table></html>", ".xls", "html"),
        (b"a,b\n", ".csv", "csv"),
    ],
)
def test_bytes_decide(data: bytes, suffix: str, name: str) -> None:
    assert format_of(data, suffix) == name
