"""The page of shapes says what the program does."""

from __future__ import annotations

from tests.values.page import PAGE, page


def test_the_page_of_values_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "运行 python -m tests.values.page"
