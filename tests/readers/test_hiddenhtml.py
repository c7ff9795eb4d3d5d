"""What of a page nobody sees."""

from __future__ import annotations

import pytest

from tests.readers.test_seen import page_texts


@pytest.mark.parametrize(
    ("rows", "seen"),
    [
        ("<tr style='display:none'><td>甲<tr><td>乙", ["乙"]),
        ("<tr hidden><td>甲<table><tr><td>内</table></tr><tr><td>乙", ["乙"]),
        ("<tr><td hidden>甲</td><td>乙", ["乙"]),
        ("<tr><td style='visibility:hidden'>甲</td><td>乙", ["", "乙"]),
        ("<tbody style='display:none'><tr><td>甲</tbody><tr><td>乙", ["乙"]),
    ],
)
def test_rows_and_cells_that_a_page_hides_are_not_read(rows: str, seen: list[str]) -> None:
    assert page_texts(rows) == seen
