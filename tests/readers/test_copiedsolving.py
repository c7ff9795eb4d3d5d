"""Heads and rows put under each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.base.place import Place
from checker.readers.copiedsolving import StuckError, Task, filled, placed, solved
from checker.readers.grid import GridCell
from checker.readers.vocabulary import common_words

if TYPE_CHECKING:
    from checker.readers.copiedsolving import Row


def row(number: int, *texts: str) -> Row:
    place = Place("f.txt", number + 1, 1, number + 1, 2)
    return [GridCell(text, number, at, place) for at, text in enumerate(texts)]


HEADS = (row(0, "一级指标", "二级指标", "三级指标", "指标值"),)


def test_a_level_that_a_row_lacks_goes_on_from_the_row_above() -> None:
    body = (row(1, "产出指标", "数量指标", "检测桥梁", "6座"), row(2, "检测隧道", "2座"))
    section = solved(Task(common_words(), HEADS, body))
    assert section is not None
    assert section.holds_values
    first, second = placed(section)[1:]
    assert [(cell.text, cell.row_span) for cell in first[:2]] == [("产出指标", 2), ("数量指标", 2)]
    assert [(cell.text, cell.column) for cell in second] == [("检测隧道", 2), ("2座", 3)]


def test_heads_that_cannot_stand_over_the_rows_are_no_section() -> None:
    body = (row(1, "产出指标", "数量指标", "检测", "桥梁", "6座"),)
    assert solved(Task(common_words(), HEADS, body)) is None


def test_a_figure_among_the_levels_is_stuck_at() -> None:
    body = (row(1, "产出指标", "数量指标", "检测桥梁", "6座"), row(2, "6座", "质量指标", "合格率"))
    with pytest.raises(StuckError) as raised:
        solved(Task(common_words(), HEADS, body))
    assert raised.value.cell.text == "6座"


def test_blanks_that_were_lost_are_put_back() -> None:
    assert [(cell.text, cell.column) for cell in filled(row(0, "甲"), 3)] == [
        ("甲", 0),
        ("", 1),
        ("", 2),
    ]


def test_heads_that_could_be_divided_in_too_many_ways_are_refused() -> None:
    heads = tuple(row(at, *["得分"] * count) for at, count in enumerate((20, 10, 12)))
    with pytest.raises(StuckError):
        solved(Task(common_words(), heads, (row(3, *["5"] * 33),)))


BROKEN = (
    row(1, "产出指标", "数量指标", "检测"),
    row(2, "桥梁", "6座"),
    row(3, "", "质量指标", "合格率", "98%"),
)


def test_a_row_that_breaks_within_a_name_is_refused_where_a_lost_blank_looks_the_same() -> None:
    with pytest.raises(StuckError) as raised:
        solved(Task(common_words(), HEADS, BROKEN))
    assert raised.value.cell.text == "检测"


def test_a_row_that_breaks_within_a_name_is_whole_where_blanks_are_kept() -> None:
    section = solved(Task(common_words(), HEADS, BROKEN, keeps_blanks=True))
    assert section is not None
    _, first, second = placed(section)
    assert [cell.text for cell in first] == ["产出指标", "数量指标", "检测\n桥梁", "6座"]
    assert {cell.row for cell in first} == {1}
    assert [cell.text for cell in second] == ["质量指标", "合格率", "98%"]


def test_many_rows_that_break_are_mended_at_once() -> None:
    body = [each for at in range(200) for each in (
        row(2 * at + 1, "产出指标", "数量指标", "检测"), row(2 * at + 2, f"桥梁{at}", "6座")
    )]  # fmt: skip
    section = solved(Task(common_words(), HEADS, tuple(body), keeps_blanks=True))
    assert section is not None
    assert len(section.body) == 200


def test_an_indicator_of_a_merged_level_is_no_broken_row() -> None:
    body = (row(1, "满意度指标", "居民满意", "较高"), row(2, "群众满意", "较高"))
    section = solved(
        Task(common_words(), HEADS, (row(0, "产出指标", "数量指标", "检测", "6座"), *body))
    )
    assert section is not None
    assert len(section.body) == 3


@pytest.mark.parametrize(
    ("body", "at"),
    [
        # the second line of a value, and of a level
        ([("产出指标", "数量指标", "检测桥梁", "6座"), ("其中大桥2座",)], "其中大桥2座"),
        ([("产出",), ("指标", "数量"), ("指标", "检测桥梁", "6座")], "数量"),
        ([("产出指标", "数量指标", "检测"), ("桥梁", "6座")], "检测"),
    ],
)
def test_what_may_be_the_rest_of_a_cell_is_refused(body: list[tuple[str, ...]], at: str) -> None:
    rows = tuple(row(number, *texts) for number, texts in enumerate(body, 1))
    with pytest.raises(StuckError) as raised:
        solved(Task(common_words(), HEADS, rows))
    assert raised.value.cell.text == at


@pytest.mark.parametrize("heading", ["★重点指标", "（一）产出指标", "效益指标", "其他指标", "……"])
def test_the_heading_of_a_group_is_no_rest_of_a_cell(heading: str) -> None:
    first = row(1, "产出指标", "数量指标", "检测桥梁", "6座")
    section = solved(Task(common_words(), HEADS, (first, row(2, heading))))
    assert section is not None
    assert len(section.body) == 2
