"""Names with their values in one text: every piece is one, and what is none is not lost."""

from __future__ import annotations

import pytest

from checker.readers import read_text
from checker.readers.namesvalues import beside_pairs, name_and_value, says_no_name
from tests.readers.forms_for_tests import html


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("清淤长度≥9.6公里；验收合格率100%", [("清淤长度", "≥9.6公里"), ("验收合格率", "100%")]),
        ("储备编织袋\n≥5万条", [("储备编织袋", "≥5万条")]),
        ("居住环境明显改善；受益户数≥300户", [("居住环境", "明显改善"), ("受益户数", "≥300户")]),
    ],
)
def test_every_piece_is_a_name_with_its_value(text: str, found: list[tuple[str, str]]) -> None:
    pairs = name_and_value(text)
    assert [(pair["name"], pair["value"]) for pair in pairs] == found
    assert beside_pairs(text, pairs) == ""


def test_a_piece_without_a_value_stands_beside_the_pairs() -> None:
    text = "清淤长度≥9.6公里；按规程管护"
    assert beside_pairs(text, name_and_value(text)) == "按规程管护"


def test_a_cell_of_several_each_behind_its_level_is_as_many_rows() -> None:
    heads = ("序号", "项目名称", "预算数（万元）", "年度绩效目标", "绩效指标")
    said = "1.数量指标：清淤长度≥9.6公里；2.质量指标：验收合格率≥98%；满意度指标：村民满意度≥90%"
    row = ("1", "河道清淤", "96", "清淤9.6公里", said)
    cells = ("".join(f"<td>{text}</td>" for text in line) for line in (heads, row))
    (table,) = read_text(html(*cells), "f.html").tables
    labels = ("一级指标", "二级指标", "三级指标", "指标值")
    assert [tuple(one.text(label) for label in labels) for one in table.indicators] == [
        ("", "数量指标", "清淤长度", "≥9.6公里"),
        ("", "质量指标", "验收合格率", "≥98%"),
        ("", "满意度指标", "村民满意度", "≥90%"),
    ]


@pytest.mark.parametrize(
    "text", ["≥90%", "≤45万元", "2026年10月底前完成", "全年12个月", "12月底前"]
)
def test_a_value_alone_says_no_name(text: str) -> None:
    assert says_no_name(text)


@pytest.mark.parametrize("text", ["保护古树≥120株", "管护湿地3200亩", "成活率98%；死亡率2%"])
def test_a_name_with_its_value_says_one(text: str) -> None:
    assert not says_no_name(text)


def test_the_head_of_a_column_names_the_values_that_stand_alone_below_it() -> None:
    heads = ("项目名称", "预算数（万元）", "年度绩效目标", "数量指标", "成本指标", "服务对象满意度")
    row = ("古树保护", "45", "保护古树120株", "保护古树≥120株", "≤45万元", "≥90%")
    cells = ("".join(f"<td>{text}</td>" for text in line) for line in (heads, row))
    (table,) = read_text(html(*cells), "f.html").tables
    assert [(one.text("三级指标"), one.text("指标值")) for one in table.indicators] == [
        ("保护古树", "≥120株"),
        ("成本", "≤45万元"),
        ("服务对象满意度", "≥90%"),
    ]
