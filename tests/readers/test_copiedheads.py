"""Heads of which only the order is left."""

from __future__ import annotations

import pytest

from checker.base.place import Place
from checker.readers.copiedheads import TooManyWaysError, divisions
from checker.readers.grid import GridCell


def row(number: int, *texts: str) -> list[GridCell]:
    place = Place("f.txt", number + 1, 1, number + 1, 2)
    return [GridCell(text, number, at, place) for at, text in enumerate(texts)]


def spans(*rows: list[GridCell], width: int) -> set[tuple[tuple[str, int, int], ...]]:
    return {
        tuple((each.cell.text, each.start, each.end) for each in way)
        for way in divisions(rows, width, 4)
    }


def test_one_row_of_heads_stands_over_as_many_columns() -> None:
    assert spans(row(0, "名称", "目标值"), width=2) == {(("名称", 0, 1), ("目标值", 1, 2))}
    assert spans(row(0, "名称", "目标值"), width=3) == set()


def test_the_heads_below_come_under_any_head_that_makes_up_the_width() -> None:
    found = spans(row(0, "名称", "目标值"), row(1, "合计", "甲镇"), width=3)
    assert found == {
        (("名称", 0, 2), ("合计", 0, 1), ("甲镇", 1, 2), ("目标值", 2, 3)),
        (("名称", 0, 1), ("目标值", 1, 3), ("合计", 1, 2), ("甲镇", 2, 3)),
    }


def test_blanks_below_say_which_heads_are_divided() -> None:
    found = spans(row(0, "名称", "目标值"), row(1, "", "合计", "甲镇"), width=3)
    assert found == {(("名称", 0, 1), ("目标值", 1, 3), ("合计", 1, 2), ("甲镇", 2, 3))}


@pytest.mark.parametrize("width", [33, 42, 60])
def test_heads_that_could_be_divided_in_too_many_ways_are_not(width: int) -> None:
    rows = [row(at, *["得分"] * count) for at, count in enumerate((20, 10, 12))]
    with pytest.raises(TooManyWaysError):
        list(divisions(rows, width, 12))


def test_so_many_cells_are_below_that_few_ways_are_weighed() -> None:
    rows = (row(0, *"甲乙丙丁戊己"), row(1, "合计", "甲镇"))
    assert len(list(divisions(rows, 7, 600))) == 6
    with pytest.raises(TooManyWaysError):
        list(divisions(rows, 7, 60_000))
