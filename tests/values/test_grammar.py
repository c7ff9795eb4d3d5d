"""The parser is made once, and gives statements with the separators in front of them."""

from __future__ import annotations

from checker.values import COMMON, unit_named
from checker.values.grammar import parser
from checker.values.syntax import WrittenAmount, WrittenMoment


def test_a_parser_is_made_once_for_the_same_units() -> None:
    assert parser(COMMON) is parser(COMMON)


def test_statements_come_with_what_joins_them() -> None:
    first, second = parser(COMMON).parse("12月底前;≥3座")
    assert isinstance(first[0].body, WrittenMoment)
    assert isinstance(second[0].body, WrittenAmount)
    assert (first[1], second[1]) == ("", ";")


def test_an_amount_is_kept_as_it_was_written() -> None:
    ((statement, _),) = parser(COMMON).parse("2-3万元")
    body = statement.body
    assert isinstance(body, WrittenAmount)
    assert (body.shape, body.between) == ("range", "-")
    counted = body.ends[1].counted
    assert counted is not None
    assert counted.unit == unit_named("元")
