"""单元格: the cells of a table, counted in the order of the form."""

from __future__ import annotations

from checker.form.cells import cells_of, count_of_cells, own_cells
from tests.language.workbench import table_set

TABLE = table_set("""
    项目名称: 道路养护
    绩效目标: [养护道路]
    绩效指标:
      - {二级指标: 数量指标, 三级指标: 里程, 指标值: ≥3公里}
      - {二级指标: 质量指标, 三级指标: 合格率, 指标值: }
""").tables[0]


def test_head_goals_and_rows_are_counted_through() -> None:
    cells = cells_of(TABLE)
    assert [one.number for one in cells] == list(range(1, len(cells) + 1))
    labels = [one.label for one in cells]
    assert labels.index("项目名称") < labels.index("绩效目标") < labels.index("三级指标")


def test_the_cells_of_a_row_bear_the_numbers_they_have_in_the_table() -> None:
    row = TABLE.indicators[1]
    own = own_cells(row)
    assert len(own) == count_of_cells(row.indicator)
    assert [one.number for one in own] == [
        one.number for one in cells_of(TABLE) if one.indicator is row
    ]


def test_a_cell_that_is_blank_or_not_there_says_so() -> None:
    blank = {one.label: one.shown for one in own_cells(TABLE.indicators[1])}
    assert blank["三级指标"] == "合格率"
    assert blank["指标值"] in ("", "（空）")
