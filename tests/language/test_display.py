"""Values as a message shows them."""

from __future__ import annotations

import datetime

import pytest

from checker.language import ABSENT, EMPTY, UNCLEAR, Unknown, show_value
from checker.language.display import LONGEST_LIST


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("清淤", "清淤"),
        (True, "是"),
        (False, "否"),
        (datetime.date(2025, 3, 1), "2025年3月1日"),
        (ABSENT, EMPTY),
        (Unknown("读不懂"), UNCLEAR),
        (object(), UNCLEAR),
        (("清淤", "疏浚"), "清淤、疏浚"),
        ((), ""),
    ],
)
def test_a_value_is_shown_in_chinese(value: object, shown: str) -> None:
    assert show_value(value) == shown


def test_a_list_breaks_off_and_says_how_long_it_is() -> None:
    many = ("清淤",) * LONGEST_LIST
    shown = show_value(many)
    assert shown.endswith(f"…（共{len(many)}项）")
    assert len(shown) < LONGEST_LIST + 20
