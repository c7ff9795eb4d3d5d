"""Where heads stand over rows in a copied table."""

from __future__ import annotations

from checker.readers import read_text
from tests.readers.forms_for_tests import only_table, rows, texts

HEAD = "项目支出绩效目标表\n项目名称\t桥梁检测\n"
LEVELS = "一级指标\t二级指标\t三级指标\t指标值\t备注\n产出指标\t数量指标\t检测桥梁\t6座\t\n"


def test_a_signature_below_the_indicators_is_none_of_them() -> None:
    table = only_table(HEAD + LEVELS + "填表人：贺某\t联系电话：1234567\n")
    assert rows(table) == [("产出指标", "数量指标", "检测桥梁", "6座")]


def test_a_label_and_its_text_below_the_indicators_is_not_taken_for_one() -> None:
    """桥梁管护 | 落实到人 may be the last indicator or a note: nobody could tell."""
    document = read_text(HEAD + LEVELS + "保障措施落实\t明确到人并按月调度\n", "f.txt")
    assert not document.tables
    assert [each.rule for each in document.problems] == ["GC001"]


def test_a_last_indicator_with_a_value_is_one() -> None:
    table = only_table(HEAD + LEVELS + "检测隧道\t2座\n")
    assert rows(table)[-1] == ("产出指标", "数量指标", "检测隧道", "2座")


def test_money_below_labels_lacks_the_label_of_its_block() -> None:
    money = "年度预算（万元）\t财政拨款\t其他资金\t合计\n25\t5\t30\n"
    found = texts(only_table(HEAD + money + LEVELS + "质量指标\t报告合格率\t100%\t\n"))
    assert (found["财政拨款"], found["其他资金"], found["预算数"]) == ("25", "5", "30")
