"""Heads that no vocabulary knows are the header only where the row below proves it."""

from __future__ import annotations

import pytest

from checker.readers import read_text

HEADS = ("考评内容", "绩效内容", "考评要点", "绩效标准")
ROW = ("产出指标", "数量指标", "加固山塘数", "≥9座")


def page(heads: tuple[str, ...], row: tuple[str, ...]) -> str:
    lines = (("项目名称", "山塘除险", "实施单位", "某县水利站"), ("预算数", "72万元"), heads, row)
    rows = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in line) for line in lines)
    return f"<p>项目绩效目标表（2026年度）</p><table>{rows}</table>"


def rows_of(text: str) -> list[tuple[str, str]]:
    tables = read_text(text, "f.html").tables
    return [
        (row.text("三级指标"), row.text("指标值")) for table in tables for row in table.indicators
    ]


def test_a_row_of_levels_name_and_value_proves_the_heads_above_it() -> None:
    assert rows_of(page(HEADS, ROW)) == [("加固山塘数", "≥9座")]


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (HEADS, ("产出指标", "加固山塘数", "≥9座", "")),
        (HEADS, ("产出指标", "数量指标", "≥9座", "加固山塘数")),
        (HEADS, ("数量指标", "产出指标", "加固山塘数", "≥9座")),
        (HEADS, ("产出指标", "数量指标", "加固山塘数", "由水利站组织实施")),
        (("产出指标", "数量指标", "巡查山塘次数", "≥36次"), ROW),
        (("9座", "12座", "15座", "18座"), ROW),
    ],
)
def test_heads_above_anything_else_are_not_taken_for_a_header(
    heads: tuple[str, ...], row: tuple[str, ...]
) -> None:
    found = rows_of(page(heads, row))
    assert found != [("加固山塘数", "≥9座")]
    assert all(name in heads + row for name, _ in found)


@pytest.mark.parametrize(
    "title",
    [
        "项目支出绩效监控表（2026年1-6月）",
        "项目支出绩效监控表（2026年1月—6月）",
        "项目支出绩效监控表（2026年上半年）",
        "2026年1月至6月项目支出绩效监控表",
    ],
)
def test_months_in_a_title_hide_no_year(title: str) -> None:
    text = page(("一级指标", "二级指标", "三级指标", "指标值"), ROW)
    (table,) = read_text(text.replace("项目绩效目标表（2026年度）", title), "f.html").tables
    assert table.fields["年度"].text == "2026"
    assert table.fields["标题"].text == title


BRANCH = "<tr><td>项目名称<td colspan=2>山塘加固</tr><tr><td colspan=3>一、产出指标</tr>"


def test_a_level_alone_above_names_and_values_begins_indicators_without_heads() -> None:
    text = f"<table>{BRANCH}<tr><td>数量指标<td>加固山塘数<td>≥9座</tr></table>"
    (table,) = read_text(text, "f.html").tables
    (row,) = table.indicators
    assert [row.text(each) for each in ("一级指标", "二级指标", "三级指标", "指标值")] == [
        "一、产出指标",
        "数量指标",
        "加固山塘数",
        "≥9座",
    ]


def test_a_level_alone_above_a_text_begins_none() -> None:
    text = f"<table>{BRANCH}<tr><td>数量指标<td>加固山塘数<td>见附件</tr></table>"
    assert all(not table.indicators for table in read_text(text, "f.html").tables)
