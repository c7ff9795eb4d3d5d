"""Ruled tables: from lines to cells."""

from __future__ import annotations

from checker.readers.lattice import Stroke, ruled_tables


def test_a_missing_line_merges_two_cells() -> None:
    across = [Stroke(y, 0, 100) for y in (0, 20, 40)]
    down = [Stroke(0, 0, 40), Stroke(100, 0, 40), Stroke(50, 20, 40)]
    (table,) = ruled_tables(across, down)
    assert [(box.row, box.column, box.column_span) for box in table.boxes] == [
        (0, 0, 2),
        (1, 0, 1),
        (1, 1, 1),
    ]


def test_lines_that_do_not_touch_are_two_tables() -> None:
    across = [Stroke(y, 0, 100) for y in (0, 20, 60, 80)]
    down = [Stroke(x, *span) for x in (0, 50, 100) for span in ((0, 20), (60, 80))]
    assert [table.ys for table in ruled_tables(across, down)] == [(0, 20), (60, 80)]


def test_a_page_that_begins_within_a_table_needs_no_line_at_its_top() -> None:
    down = [Stroke(x, 0, 40) for x in (0, 50, 100)]
    (table,) = ruled_tables([Stroke(20, 0, 100), Stroke(40, 0, 100)], down)
    assert table.ys == (0, 20, 40)


def test_beside_a_narrower_table_there_is_no_cell() -> None:
    across = [Stroke(0, 0, 100), Stroke(20, 0, 100), Stroke(40, 0, 60)]
    down = [Stroke(0, 0, 40), Stroke(100, 0, 20), Stroke(60, 20, 40)]
    (table,) = ruled_tables(across, down)
    assert table.box_at(80, 30) is None
    assert table.box_at(30, 30) is not None


def test_paper_between_two_tables_does_not_reach_down_beside_the_second() -> None:
    """The lines of the upper, wider table run on a little below its last line."""
    across = [Stroke(0, 0, 100), Stroke(20, 0, 100), Stroke(24, 0, 60), Stroke(44, 0, 60)]
    down = [Stroke(0, 0, 44), Stroke(60, 0, 44), Stroke(100, 0, 23)]
    (table,) = ruled_tables(across, down)
    assert table.box_at(80, 34) is None
    assert table.box_at(80, 10) is not None
