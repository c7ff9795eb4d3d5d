"""Facts about reading that a line of the corpus does not show."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.values import COMMON, Bound, Kind, Reason, amounts_in, parse, value_json
from checker.values.parser import LONGEST, read
from checker.values.phrases import Qualitative
from checker.values.value import Value


def test_the_users_own_examples_are_read() -> None:
    assert parse("≥22人").lower == Bound(Decimal(22))
    assert parse("≤7585万元").upper == Bound(Decimal(75850000))
    period = parse("2025年1-12月")
    assert (str(period.start), str(period.end)) == ("2025-01-01", "2025-12-31")
    exact = parse("100%")
    assert exact.lower == exact.upper == Bound(Decimal(100))
    assert exact.operator is None


def test_equal_amounts_written_differently_are_equal() -> None:
    assert parse("7585.00万元") == parse("7585万元")
    assert parse("≥６.３０万元") == parse("≥6.3万元")


def test_the_last_digit_written_is_remembered() -> None:
    written = parse("262.96万元").lower
    assert written is not None
    assert written.quantum == Decimal(100)


def test_an_amount_in_another_unit_is_equal_in_its_bounds() -> None:
    assert parse("≤27886.27元").upper == parse("≤2.788627万元").upper


@pytest.mark.parametrize(
    "text",
    ["", " ", "\x00", "\ud800", "\udfff5人", "((((((5", "5" * 399, "≥" * 399, "每" * 390 + "5"],
)
def test_strange_texts_are_values_too(text: str) -> None:
    assert isinstance(parse(text), Value)


def test_a_long_text_with_a_figure_is_unparsed_as_too_long() -> None:
    value = parse("保障" * LONGEST + "5人")
    assert (value.kind, value.reason) == (Kind.UNPARSED, Reason.TOO_LONG)


def test_a_megabyte_is_refused_unread() -> None:
    assert parse("5" * 1_000_000).reason == Reason.TOO_LONG
    assert parse("保" * 1_000_000).kind is Kind.QUALITATIVE


def test_nesting_is_no_danger() -> None:
    assert parse("(" * 200 + "5人" + ")" * 190).kind is Kind.UNPARSED


def test_hedges_make_approximate_and_are_kept() -> None:
    value = parse("预计400人")
    assert value.approximate
    assert getattr(value, "hedge", None) == "预计"


def test_grades_are_known() -> None:
    value = parse("优/良/中/差")
    assert isinstance(value, Qualitative)
    assert value.grades == ("优", "良", "中", "差")


def test_parts_of_a_compound_are_values_with_their_own_text() -> None:
    parts = parse("2个；3次").parts
    assert [(part.text, str(part)) for part in parts] == [("2个", "2个"), ("3次", "3次")]


def test_json_is_the_contract() -> None:
    assert value_json(parse("≥1.7万人")) == {
        "text": "≥1.7万人",
        "kind": "quantity",
        "normalised": "≥1.7万人",
        "approximate": False,
        "lower": "17000",
        "lower_inclusive": True,
        "upper": None,
        "upper_inclusive": None,
        "unit": "人",
        "start": None,
        "end": None,
        "notes": [],
    }


def test_json_of_an_unreadable_value_says_why() -> None:
    fields = value_json(parse("≥9O%"))
    assert fields["reason"] == "letter-for-digit"
    assert fields["position"] == 2
    assert fields["expected"] == ["0"]


def test_json_of_a_compound_holds_its_parts() -> None:
    parts = value_json(parse("12月底前100%到位"))["parts"]
    assert isinstance(parts, list)
    assert [part["kind"] for part in parts] == ["deadline", "percent"]


@pytest.mark.parametrize(
    "piece", ["三十", "一", "三个", "千百十", "1,", "5", "第", "每人", "保障率", "2个；"]
)
def test_long_runs_of_anything_come_to_an_end(piece: str) -> None:
    """A pattern that backtracks over its own repetitions would need hours for some of these."""
    amounts_in(piece * 20_000)
    assert isinstance(read(COMMON, (piece * 400)[:LONGEST]), Value)
