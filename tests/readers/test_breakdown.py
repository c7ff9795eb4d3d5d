"""Tables whose indicators stand in the head."""

from __future__ import annotations

from checker.readers.breakdown import Breakdown, find_breakdown
from checker.readers.vocabulary import common_words
from tests.readers.rowtexts import grid_rows


def found(*lines: str) -> Breakdown | None:
    return find_breakdown(common_words(), grid_rows(*lines))


BODY = ("甲县|30|120|98%", "乙县|20|80|95%")


def test_rows_are_places_and_columns_indicators() -> None:
    one = found("地区|资金额度|数量指标|质量指标", "||新建池塘（亩）|验收合格率", *BODY)
    assert one is not None
    assert not one.of_projects
    assert (one.at, one.end) == (0, 4)
    assert [(each.name.text, each.levels[0].text) for each in one.columns if each.name] == [
        ("新建池塘（亩）", "数量指标"), ("验收合格率", "质量指标"),
    ]  # fmt: skip


def test_rows_that_are_projects_are_tables() -> None:
    one = found("项目名称|资金额度|数量指标|质量指标", *BODY)
    assert one is not None
    assert one.of_projects


def test_heads_of_columns_of_levels_or_no_body_are_no_such_table() -> None:
    assert found("一级指标|资金额度|数量指标|质量指标", *BODY) is None
    assert found("地区|资金额度|数量指标|质量指标") is None
    assert found("地区|资金额度|数量指标", *BODY) is None, "one level alone"
