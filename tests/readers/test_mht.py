"""Web pages in one file, as Office and browsers write them: whatever header comes first."""

from __future__ import annotations

from base64 import encodebytes
from typing import TYPE_CHECKING

import pytest

from checker.readers import read
from tests.readers import writing
from tests.readers.test_shapes import form

if TYPE_CHECKING:
    from pathlib import Path

PAGE = writing.content([writing.form(form("泵站"))], "html").decode()
RELATED = 'Content-Type: multipart/related; boundary="b"'
FIRST = "MIME-Version: 1.0"


def archive(*heads: str, page: bytes = PAGE.encode(), charset: str = "utf-8") -> bytes:
    part = f'Content-Type: text/html; charset="{charset}"\nContent-Transfer-Encoding: base64\n\n'
    lines = "\n".join(heads) + f"\n\n--b\n{part}"
    return lines.encode() + encodebytes(page) + b"\n--b--\n"


def single() -> bytes:
    head = f"{FIRST}\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    return head.encode() + encodebytes(PAGE.encode())


@pytest.mark.parametrize(
    "data",
    [
        archive(FIRST, RELATED),
        archive(RELATED, FIRST),
        archive("From: <Saved by Blink>", "Snapshot-Content-Location: file:///a", FIRST, RELATED),
        archive("Subject: =?utf-8?B?6KGo?=", "Date: Mon, 1 Sep 2025", FIRST, RELATED),
        archive("X-Document-Type: Workbook", FIRST, RELATED),
        archive("mime-version: 1.0", RELATED.lower()),
        b"\xef\xbb\xbf\r\n" + archive(FIRST, RELATED),
        archive(FIRST, RELATED.replace("related", "alternative")),
        archive(FIRST, RELATED, page=PAGE.encode("utf-16"), charset="unicode"),
        archive(FIRST, RELATED, page=PAGE.encode("gb18030"), charset="gb2312"),
        single(),
    ],
)
@pytest.mark.parametrize("suffix", [".mht", ".doc"])
def test_a_web_archive_is_read(data: bytes, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"f{suffix}"
    path.write_bytes(data)
    (table,) = read(path, path.name, named=True).tables
    assert table.text("项目名称") == "泵站"


def test_a_goal_file_is_no_web_archive(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_text("Subject: 甲\n项目名称: 泵站\n说明: 'Content-Type: text/html'\n", "utf-8")
    assert read(path, path.name, named=True).format == "yaml"
