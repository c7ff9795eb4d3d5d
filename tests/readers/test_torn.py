"""Sheets wider than the paper."""

from __future__ import annotations

from checker.base.place import Place
from checker.readers.fragments import Fragment
from checker.readers.grid import Grid, GridCell
from checker.readers.torn import torn_pages


def half(page: int, *texts: str, step: float = 20) -> Fragment:
    cells = tuple(GridCell(text, at, 0, Place("f")) for at, text in enumerate(texts))
    floors = tuple(step * at for at in range(len(texts) + 1))
    return Fragment(Grid(cells), page, len(texts), floors)


def test_a_table_whose_columns_stand_on_two_pages_is_known_by_its_rows() -> None:
    left = half(1, "三级指标", "维修泵站数量", "合格率")
    right = half(3, "指标值", "≥3座", "100%")
    assert torn_pages([left, half(2, "甲", "乙", "丙"), right]) == {1: 3, 3: 1}


def test_pages_of_one_form_after_another_are_not_torn() -> None:
    whole = ("三级指标", "指标值", "≥3座")
    assert torn_pages([half(1, *whole), half(2, *whole)]) == {}
    other = half(2, "指标值", "≥3座", "100%", step=31)
    assert torn_pages([half(1, "三级指标", "甲", "乙"), other]) == {}
