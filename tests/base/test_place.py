"""Where a text stands: offsets, lines and columns, and how a place is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.base.place import Lines, Place, lines_of


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place("goals/01.yaml", 31, 10), "goals/01.yaml:31:10"),
        (Place("表.docx", cell="table=1,row=7,col=4"), "表.docx:第1个表格第7行第4列"),
        (Place("表.xlsx", cell="Sheet1!E12"), "表.xlsx:Sheet1!E12"),
        (Place("表.pdf", cell="page=3,box=1,2,3,4"), "表.pdf:第3页"),
        (Place("表.yaml"), "表.yaml"),
    ],
)
def test_a_place_is_said_as_people_find_it(place: Place, said: str) -> None:
    assert str(place) == said


def test_places_sort_as_people_read() -> None:
    cells = [Place("a.xlsx", cell=name, order=order) for name, order in SHUFFLED]
    assert [one.cell for one in sorted(cells, key=lambda one: one.sort_key)] == ["B2", "A10", "B10"]


SHUFFLED = [("B10", (10, 2)), ("B2", (2, 2)), ("A10", (10, 1))]


def test_columns_count_characters_from_one() -> None:
    place = Lines("项目名称: 甲\r\n预算数: 80\n", "a.yaml").place(14, 16)
    assert (place.line, place.column, place.end_line, place.end_column) == (2, 6, 2, 8)


@given(st.text(alphabet="甲a \r\n", max_size=30), st.data())
def test_an_offset_is_found_again_by_its_place(text: str, data: st.DataObject) -> None:
    lines = Lines(text, "a")
    offset = data.draw(st.integers(0, len(text)))
    assert lines.start(lines.place(offset, offset)) == offset


@given(st.text(alphabet="甲a\r\n", max_size=30))
def test_a_line_stands_where_it_is_counted(text: str) -> None:
    lines = Lines(text, "a")
    for number, line in enumerate(lines_of(text), 1):
        start = lines.start(Place("a", number, 1))
        assert text[start : start + len(line)] == line
