"""What was done against what was meant."""

from __future__ import annotations

import pytest

from checker.form.achievement import inherited
from checker.values import Note, parse


@pytest.mark.parametrize(
    ("target", "actual", "read"),
    [
        ("≥90%", "95", "95%"),
        ("≥90%", "0.95", "95%"),
        ("≥21万人次", "22", "22万人次"),
        ("≥21万人次", "220000", "220000人次"),
        ("≥12座", "13", "13座"),
    ],
)
def test_a_bare_number_is_in_the_unit_of_its_target(target: str, actual: str, read: str) -> None:
    found, meant = inherited(parse(actual), parse(target)), parse(read)
    assert found.lower is not None
    assert meant.lower is not None
    assert found.lower.value == meant.lower.value
    assert found.unit == meant.unit
    assert Note.UNIT_FROM_TARGET in found.notes


@pytest.mark.parametrize(
    ("target", "actual"),
    [("≥12座", "13公里"), ("持续改善", "13"), ("≥12座", "12-13"), ("≥12座", "全部完成")],
)
def test_nothing_is_inherited_by_what_says_it_itself_or_is_no_number(
    target: str, actual: str
) -> None:
    assert inherited(parse(actual), parse(target)) == parse(actual)
