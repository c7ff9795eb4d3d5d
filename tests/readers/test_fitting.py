"""The columns of a row that lacks cells."""

from __future__ import annotations

from checker.readers.fitting import (
    LEVEL1,
    LEVEL2,
    MONEY,
    NAME,
    POINTS,
    TEXT,
    VALUE,
    ColumnRole,
    fit,
)
from checker.readers.vocabulary import common_words

LEVELS = (
    ColumnRole(LEVEL1, "一级指标", merged=True),
    ColumnRole(LEVEL2, "二级指标", merged=True),
    ColumnRole(NAME, "三级指标"),
    ColumnRole(VALUE, "指标值"),
)


def columns_of(columns: tuple[ColumnRole, ...], *texts: str) -> tuple[int, ...] | None:
    found = fit(common_words(), texts, columns)
    return found.columns if found is not None else None


def test_the_word_of_a_level_says_which_level_is_there() -> None:
    assert columns_of(LEVELS, "质量指标", "养护合格率", "≥95%") == (1, 2, 3)
    assert columns_of(LEVELS, "养护合格率", "≥95%") == (2, 3)


def test_a_row_with_more_cells_than_columns_fits_nowhere() -> None:
    assert columns_of(LEVELS, "产出指标", "质量指标", "养护", "合格率", "≥95%") is None


def test_two_ways_as_good_leave_no_margin() -> None:
    columns = (
        ColumnRole(TEXT, "项目"),
        ColumnRole(MONEY, "县级"),
        ColumnRole(MONEY, "市级"),
        ColumnRole(TEXT, "备注"),
    )
    sure = fit(common_words(), ("桥梁检测", "30", "40", "两座"), columns)
    open_ = fit(common_words(), ("桥梁检测", "30", "两座"), columns)
    assert sure is not None
    assert open_ is not None
    assert open_.margin < 0.4 < sure.margin


def test_a_row_of_a_wide_table_may_lack_all_cells_at_its_end() -> None:
    columns = (*LEVELS, *(ColumnRole(POINTS, "得分") for _ in range(60)))
    texts = ("产出指标", "质量指标", "养护合格率", "≥95%")
    assert columns_of(columns, *texts, "5") == (0, 1, 2, 3, 4)
