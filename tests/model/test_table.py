"""Cells, rows and the address of a place in words."""

from __future__ import annotations

from checker.base.place import Place
from checker.model import Cell, Indicator


def test_a_dash_is_blank_and_a_figure_is_not() -> None:
    assert Cell("", Place("a")).blank
    assert not Cell("3", Place("a")).blank


def test_the_text_of_a_column_that_is_not_there_is_empty() -> None:
    row = Indicator(0, Place("a"), {"三级指标": Cell("里程", Place("a"))})
    assert (row.text("三级指标"), row.text("指标值")) == ("里程", "")
