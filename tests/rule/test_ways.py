"""Advice that names two ways out."""

from __future__ import annotations

import pytest

from checker.rule.ways import first_way, in_ways


@pytest.mark.parametrize(
    ("advice", "ways"),
    [
        ("≥12台，或者把目标里的数改成与指标一致", ("≥12台", "把目标里的数改成与指标一致")),
        ("≥12台", ("≥12台", "")),
        ("", ("", "")),
    ],
)
def test_advice_is_taken_apart_and_put_together(advice: str, ways: tuple[str, str]) -> None:
    assert first_way(advice) == ways
    assert in_ways(*ways) == advice
