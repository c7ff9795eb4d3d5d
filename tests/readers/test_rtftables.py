"""The rows of RTF put together to tables."""

from __future__ import annotations

from tests.readers.test_rtf import grids, row, texts


def test_columns_are_the_edges_of_all_rows() -> None:
    (grid,) = grids(
        row("a", "b", edges=(1000, 3000)) + row("c", "d", "e", edges=(1010, 2000, 3000))
    )
    placed = [(cell.text, cell.row, cell.column, cell.column_span) for cell in grid.cells]
    assert placed == [
        ("a", 0, 0, 1), ("b", 0, 1, 2), ("c", 1, 0, 1), ("d", 1, 1, 1), ("e", 1, 2, 1),
    ]  # fmt: skip


def test_cells_merged_to_the_left_are_one() -> None:
    (grid,) = grids(
        row("a", "", "c", edges=("\\clmgf", 100, "\\clmrg", 200, 300))
        + row("d", "e", "f", edges=(100, 200, 300))
    )
    assert [(cell.text, cell.column, cell.column_span) for cell in grid.cells][:2] == [
        ("a", 0, 2),
        ("c", 2, 1),
    ]


def test_a_table_inside_a_cell_is_a_table_of_its_own() -> None:
    inner = (
        r"\pard\intbl\itap2 x\nestcell y\nestcell"
        r"{\*\nesttableprops\trowd\cellx50\cellx90\nestrow}{\nonesttables\par}"
    )
    around = rf"\trowd\cellx100\cellx200 \pard\intbl a\cell {inner}\pard\intbl b\cell\row"
    (outer, nested) = grids(around + r"\pard z\par")[:2]
    assert texts(outer) == ["a", "b"]
    assert texts(nested) == ["x", "y"]
    assert len({cell.column for cell in outer.cells}) == 2


def test_text_boxes_and_paragraphs_stand_in_their_order() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt \pard in box\par}}{\shprslt old}}"
    found = grids(r"\pard title\par " + box + row("a", edges=(9,)) + r"\pard after\par ")
    assert [[each.text for each in grid.before] for grid in found] == [
        ["title", "in box"],
        ["after"],
    ]


def test_a_paragraph_between_rows_parts_two_tables() -> None:
    one = row("a", edges=(9,))
    assert [texts(grid) for grid in grids(one + r"\pard\par " + one)] == [["a"], ["a"]]
    assert [texts(grid) for grid in grids(one + one)] == [["a", "a"]]


def test_text_of_badly_made_rows_is_kept() -> None:
    found = grids(r"\trowd\cellx9\pard\intbl a\cell b\cell c\row\pard d")
    assert [texts(grid) for grid in found] == [["a", "b", "c"], []]
    assert found[1].before[0].text == "d"
