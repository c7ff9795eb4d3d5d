"""Which tables look for what others have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.pipeline.partners import SetLookup

TEXTS = st.sampled_from(["", "甲", "甲乙", "乙丙", "甲乙丙", "乙丙丁", "甲乙丙丁", "丁丙乙甲"])


@pytest.mark.parametrize("relation", ["=", "包含", "相似"])
@given(st.dictionaries(TEXTS, st.just((1,)), max_size=6), TEXTS)
def test_who_finds_is_who_is_found(relation: str, asked: dict[str, tuple[int]], text: str) -> None:
    """A table looks for something of another exactly where something of that is found by it."""
    lookup = SetLookup(relation, "0.3", {text: (2,)}, (), dict(asked), {})
    assert bool(lookup.asked_for(text)) == any(lookup.found_by(wanted) for wanted in asked)


def test_what_only_a_condition_can_judge_is_always_found() -> None:
    for relation in ("=", "包含"):
        lookup = SetLookup(relation, "0", {"甲乙": (2,)}, (7,), {"甲": (1, 3)}, {})
        assert lookup.found_by("丙丁戊") == {7}
        assert lookup.found_by("甲乙") == {2, 7}
        assert lookup.askers == {1, 3}
