"""Zip archives, with budgets that are checked before anything is inflated."""

from __future__ import annotations

import pytest

from checker.base.limits import Limits, ReadError
from checker.ooxml.archive import Archive, part_key
from tests.ooxml.packages import packed

PARTS = {"word/document.xml": "<a><b/></a>", "xl\\sheet1.xml": "<c/>"}


def test_names_of_parts_are_compared_without_case_and_slashes() -> None:
    archive = Archive(packed(PARTS), Limits())
    assert "/Word/Document.XML" in archive
    assert "xl/sheet1.xml" in archive
    assert "word/other.xml" not in archive
    assert sorted(archive) == ["word/document.xml", "xl/sheet1.xml"]
    assert b"".join(archive.chunks("WORD/document.xml")) == b"<a><b/></a>"
    assert part_key("\\Xl\\A.xml") == part_key("/xl/a.XML")


@pytest.mark.parametrize(
    ("data", "limits", "said"),
    [
        (b"PK\x03\x04", Limits(), "损坏"),
        (packed(PARTS), Limits(members=1), "超过上限 1"),
        (packed({"a.xml": "<a/>", "A.xml": "<a/>"}), Limits(), "重名"),
        (packed({"a.xml": "a" * 200}), Limits(inflated_bytes=100), "压缩炸弹"),
    ],
)
def test_what_is_no_whole_archive_of_bounded_size_is_refused(
    data: bytes, limits: Limits, said: str
) -> None:
    with pytest.raises(ReadError) as refused:
        Archive(data, limits)
    assert said in refused.value.reason


def test_a_part_that_is_not_there_is_named() -> None:
    with pytest.raises(ReadError) as refused:
        list(Archive(packed(PARTS), Limits()).chunks("word/styles.xml"))
    assert "word/styles.xml" in refused.value.reason
