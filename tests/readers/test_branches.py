"""Levels without a column: a row that names one alone says it for the rows below."""

from __future__ import annotations

from tests.readers.forms_for_tests import html, only_table, rows

HEAD = "<td>项目名称</td><td colspan=2>乡镇卫生院改造</td>"
GOAL = "<td>绩效目标</td><td colspan=2>改造卫生院4所</td>"
COLUMNS = "<td>指标名称</td><td>指标内容</td><td>指标值</td>"
BEDS = "<td>改造床位</td><td>住院部</td><td>≥80张</td>"
VISITS = "<td>年门诊量</td><td>全院</td><td>≥2万人次</td>"


def test_a_level_across_the_table_holds_for_the_rows_below_it() -> None:
    page = html(
        HEAD,
        GOAL,
        COLUMNS,
        "<td colspan=3>产出指标</td>",
        BEDS,
        "<td colspan=3>效益指标</td>",
        VISITS,
    )
    assert rows(only_table(page, "f.html"), "一级指标", "三级指标", "指标值") == [
        ("产出指标", "改造床位", "≥80张"),
        ("效益指标", "年门诊量", "≥2万人次"),
    ]


def test_a_text_alone_that_is_no_level_names_none() -> None:
    page = html(
        HEAD,
        GOAL,
        COLUMNS,
        "<td colspan=3>产出指标</td>",
        BEDS,
        "<td colspan=3>以上为住院部</td>",
        VISITS,
    )
    found = [row for row in rows(only_table(page, "f.html"), "一级指标", "三级指标") if row[1]]
    assert ("产出指标", "改造床位") in found
    assert ("产出指标", "年门诊量") in found
