"""Tables larger than any goal table are refused with a reason, whatever stands beside them."""

from __future__ import annotations

import pytest

from checker.base.dataclass import replace
from checker.base.place import Place
from checker.readers.bulk import Bulk
from checker.readers.grid import Grid, GridCell, Limits, ReadError
from checker.readers.vocabulary import common_words


def _grid(rows: int, columns: int, text: str = "甲", first: str = "") -> Grid:
    place = Place("a.xlsx")
    cells = [
        GridCell(text.format(row * columns + column), row, column, place)
        for row in range(rows)
        for column in range(columns)
    ]
    cells[0] = replace(cells[0], text=first or cells[0].text)
    return Grid(cells=tuple(cells), before=(), name="表", loose=False)


def _said(grid: Grid, limits: Limits) -> str | None:
    return Bulk(limits).too_large(common_words(), grid)


def test_a_large_table_without_a_label_is_refused_and_one_with_is_not() -> None:
    assert "开头没有目标表的栏目" in (_said(_grid(600, 50), Limits()) or "")
    assert _said(_grid(600, 50, first="项目名称：甲"), Limits()) is None


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(filled_rows=599), "有600行、最多的一行50格，过长（上限599行）"),
        (Limits(alike_cells=29_999), "共30000格，过大（上限29999格）"),
        (Limits(pairs=1_499_999), "过宽又过长"),
    ],
)
def test_each_bound_says_what_it_is(limits: Limits, reason: str) -> None:
    assert reason in (_said(_grid(600, 50, first="项目名称"), limits) or "")


def test_texts_that_do_not_recur_have_a_bound_of_their_own() -> None:
    grid = _grid(600, 50, "格{}", first="项目名称")
    assert "共30000格" in (_said(grid, Limits(unlike_cells=29_999)) or "")


def test_many_tables_together_are_refused_as_a_file() -> None:
    bulk = Bulk(Limits(texts=150))
    assert bulk.too_large(common_words(), _grid(2, 50, "格{}")) is None
    with pytest.raises(ReadError, match="不同的文字超过 150 处"):
        bulk.too_large(common_words(), _grid(2, 50, "格{}"))
