"""Which tables look for what others have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.pipeline.job import Job
from checker.pipeline.partners import SetLookup, lookups_of
from checker.pipeline.run import check
from tests.cli.command import GOAL_FILE

if TYPE_CHECKING:
    from checker.form import SetRecord

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


def test_what_was_met_once_is_told_again_without_looking() -> None:
    lookup = SetLookup("包含", "0", {"甲乙": (2,)}, (), {}, {"丙丁戊": (5,)})
    assert lookup.found_by("丙丁戊") == {5}


def test_the_look_ups_of_a_set_say_who_has_what_and_who_looks_for_what() -> None:
    """Two tables of one goal look for one another; what a third says is looked for by none."""
    wholes: list[SetRecord] = []
    text = "\n---\n".join(
        GOAL_FILE.replace("道路通行安全", f"道路通行安全{said}")
        for said in ("", "", "，另修桥三座、涵洞九处")
    )
    job = Job(paths=("-",), stdin=(text, "甲.yaml"), select=("GC801",), operands=False)
    check(job, listener=wholes.append)
    lookups = lookups_of(wholes[0])
    assert lookups
    assert all(one.askers <= {1, 2, 3} for one in lookups.values())
    known = {at for one in lookups.values() for tables in one.items.values() for at in tables}
    assert known == {1, 2, 3}
