"""Rows as a person reads them."""

from __future__ import annotations

import pytest

from checker.base.place import Place
from checker.readers.grid import Grid, GridCell, Limits, ReadError
from checker.readers.rows import numbers_columns, rows_of
from tests.readers.rowtexts import grid_rows

HERE = Place("甲.xlsx")


def test_a_merged_cell_reaches_into_the_rows_below_it_and_no_further() -> None:
    cells = (
        GridCell("产出指标", 0, 0, HERE, row_span=2), GridCell("里程", 0, 1, HERE),
        GridCell("合格率", 1, 1, HERE), GridCell("满意度", 5, 1, HERE),
    )  # fmt: skip
    rows = list(rows_of(Grid(cells)))
    assert [[(slot.text, slot.inherited) for slot in row.slots] for row in rows] == [
        [("产出指标", False), ("里程", False)],
        [("产出指标", True), ("合格率", False)],
        [("满意度", False)],
    ]
    assert [[slot.text for slot in row.own] for row in rows] == [
        ["产出指标", "里程"], ["合格率"], ["满意度"],
    ]  # fmt: skip
    assert rows[0].slots[0].own_text == "产出指标"
    assert rows[1].slots[0].own_text == ""


def test_merged_cells_are_not_repeated_without_end() -> None:
    tall = [GridCell("甲", 0, at, HERE, row_span=90) for at in range(9)]
    rows = [GridCell("乙", at, 9, HERE) for at in range(90)]
    with pytest.raises(ReadError, match="合并单元格过多"):
        list(rows_of(Grid((*tall, *rows)), Limits(cells=300)))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("1|2|3|4", True), ("栏次|1|2|3|4", True), ("1|2|3", False), ("1|2|3|5", False),
     ("2|3|4|5", False), ("产出指标|1|2|3", False)],
)  # fmt: skip
def test_a_row_that_only_numbers_the_columns(text: str, numbers: object) -> None:
    (row,) = grid_rows(text)
    assert numbers_columns(row) is numbers


def test_what_stands_next_and_what_is_said_again() -> None:
    (row,) = grid_rows("甲||乙|甲")
    assert (row.next_own(0), row.next_own(2), row.next_own(3)) == (2, 3, None)
    assert row.says_again
    left = row.without([3])
    assert [slot.text for slot in left.own] == ["甲", "乙"]
    assert not left.says_again
