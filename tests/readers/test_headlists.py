"""Small tables within the head of a form, told apart by their heads."""

from __future__ import annotations

import pytest

from checker.readers.draft import Draft
from checker.readers.headlists import read_list
from checker.readers.vocabulary import common_words
from tests.readers.rowtexts import grid_rows


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (("支出科目|单价|数量|金额", "办公费|2|3|6"), 2),
        (("项目名称|泵站检修", "预算数|80"), None),
    ],
)
def test_where_such_a_table_ends(lines: tuple[str, ...], end: int | None) -> None:
    draft = Draft()
    assert read_list(common_words(), draft, grid_rows(*lines), 0) == end
    assert bool(draft.leftovers) is (end is not None)
