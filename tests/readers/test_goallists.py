"""Goals in a small table of their own."""

from __future__ import annotations

import pytest

from checker.base.place import Place
from checker.readers import read_text
from checker.readers.goallists import goal_list_end
from checker.readers.grid import Grid, GridCell
from checker.readers.rows import rows_of
from checker.readers.vocabulary import common_words
from tests.readers.forms_for_tests import html

BELOW = (
    "<td>一级指标<td>二级指标<td>三级指标<td>指标值",
    "<td>产出指标<td>数量指标<td>检修泵站<td>≥6座",
)


def read(heads: str, *lines: str) -> list[str]:
    """The goals of a form with such a table."""
    page = html(
        "<td>项目名称<td colspan=3>泵站检修",
        f"<td rowspan={len(lines) + 1}>年度绩效目标{heads}", *lines, *BELOW,
    )  # fmt: skip
    document = read_text(page, "f.html")
    (table,) = document.tables
    return [goal.text for goal in table.goals]


def test_the_contents_are_the_goals_and_what_stands_beside_is_none() -> None:
    goals = read(
        "<td>序号<td>目标内容<td>权重",
        "<td>1<td>检修泵站6座<td>60", "<td>2<td>清淤渠道3公里<td>40",
    )  # fmt: skip
    assert goals == ["检修泵站6座", "清淤渠道3公里"]


HERE = Place("甲.xlsx")


@pytest.mark.parametrize(
    ("heads", "end"),
    [
        (("序号", "目标内容", "权重"), 3),
        (("序号", "目标内容", "天气"), None),
        (("目标内容", "描述", "权重"), None),
        (("目标内容",), None),
    ],
)
def test_one_column_of_contents_and_only_known_ones_beside_it(
    heads: tuple[str, ...], end: int | None
) -> None:
    lead = GridCell("年度绩效目标", 0, 0, HERE, row_span=3)
    cells = [
        GridCell(text if row == 0 else f"第{row}项", row, at, HERE)
        for row in range(3)
        for at, text in enumerate(heads, 1)
    ]
    rows = list(rows_of(Grid((lead, *cells))))
    assert goal_list_end(common_words(), rows, 0) == end
