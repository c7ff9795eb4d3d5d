"""How the cells of a Word table are merged and left out."""

from __future__ import annotations

import pytest

from tests.readers.test_seen import cell, notes, word_grids


@pytest.mark.parametrize(
    ("cells", "seen"),
    [
        (cell("甲", '<w:hMerge w:val="restart"/>') + cell("", "<w:hMerge/>") + cell("乙"),
         [("甲", 0, 2), ("乙", 2, 1)]),
        (cell("甲", '<w:hMerge w:val="restart"/>') + cell("", '<w:hMerge w:val="continue"/>')
         + cell("", '<w:hMerge w:val="continue"/>'), [("甲", 0, 3)]),
        (cell("甲") + cell("乙", "<w:cellIns/>"), [("甲", 0, 1), ("乙", 1, 1)]),
        (cell("甲") + cell("乙", "<w:cellDel/>") + cell("丙"), [("甲", 0, 1), ("丙", 2, 1)]),
    ],
)  # fmt: skip
def test_cells_are_merged_and_deleted_as_they_are_seen(
    cells: str, seen: list[tuple[str, int, int]]
) -> None:
    grids = word_grids(f"<w:tr>{cells}</w:tr>")
    found = [(each.text, each.column, each.column_span) for each in grids[0].cells]
    assert found == seen
    assert notes(grids) == (["修订中删去的 1 格没有读"] if "cellDel" in cells else [])


def test_cells_merged_both_ways_are_one() -> None:
    above = cell("甲", '<w:hMerge w:val="restart"/><w:vMerge w:val="restart"/>')
    below = cell("", '<w:hMerge w:val="restart"/><w:vMerge/>')
    beside = cell("", "<w:hMerge/><w:vMerge/>")
    rows = f"<w:tr>{above}{beside}{cell('乙')}</w:tr><w:tr>{below}{beside}{cell('丙')}</w:tr>"
    found = [
        (each.text, each.row, each.column, each.row_span, each.column_span)
        for each in word_grids(rows)[0].cells
    ]
    assert found == [("甲", 0, 0, 2, 2), ("乙", 0, 2, 1, 1), ("丙", 1, 2, 1, 1)]
