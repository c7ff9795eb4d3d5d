"""The mistake is named where reading stopped."""

from __future__ import annotations

import pytest

from checker.values import COMMON, parse


@pytest.mark.parametrize(
    ("text", "reason", "at"),
    [
        ("1O0人", "letter-for-digit", 1),
        ("2025年1O月底前", "letter-for-digit", 6),
        ("12 000人", "gap-in-number", 2),
        ("12,00人", "misplaced-comma", 2),
        ("≥**人", "placeholder", 1),
        ("≥人", "missing-number", 1),
        ("≥30蚌", "unknown-unit", 3),
        ("30人吨", "doubled-unit", 3),
    ],
)
def test_a_mistake_has_its_name_and_its_place(text: str, reason: str, at: int) -> None:
    value = parse(text, COMMON)
    assert (value.reason, value.position) == (reason, at)


def test_what_could_stand_there_is_said() -> None:
    assert parse("1O0人", COMMON).expected == ("0",)
    assert parse("≥30蚌", COMMON).expected == ("计量单位",)
