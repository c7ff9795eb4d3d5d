"""Tables within a form that lay out what money is spent on."""

from __future__ import annotations

import pytest

from checker.readers.details import details_end, leave_details
from checker.readers.draft import Draft
from tests.readers.rowtexts import grid_rows

ITEMS = ("支出科目|单价|数量|金额", "办公费|2|3|6", "差旅费|5|1|5", "绩效目标|3>巡查")


def test_such_a_table_ends_where_no_amount_stands() -> None:
    rows = grid_rows(*ITEMS)
    assert details_end(rows, 0) == 3
    draft = Draft()
    leave_details(draft, rows[:3])
    assert [one.text for one in draft.leftovers][1:] == ["办公费、2、3、6", "差旅费、5、1、5"]


@pytest.mark.parametrize(
    "head", ["来源|上年数|本年数|金额", "支出科目|单价", "支出科目|单价|数量|地点"]
)
def test_other_heads_are_none(head: str) -> None:
    assert details_end(grid_rows(head, "办公费|2|3|6"), 0) is None


def test_without_a_figure_there_is_none() -> None:
    assert details_end(grid_rows(ITEMS[0], "办公费|无|无|无"), 0) is None
