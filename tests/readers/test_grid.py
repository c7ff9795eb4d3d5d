"""Cells as they stand, and the places of their parts."""

from __future__ import annotations

from checker.base.place import Place
from checker.readers.grid import GridCell

FIRST, SECOND = Place("甲.txt", 3, 5, 3, 9), Place("甲.txt", 4, 2, 4, 6)


def test_a_part_of_a_text_is_pointed_at_line_by_line() -> None:
    cell = GridCell("第一行字\n第二行字", 0, 0, FIRST, lines=(FIRST, SECOND))
    assert cell.part(2, 4) == Place("甲.txt", 3, 7, 3, 9)
    assert cell.part(7, 9) == Place("甲.txt", 4, 4, 4, 6)
    assert cell.part(2, 7) == Place("甲.txt", 3, 7, 4, 4)


def test_without_the_places_of_its_lines_a_part_has_that_of_the_cell() -> None:
    place = Place("甲.xlsx", cell="一!B2")
    assert GridCell("第一行字", 0, 0, place).part(1, 2) == place
    short = GridCell("甲\n乙", 0, 0, FIRST, lines=(FIRST,))
    assert short.part(2, 3) == FIRST


def test_blanks_alone_are_blank() -> None:
    assert GridCell(" \n", 0, 0, FIRST).blank
    assert not GridCell("0", 0, 0, FIRST).blank
