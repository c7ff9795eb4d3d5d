"""Rows between the heads of a copied table."""

from __future__ import annotations

import pytest

from checker.readers import read_text
from tests.readers.forms_for_tests import only_table, texts

BODY = "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t检测桥梁\t6座\n"


def test_a_label_that_leads_pairs_of_sources_is_merged_over_them() -> None:
    table = only_table(
        "项目支出绩效目标表\n项目名称\t桥梁检测\n"
        "项目资金（万元）\t实施期资金总额\t90\t年度资金总额\t30\n"
        "其中：财政拨款\t80\t其中：财政拨款\t25\n其他资金\t10\t其他资金\t5\n" + BODY
    )
    found = texts(table)
    assert (found["中期资金总额"], found["预算数"]) == ("90", "30")
    assert (found["财政拨款"], found["其他资金"]) == ("25", "5")


@pytest.mark.parametrize(
    "rows",
    ["月份\t一月\t二月\n30\t40\t50\n", "财政拨款\t30\t40\n", "甲\t产出指标\t效益指标\t乙\n"],
)
def test_rows_whose_heads_nobody_knows_are_refused(rows: str) -> None:
    document = read_text("项目支出绩效目标表\n项目名称\t桥梁检测\n" + rows + BODY, "f.txt")
    assert not document.tables
    assert [each.rule for each in document.problems] == ["GC001"]
