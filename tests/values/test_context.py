"""What the columns, the name and the head of a table add to a value, and what they may not."""

from __future__ import annotations

import pytest

from checker.values import Context, Note, complete, operator_named, parse, unit_named, value_json


def completed(text: str, context: Context) -> tuple[str, tuple[str, ...]]:
    value = complete(parse(text), context)
    return str(value), value.notes


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("22", Context(unit="人", operator="≥"), "≥22人"),
        ("95", Context(unit="%", operator="大于等于"), "≥95%"),
        ("95", Context(unit="百分比", operator="正向"), "≥95%"),
        ("5", Context(unit="天", operator="反向"), "≤5天"),
        ("5", Context(unit="工作日", operator="≤"), "≤5个工作日"),
        ("100", Context(unit="%", operator="＝"), "=100%"),
        ("80000", Context(name="造林面积(亩)"), "80000亩"),
        ("≥80000", Context(name="造林面积（亩）"), "≥80000亩"),
        ("8", Context(name="造林面积（万亩）"), "8万亩"),
        ("12", Context(unit="万元", operator="≤"), "≤12万元"),
        ("12", Context(unit="千元", operator="≤"), "≤12000元"),
        ("1.7", Context(unit="万人", operator="≥"), "≥1.7万人"),
        ("250万", Context(unit="万元"), "250万元"),
        ("530", Context(unit="元/人·月"), "530元/人·月"),
        ("≤28.40/株", Context(name="苗木单价（元/株）"), "≤28.4元/株"),
        ("10-20", Context(unit="人"), "10-20人"),
        ("262.96", Context(money=True, money_unit="万元"), "262.96万元"),
        ("1,100.50", Context(money=True, money_unit="万元"), "1100.5万元"),
        ("2025.12", Context(money=True, money_unit="万元"), "2025.12万元"),
        ("2025.96", Context(money=True, money_unit="万元"), "2025.96万元"),
        ("≤2025.12", Context(unit="万元"), "≤2025.12万元"),
        ("20251231", Context(money=True, money_unit="元"), "20251231元"),
        ("5000", Context(money=True, money_unit="单位：元"), "5000元"),
        ("27886.27元", Context(money=True, money_unit="万元"), "27886.27元"),
        ("12月底前", Context(year=2025), "2025年12月底前"),
        ("1-12月", Context(year=2025), "2025年1-12月"),
        ("第三季度", Context(year=2025), "2025年7-9月"),
        ("12月底前100%到位", Context(year=2025), "2025年12月底前；100%"),
        ("保障", Context(unit="人", operator="定性"), "保障"),
        ("2025", Context(unit="年"), "2025年全年"),
        ("3", Context(unit="年", operator="≥"), "≥3年"),
        ("2025年12月", Context(operator="≤"), "2025年12月底前"),
        ("12月31日", Context(operator="小于等于", year=2025), "2025年12月31日前"),
        ("2025年12月底前", Context(operator="≤"), "2025年12月底前"),
        ("2025年12月", Context(operator="="), "2025年12月"),
        ("同比增长5", Context(unit="%", operator="≥"), "同比增长≥5%"),
        ("2；3", Context(unit="个"), "2个；3个"),
        ("三百二十", Context(unit="人", operator="≥"), "≥320人"),
        ("95", Context(unit="百分比（%）", operator="不低于"), "≥95%"),
        ("95", Context(name="合格率%"), "95%"),
        ("10", Context(unit="个（套）"), "10个"),
        ("1000", Context(unit="人·天"), "1000人天"),
    ],
)
def test_a_cell_is_completed_from_what_stands_around_it(
    text: str, context: Context, expected: str
) -> None:
    assert completed(text, context)[0] == expected


def test_what_the_cell_says_wins_over_the_column_and_the_conflict_is_noted() -> None:
    assert completed("≥22人", Context(unit="户")) == ("≥22人", (Note.UNIT_CONFLICT,))
    assert completed("≥22人", Context(operator="≤")) == ("≥22人", (Note.OPERATOR_CONFLICT,))


def test_the_same_unit_in_cell_and_column_is_no_conflict() -> None:
    assert completed("≥22人", Context(unit="人", operator="≥")) == ("≥22人", ())
    assert completed("≤500元", Context(unit="万元")) == ("≤500元", ())


def test_assumptions_are_noted_and_replace_what_was_missing() -> None:
    assert completed("22", Context(unit="人", operator="正向"))[1] == (
        Note.UNIT_FROM_COLUMN,
        Note.OPERATOR_FROM_COLUMN,
    )
    assert completed("80000", Context(name="面积(亩)"))[1] == (Note.UNIT_FROM_NAME,)
    assert completed("5", Context(money=True, money_unit="万元"))[1] == (Note.UNIT_FROM_HEAD,)
    assert completed("12月底前", Context(year=2025))[1] == (Note.YEAR_FROM_TABLE,)


def test_a_value_made_of_others_says_what_was_assumed_for_them() -> None:
    assert completed("2；3", Context(unit="个"))[1] == (Note.UNIT_FROM_COLUMN,)
    assert completed("同比增长5", Context(unit="%"))[1] == (Note.UNIT_FROM_COLUMN,)
    assert completed("同比增长5", Context())[1] == (Note.MISSING_UNIT,)


def test_a_bare_number_outside_a_budget_cell_is_no_money() -> None:
    assert completed("262.96", Context(money_unit="万元"))[0] == "262.96"


def test_the_unit_column_wins_over_the_bracket_in_the_name() -> None:
    assert completed("5", Context(unit="个", name="数量(台)"))[0] == "5个"


def test_a_deadline_that_comes_back_every_year_gets_the_year_but_a_monthly_one_does_not() -> None:
    yearly = value_json(complete(parse("每年12月底前"), Context(year=2025)))
    monthly = value_json(complete(parse("每月10日前"), Context(year=2025)))
    assert yearly["end"] == "2025-12-31"
    assert monthly["end"] is None


def test_29_february_of_a_common_year_stays_without_a_year() -> None:
    assert completed("2月29日", Context(year=2025))[0] == "2月29日"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("万元", "万元"),
        ("单位：万元", "万元"),
        ("人次", "人次"),
        ("台（套）", "台套"),
        ("㎡", "平方米"),
        ("公里（km）", "公里"),
        ("百分率", "%"),
        ("人（次）", "人次"),
    ],
)
def test_units_are_known_by_every_spelling(text: str, name: str) -> None:
    unit = unit_named(text)
    assert unit is not None
    assert unit.name == name


@pytest.mark.parametrize(
    "text", ["", "保障", "定性", "5", "≥人", "人以上", "\ud800", "元（人）", "年（2025）"]
)
def test_what_is_no_unit_has_no_unit(text: str) -> None:
    assert unit_named(text) is None


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("≥", "≥"),
        (">=", "≥"),
        ("大于等于", "≥"),
        ("正向", "≥"),
        ("反向", "≤"),
        ("＝", "="),
        ("≦", "≤"),
        ("≥（正向）", "≥"),
        ("正向≥", "≥"),
        ("以上", "≥"),
        ("不应高于", "≤"),
    ],
)
def test_operator_columns_are_understood(text: str, sign: str) -> None:
    assert operator_named(text) == sign


@pytest.mark.parametrize("text", ["", "定性", "其他", "随便"])
def test_other_words_in_the_operator_column_are_no_operator(text: str) -> None:
    assert operator_named(text) is None


def test_a_festival_has_its_day_as_soon_as_the_year_is_known() -> None:
    assert str(complete(parse("春节前发放"), Context(year=2026)).end) == "2026-02-17"
    assert complete(parse("春节前发放"), Context(year=1996)).end is None


def test_a_season_that_begins_on_another_day_everywhere_gets_its_year_and_no_day() -> None:
    value = complete(parse("汛期前完成"), Context(year=2026))
    assert str(value) == "2026年汛期前"
    assert value.end is None
    assert Note.MISSING_YEAR not in value.notes
    assert str(complete(parse("国庆前"), Context(year=1996)).end) == "1996-10-01"


@pytest.mark.parametrize("text", ["次月10日前", "每日7:00前", "9:30前", "次月底前"])
def test_a_day_of_the_next_month_and_a_time_of_day_take_no_year(text: str) -> None:
    value = complete(parse(text), Context(year=2025))
    assert value == parse(text)
    assert value.end is None
