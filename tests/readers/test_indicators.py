"""Indicator rows."""

from __future__ import annotations

from tests.readers.forms_for_tests import only_table, rows
from tests.readers.test_beside_indicators import cells, form


def test_the_head_of_a_group_stands_apart_with_its_weight() -> None:
    table = only_table(
        form(
            "<td>分值</td><td>指标值</td>",
            cells("产出指标", "数量指标", "★绿化面积", "20", ""),
            cells("", "", "乔木面积", "", "≥30亩"),
            cells("", "质量指标", "成活率", "10", "≥95%"),
        ),
        "f.html",
    )
    assert [row[2] for row in rows(table)] == ["乔木面积", "成活率"]
    assert [(row.text("三级指标"), row.text("分值")) for row in table.asides] == [
        ("绿化面积", "20")
    ]


def test_a_row_without_value_whose_followers_have_weights_is_an_indicator() -> None:
    table = only_table(
        form(
            "<td>分值</td><td>指标值</td>",
            cells("产出指标", "数量指标", "绿化面积", "20", ""),
            cells("", "质量指标", "成活率", "10", "≥95%"),
        ),
        "f.html",
    )
    assert len(table.indicators) == 2
    assert not table.asides
