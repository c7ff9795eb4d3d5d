"""The share of changes that no example of a bundled rule notices does not grow."""

from __future__ import annotations

import pytest

from tests.packs.surviving import figures, known


@pytest.mark.slow
def test_no_group_of_rules_is_held_less_than_before() -> None:
    before, now = known(), figures()
    assert before.keys() == now.keys()
    grown = {
        group: f"{alive} of {tried} go unnoticed, {before[group][1]} of {before[group][0]} before"
        for group, (tried, alive) in now.items()
        if alive * before[group][0] > before[group][1] * tried
    }
    # A group that has become better is written down: python -m tests.packs.surviving
    assert grown == {}
