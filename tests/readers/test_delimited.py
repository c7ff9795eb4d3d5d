"""CSV and TSV as Excel saves them."""

from __future__ import annotations

import pytest

from checker.readers.delimited import delimited_grids, delimiter_of, looks_like_tabs


@pytest.mark.parametrize(
    ("text", "sign"), [("a,b\nc,d\n", ","), ("a\tb\nc\td\n", "\t"), ("a;b\nc;d\n", ";")]
)
def test_the_separator_of_most_lines(text: str, sign: str) -> None:
    assert delimiter_of(text) == sign


def test_tabs_are_told_from_running_text() -> None:
    assert looks_like_tabs("甲\t乙\n丙\t丁\n")
    assert not looks_like_tabs("甲乙\n丙丁\n")


def test_a_quoted_cell_holds_separators_and_breaks() -> None:
    (grid,) = delimited_grids('甲,"乙,丙\n丁"\n戊,己\n', "a.csv")
    assert [cell.text for cell in grid.cells] == ["甲", "乙,丙\n丁", "戊", "己"]
    assert [cell.place.line for cell in grid.cells] == [1, 1, 3, 3]
