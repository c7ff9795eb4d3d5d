"""Bounds that hold for one file, whatever its format."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.base.place import Place
from checker.readers import read_text
from checker.readers.bounds import guarded, of_bounded_size, within_limits
from checker.readers.grid import Grid, GridCell, Limits, Paragraph, ReadError
from tests.cli.command import GOAL_FILE

HERE = Place("甲.xlsx")


def grid(*texts: str) -> Grid:
    return Grid(tuple(GridCell(text, 0, at, HERE, lines=(HERE,)) for at, text in enumerate(texts)))


@pytest.mark.parametrize(
    ("limits", "said"),
    [(Limits(cells=3), "表格超过 3 格"), (Limits(text_bytes=7), "文字超过 7 字"),
     (Limits(cell_chars=1), "1")],
)  # fmt: skip
def test_cells_of_all_grids_together_are_bounded(limits: Limits, said: str) -> None:
    with pytest.raises(ReadError) as refused:
        list(within_limits([grid("甲乙", "丙丁"), grid("甲乙", "丙丁")], limits))
    assert said in refused.value.reason


def test_a_text_is_as_a_person_sees_it_and_then_has_no_places_of_its_lines() -> None:
    given = replace(grid("指标\u200b值", "甲"), before=(Paragraph("标\u200b题", HERE),))
    (found,) = within_limits([given], Limits())
    assert [cell.text for cell in found.cells] == ["指标值", "甲"]
    assert [bool(cell.lines) for cell in found.cells] == [False, True]
    assert found.before[0].text == "标题"
    plain = grid("甲")
    assert next(iter(within_limits([plain], Limits()))) is plain


def test_a_table_too_long_is_a_finding_and_the_others_are_kept() -> None:
    document = read_text(f"{GOAL_FILE}---\n{GOAL_FILE.split('  - 一级指标: 效益')[0]}", "甲.yaml")
    bounded = of_bounded_size(document, Limits(indicators=4))
    assert [len(table.indicators) for table in bounded.tables] == [3]
    assert "一张表有 5 行指标" in bounded.problems[0].arguments["原因"]
    assert of_bounded_size(document, Limits()) is document
    with pytest.raises(ReadError, match="超过上限 1 张"):
        of_bounded_size(document, Limits(tables=1))


@pytest.mark.parametrize(
    ("error", "said"),
    [(MemoryError(), "内存不够"), (RecursionError(), "嵌套过深"), (KeyError("x"), "KeyError")],
)
def test_a_reader_that_trips_is_said(error: Exception, said: str) -> None:
    assert said in guarded(error).reason
