"""The tables of a breakdown: a value a place, or a table a project."""

from __future__ import annotations

from checker.readers import read_text
from tests.readers.forms_for_tests import html, rows

HEAD = (
    "<td rowspan=2>{key}</td><td rowspan=2>资金额度（万元）</td>"
    "<td colspan=1>数量指标</td><td colspan=1>质量指标</td>"
)
NAMES = "<td>新建池塘（亩）</td><td>验收合格率</td>"


def lines(*texts: str) -> list[str]:
    return ["".join(f"<td>{one}</td>" for one in text.split("|")) for text in texts]


def test_a_row_a_place_gives_one_table_with_a_value_a_place() -> None:
    top = "<td>项目名称</td><td colspan=3>池塘改造</td>"
    body = lines("合计|30|50|100%", "甲县|10|20|100%", "乙县|20|30|100%")
    (table,) = read_text(html(top, HEAD.format(key="地区"), NAMES, *body), "f.html").tables
    assert table.text("预算数") == "30"
    assert rows(table, "二级指标", "指标值") == [("数量指标", "50"), ("质量指标", "100%")]
    assert {k: v.text for k, v in table.indicators[0].places.items()} == {
        "甲县": "20",
        "乙县": "30",
    }


def test_the_head_of_the_places_may_stand_in_every_row_of_heads() -> None:
    heads = lines(
        "地区|产出指标|产出指标", "地区|数量指标|质量指标", "地区|新建池塘（亩）|验收合格率"
    )
    body = lines("全市|50|100%", "甲县|20|100%", "乙县|30|100%")
    (table,) = read_text(html(*heads, *body), "f.html").tables
    assert rows(table, "一级指标", "二级指标", "三级指标", "指标值") == [
        ("产出指标", "数量指标", "新建池塘（亩）", "50"),
        ("产出指标", "质量指标", "验收合格率", "100%"),
    ]
    assert {k: v.text for k, v in table.indicators[0].places.items()} == {
        "甲县": "20",
        "乙县": "30",
    }


def test_another_word_in_the_column_of_the_places_is_a_place() -> None:
    heads = lines("地区|数量指标|质量指标", "地区|新建池塘（亩）|验收合格率")
    body = lines("全市|50|100%", "地区行署|20|100%", "乙县|30|100%")
    (table,) = read_text(html(*heads, *body), "f.html").tables
    assert set(table.indicators[0].places) == {"地区行署", "乙县"}


def test_a_row_a_project_gives_a_table_a_project() -> None:
    body = lines("甲塘改造|10|20|100%", "乙塘改造|20|30|98%")
    found = read_text(html(HEAD.format(key="项目名称"), NAMES, *body), "f.html").tables
    assert [(one.text("项目名称"), one.text("预算数")) for one in found] == [
        ("甲塘改造", "10"),
        ("乙塘改造", "20"),
    ]
    assert rows(found[1], "指标值") == [("30",), ("98%",)]
