"""The text of one cell as it comes in pieces."""

from __future__ import annotations

import pytest

from checker.base.limits import ReadError
from checker.readers.celltext import CellText


def test_pieces_are_one_text_and_are_taken_once() -> None:
    text = CellText(100)
    text.add("甲")
    text.add("乙")
    assert text.take() == "甲乙"
    assert text.take() == ""


def test_it_grows_to_no_more_than_a_cell() -> None:
    text = CellText(3)
    with pytest.raises(ReadError):
        text.add("甲乙丙丁")
