"""A column of indicators as its head names it."""

from __future__ import annotations

import pytest

from checker.readers.columns import field_of_column, is_whole, is_year
from checker.readers.vocabulary import common_words


@pytest.mark.parametrize(
    ("text", "year"), [("2025年", True), ("2025年目标", False), ("指标值", False)]
)
def test_a_year_alone(text: str, year: bool) -> None:
    assert is_year(text) is year


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("年度指标值", "指标值"),
        ("三级指标", "三级指标"),
        ("1-7月执行情况", "监控完成值"),
        ("天气", ""),
    ],
)
def test_the_field_of_a_label(text: str, field: str) -> None:
    found = field_of_column(common_words(), text)
    assert found == field or (field == "监控完成值" and found)


def test_what_is_aimed_at_in_all() -> None:
    assert is_whole("总目标")
    assert not is_whole("年度目标")
