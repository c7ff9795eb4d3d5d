"""A total and the grade that stands with it in one cell."""

from __future__ import annotations

import pytest

from checker.readers import read_text


@pytest.mark.parametrize("cell", ["94.3分，优", "优（94.3分）", "94.3 优"])
def test_each_has_a_field(cell: str) -> None:
    form = (
        "项目支出绩效自评表,,,,,\n项目名称,道路养护,,,,\n"
        "一级指标,二级指标,三级指标,年度指标值,实际完成值,得分\n"
        f'产出指标,数量指标,里程,≥3公里,3,94.3\n总分,,,,,"{cell}"\n'
    )
    (table,) = read_text(form, "a.csv").tables
    assert table.text("总分").removesuffix("分") == "94.3"
    assert table.text("等级") or table.text("评价等级") or table.text("自评等级")
