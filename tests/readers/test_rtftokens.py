"""The words RTF is written in."""

from __future__ import annotations

import pytest

from checker.readers.grid import ReadError
from checker.readers.rtftokens import Control, rtf_tokens


def test_every_kind_of_token_in_order() -> None:
    found = list(rtf_tokens(rb"{\rtf1\b0 ab\'d6\~\n\bin3 {}{x}\par" + b"\r\n\\", 99))
    assert found == [
        "{", Control("rtf", 1), Control("b", 0), b"ab", 0xD6, Control("~"), Control("n"),
        Control("bin", 3), b"x", "}", Control("par"),
    ]  # fmt: skip


def test_a_blank_behind_a_word_belongs_to_it_and_a_second_does_not() -> None:
    assert list(rtf_tokens(rb"\tab  x", 9)) == [Control("tab"), b" x"]
    assert list(rtf_tokens(rb"\li-20x", 9)) == [Control("li", -20), b"x"]


def test_tokens_without_end_are_refused() -> None:
    with pytest.raises(ReadError, match="标记过多"):
        list(rtf_tokens(b"{" * 10, 9))
    assert len(list(rtf_tokens(b"{" * 9, 9))) == 9
