"""A second row of heads below the header of the indicators."""

from __future__ import annotations

from checker.readers.header import find_header
from checker.readers.subheads import refine_header
from checker.readers.vocabulary import common_words
from tests.readers.rowtexts import grid_rows

WORDS = common_words()


def fields(*lines: str) -> list[str] | None:
    """The fields of the header that two lines make; None where the second is none of it."""
    above, below = grid_rows(*lines)
    header = find_header(WORDS, above)
    assert header is not None
    refined = refine_header(WORDS, header, below)
    return None if refined is None else [column.field for column in refined.columns]


def test_heads_below_a_wide_one_take_its_place() -> None:
    found = fields("一级指标|二级指标|三级指标|3>指标值", "|||指标性质|目标值|计量单位")
    assert found == ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "计量单位"]


def test_below_the_value_of_last_year_a_number_is_last_years() -> None:
    found = fields("一级指标|二级指标|三级指标|指标值|2>上年值", "||||数值|计量单位")
    assert found == ["一级指标", "二级指标", "三级指标", "指标值", "上年值"]


def test_an_indicator_is_no_row_of_heads() -> None:
    assert fields("一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|绿道长度|≥3公里") is None


def test_an_unknown_head_alone_below_the_name_is_the_name_beside_the_value() -> None:
    found = fields("一级指标|二级指标|2>三级指标", "||内容要点|目标值")
    assert found == ["一级指标", "二级指标", "三级指标", "指标值"]
