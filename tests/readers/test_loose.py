"""Rows of a pasted text that lost cells."""

from __future__ import annotations

import pytest

from tests.readers.forms_for_tests import only_table, rows, texts
from tests.readers.test_paste import BODY, HEAD, HEADER, READ, paste


@pytest.mark.parametrize("between", ["\t", "  ", "    ", "\u3000\u3000", " "])
def test_rows_find_their_columns_without_the_merged_cells(between: str) -> None:
    table = only_table(paste(between, *HEAD, HEADER, *BODY))
    assert rows(table) == READ
    assert texts(table)["项目名称"] == "水库除险"
    assert (texts(table)["预算数"], texts(table)["年度"]) == ("64", "2026")
    assert [goal.text for goal in table.goals] == ["加固水库3座"]


def test_lines_may_begin_with_the_blanks_of_merged_cells() -> None:
    body = (BODY[0], ("", *BODY[1]), ("", "", *BODY[2]), BODY[3])
    assert rows(only_table(paste("\t", *HEAD, HEADER, *body))) == READ
