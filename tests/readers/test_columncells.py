"""What stands under a column, and what it looks like."""

from __future__ import annotations

import pytest

from checker.readers.columncells import (
    both_levels,
    could_be_value,
    reads_like_value,
    slot_under,
    texts_under,
)
from checker.readers.columns import Column
from checker.readers.vocabulary import common_words
from tests.readers.rowtexts import grid_rows

WORDS = common_words()


def text_under(line: str, start: int, end: int) -> str | None:
    (row,) = grid_rows(line)
    slot = slot_under(row, Column("", start, end, 0, ""))
    return None if slot is None else slot.text


def test_the_cell_that_reaches_furthest_under_a_column_stands_there() -> None:
    assert text_under("甲|3>乙|3>丙", 0, 1) == "甲"
    assert text_under("甲|3>乙|3>丙", 2, 5) == "乙"
    assert text_under("甲|3>乙|3>丙", 3, 6) == "丙"
    assert text_under("甲|3>乙|3>丙", 7, 8) is None


def test_a_text_wholly_under_a_column_stands_there_before_a_wide_blank() -> None:
    assert text_under("甲|乙|3>", 1, 5) == "乙"


def test_blanks_and_strokes_are_no_text_of_a_column() -> None:
    column = Column("", 1, 2, 0, "")
    assert texts_under(column, grid_rows("甲|≥3", "乙|", "丙|—", "丁|是")) == ["≥3", "是"]


@pytest.mark.parametrize("text", ["≥95%", "20公里", "不低于3次", "优", "第三季度"])
def test_signs_figures_and_grades_read_like_values(text: str) -> None:
    assert reads_like_value(text)


@pytest.mark.parametrize("text", ["道路长度", "受益人数", "按验收单"])
def test_names_do_not(text: str) -> None:
    assert not reads_like_value(text)


def test_where_nothing_else_tells_a_short_text_could_be_a_value_and_no_level() -> None:
    assert could_be_value(WORDS, "基本满足")
    assert not could_be_value(WORDS, "数量指标")
    assert not could_be_value(WORDS, "水" * 40)


def test_a_cell_that_names_both_levels_is_parted_where_both_are_known() -> None:
    assert both_levels(WORDS, "产出指标-数量指标") == ("产出指标", "数量指标")
    assert both_levels(WORDS, "产出指标—道路长度") == ("产出指标—道路长度", "")
    assert both_levels(WORDS, "产出指标") == ("产出指标", "")
