"""Which lines of a table without ruling lines are one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.readers.forms_for_tests import rows
from tests.readers.test_pdf import drawn, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

from tests.readers.test_aligned import BODY, HEADS, ROWS, TOP, below, page_of


def test_heads_that_are_printed_on_every_page_are_no_rows(tmp_path: Path) -> None:
    second = page_of(*below(40, HEADS, *BODY[2:]), (800, ["", "", "- 2 -"]))
    data = drawn(page_of(*TOP, *below(140, *BODY[:2]), (800, ["", "", "- 1 -"])), second)
    document = read_bytes(data, tmp_path)
    assert [rows(table) for table in document.tables] == [ROWS]
    assert not document.problems


def test_what_is_signed_below_is_no_row(tmp_path: Path) -> None:
    foot = (220.0, ["填报人：张某", "", "联系电话：1234567"])
    (table,) = read_bytes(drawn(page_of(*TOP, *below(140, *BODY), foot)), tmp_path).tables
    assert rows(table) == ROWS
