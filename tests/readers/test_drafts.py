"""The goal tables of a document while their rows are read one after another."""

from __future__ import annotations

import pytest

from checker.base.limits import ReadError
from checker.readers.drafts import Drafts
from checker.readers.vocabulary import common_words
from tests.readers.rowtexts import grid_rows

FORM = (
    "项目名称|3>{name}",
    "预算数|80|财政资金|80",
    "绩效目标|3>完成{name}",
    "一级指标|二级指标|三级指标|指标值",
    "产出指标|数量指标|{name}数量|≥12处",
)


def read(*names: str, most: int | None = None) -> Drafts:
    drafts = Drafts(common_words(), most)
    for row in grid_rows(*(line.format(name=name) for name in names for line in FORM)):
        drafts.row(row)
    drafts.finish()
    return drafts


def test_another_name_of_a_project_begins_another_table() -> None:
    done = read("泵站维修", "渠道清淤").done
    assert [one.text("项目名称") for one in done] == ["泵站维修", "渠道清淤"]
    assert [[row.text("三级指标") for row in one.indicators] for one in done] == [
        ["泵站维修数量"],
        ["渠道清淤数量"],
    ]


def test_of_more_tables_than_are_allowed_nothing_is_read() -> None:
    assert len(read("泵站维修", "渠道清淤", most=2).done) == 2
    with pytest.raises(ReadError):
        read("泵站维修", "渠道清淤", most=1)


def test_a_header_without_rows_is_a_problem_and_no_table() -> None:
    drafts = Drafts(common_words())
    for row in grid_rows(FORM[3]):
        drafts.row(row)
    drafts.finish()
    assert drafts.done == []
    assert [one.rule for one in drafts.problems] == ["GC001"]
