"""Figures in running text, and the literals of the rule language."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.values import amounts_in, format_amount, parse_amount, unit_named


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("预计全年审理案件2700件，保障劳资关系和谐", [("2700件", "审理案件")]),
        ("通过为11个街镇建设就业驿站", [("11个", "")]),
        ("培训学员500人次，举办活动12场", [("500人次", "培训学员"), ("12场", "举办活动")]),
        ("完成造林8万亩、抚育3.5万亩", [("8万亩", "造林"), ("3.5万亩", "抚育")]),
        ("新建改建农村公路不少于35公里", [("35公里", "新建改建农村公路")]),
        ("合格率达到95%以上", [("95%", "合格率")]),
        ("开展三次培训", [("三次", "开展")]),
        ("支付1,100万元工程款", [("1,100万元", "支付")]),
        ("群众参与率达到60%，及时率80%", [("60%", "群众参与率"), ("80%", "及时率")]),
        ("处理率保持100%，总投资控制在600万元以内", [("100%", "处理率"), ("600万元", "总投资")]),
        ("管护补助每亩15元，走访每月2次", [("每亩15元", "管护补助"), ("每月2次", "走访")]),
        ("完成抽检4批次/千人", []),
        ("抽检2040批次", [("2040批次", "抽检")]),
    ],
)
def test_amounts_are_found_with_the_noun_in_front(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[one.start : one.end], one.noun) for one in amounts_in(text)] == found


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("合格率不低于90%", "≥"),
        ("合格率不得低于90%", "≥"),
        ("合格率≥90%", "≥"),
        ("合格率达到90%以上", "≥"),
        ("合格率超过90%", "≥"),
        ("误差不能大于5%", "≤"),
        ("误差控制在5%以内", "≤"),
        ("合格率达到90%", ""),
        ("合格率没有低于90%", ""),
        ("费用未超过5%", ""),
    ],
)
def test_the_words_beside_an_amount_say_whether_it_is_a_bound(text: str, sign: str) -> None:
    (found,) = amounts_in(text)
    assert found.sign == sign


def test_an_amount_knows_the_words_of_its_clause() -> None:
    text = "清运垃圾，在18个村设置收集点260处、配备保洁员36名，垃圾不落地"
    assert [one.clause for one in amounts_in(text)] == ["在村设置收集点、配备保洁员"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "拨付三支一扶经费",
        "推进一体化建设",
        "备战第十四届全运会",
        "2025年编外人员经费",
        "根据津财社指〔2024〕132号文件",
        "根据津财社指【2024】132号文件",
        "开通12345热线",
        "深入实施“双创”战略",
        "一次性告知",
        "落实十四五规划",
        "一方面",
        "保障二期工程",
        "",
        "\ud800",
    ],
)
def test_numerals_inside_words_years_and_document_numbers_are_no_amounts(text: str) -> None:
    assert amounts_in(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.01万元", "100"), ("90%", "90"), ("22人", "22"), ("5", "5"), ("1.5", "1.5")],
)
def test_a_quantity_literal_is_a_number_with_a_unit_or_without(text: str, value: str) -> None:
    amount = parse_amount(text)
    assert amount is not None
    assert amount.exact is not None
    assert amount.exact.value == Decimal(value)


@pytest.mark.parametrize("text", ["≥5", "约5人", "5-6人", "5人到位", "保障", "", "5栗", "20多人"])
def test_anything_else_is_no_quantity_literal(text: str) -> None:
    assert parse_amount(text) is None


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("84277000", "万元", "8427.7万元"),
        ("27886.27", "元", "27886.27元"),
        ("90", "%", "90%"),
        ("3", "月", "3个月"),
        ("0", "人", "0人"),
    ],
)
def test_amounts_print_in_the_spelling_of_their_unit(value: str, unit: str, text: str) -> None:
    named = unit_named(unit)
    assert named is not None
    assert format_amount(Decimal(value), named) == text
