"""The encoding of a text file: said by the file, or believed for its words."""

from __future__ import annotations

import pytest

from checker.base.limits import Limits, ReadError
from checker.readers.charset import decode

TEXT = "项目名称：农村饮水\n"


@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("gb18030", True)],
)
def test_a_form_is_read_in_whatever_it_was_saved(encoding: str, *, guessed: bool) -> None:
    found = decode(TEXT.encode(encoding))
    assert (found.text, found.guessed) == (TEXT, guessed)


def test_bytes_that_speak_of_no_form_are_not_believed() -> None:
    with pytest.raises(ReadError):
        decode("会议纪要".encode("gb18030"))


def test_an_encoding_that_was_asked_for_is_taken_or_refused_and_never_guessed() -> None:
    assert decode("会议纪要".encode("gb18030"), "gb18030").text == "会议纪要"
    with pytest.raises(ReadError, match="第 1 个字节起不是 utf-8 编码"):
        decode(TEXT.encode("gb18030"), "utf-8")
    with pytest.raises(ReadError, match="没有名为“klingon”的编码"):
        decode(b"x", "klingon")


def test_a_text_beyond_the_limit_is_not_read() -> None:
    with pytest.raises(ReadError, match="上限"):
        decode(b"x" * 2_000_000, limits=Limits(text_bytes=1_048_576))
