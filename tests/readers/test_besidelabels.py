"""Where the value of a label stands."""

from __future__ import annotations

import pytest

from checker.readers.besidelabels import time_of, value_position
from checker.readers.vocabulary import common_words
from tests.readers.rowtexts import grid_rows


@pytest.mark.parametrize(
    ("label", "value", "field"),
    [
        ("项目日期范围", "2026-01-01至2026-12-31", "起止时间"),
        ("实施期", "2年", "实施期限"),
        ("建设周期", "2025—2026年", "实施期限"),
        ("项目日期范围", "长期", None),
        ("填报日期", "2年", None),
        ("天气", "2026-01-01至2026-12-31", None),
    ],
)
def test_a_stretch_of_time_under_a_label_nobody_knows(
    label: str, value: str, field: str | None
) -> None:
    assert time_of(label, value) == field


@pytest.mark.parametrize(
    ("row", "position"),
    [
        ("项目名称|泵站检修", 1),
        ("项目名称", None),
        ("支出类型|其他", 1),
        ("预算数|财政资金", None),
        ("填报单位|填报单位：某乡政府", None),
        ("预算总额|收入预算", None),
    ],
)
def test_a_text_may_read_like_a_label_where_a_kind_is_asked_for(
    row: str, position: int | None
) -> None:
    (found,) = grid_rows(row)
    assert value_position(common_words(), found, 0) == position
