"""What editors of all formats share."""

from __future__ import annotations

import pytest

from checker.fixes.edits import Edit, Replacement, edited_package
from tests.ooxml.packages import packed, parts_of


def edit(*spans: tuple[int, int], part: str = "") -> Edit:
    return Edit(Replacement(start, stop, "x", part) for start, stop in spans)


@pytest.mark.parametrize(
    ("one", "other", "overlaps"),
    [
        (edit((0, 3)), edit((3, 5)), False),
        (edit((0, 4)), edit((3, 5)), True),
        (edit((3, 3)), edit((3, 3)), True),
        (edit((3, 3)), edit((3, 5)), True),
        (edit((0, 1), (8, 9)), edit((2, 3), (7, 10)), True),
        (edit((0, 4), part="a"), edit((0, 4), part="b"), False),
    ],
)
def test_edits_that_touch_the_same_place_are_not_made_together(
    one: Edit, other: Edit, overlaps: object
) -> None:
    assert one.overlaps(other) is overlaps
    assert other.overlaps(one) is overlaps


def test_each_part_of_an_office_file_has_its_own_edits() -> None:
    data = packed({"a.xml": "<a>一二三</a>", "b.xml": "<b>四</b>", "c.xml": "<c/>"})
    one, three = (Replacement(at, at + 3, to, "a.xml") for at, to in ((3, "壹"), (9, "叁")))
    edits = [Edit([one, three]), Edit([Replacement(3, 6, "肆", "b.xml")])]
    assert parts_of(edited_package(data, edits)) == {
        "a.xml": "<a>壹二叁</a>".encode(), "b.xml": "<b>肆</b>".encode(), "c.xml": b"<c/>",
    }  # fmt: skip
