"""Cells merged downwards, shown as a text over blanks."""

from __future__ import annotations

from tests.readers.forms_for_tests import only_table, rows, texts

HEAD = """\
项目支出绩效目标表（2025年度）,,,
项目名称,村道硬化,,
单位名称,柳林县交通局,,
"""
MONEY = """\
项目资金（万元）,年度资金总额,120,
,其中：财政拨款,100,
,其他资金,20,
绩效目标,硬化村道8公里,,
"""
INDICATORS = """\
一级指标,二级指标,三级指标,指标值
产出指标,数量指标,硬化里程,≥8公里
,,新建涵洞,≥5座
,质量指标,验收合格率,100%
效益指标,社会效益指标,受益村,≥6个
"""


def test_what_stands_over_blanks_holds_below_them() -> None:
    found = only_table(HEAD + MONEY + INDICATORS, "f.csv")
    assert rows(found) == [
        ("产出指标", "数量指标", "硬化里程", "≥8公里"),
        ("产出指标", "数量指标", "新建涵洞", "≥5座"),
        ("产出指标", "质量指标", "验收合格率", "100%"),
        ("效益指标", "社会效益指标", "受益村", "≥6个"),
    ]
    assert [texts(found)[label] for label in ("预算数", "财政拨款", "其他资金")] == [
        "120",
        "100",
        "20",
    ]


def test_a_blank_behind_a_label_is_a_value_that_nobody_filled_in() -> None:
    blank = HEAD.replace("柳林县交通局", "")
    found = only_table(blank + MONEY + INDICATORS, "f.csv")
    assert (found.text("项目名称"), found.text("单位名称")) == ("村道硬化", "")


def test_a_level_that_is_said_again_begins_anew() -> None:
    again = INDICATORS.replace(",,新建涵洞", "产出指标,,新建涵洞")
    found = only_table(HEAD + MONEY + again, "f.csv")
    assert rows(found, "一级指标", "三级指标")[1] == ("产出指标", "新建涵洞")
