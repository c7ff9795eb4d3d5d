"""What an expression is evaluated in."""

from __future__ import annotations

import pytest

from checker.language.frame import Doubtful, Frame, StepLimit, Steps, certain, first_doubt, sure
from checker.language.gaps import Blank, Gap, Uncertain, Unknown

DOUBT = Unknown("读不懂")


def test_steps_end_a_rule_and_not_one_sooner() -> None:
    steps = Steps(3)
    steps.spend(3)
    with pytest.raises(StepLimit):
        steps.spend(1)


def test_a_definition_is_worked_out_once_a_record_in_a_frame_of_its_own() -> None:
    frame = Frame("甲", Steps())
    frame.items[1] = "项"
    seen: list[object] = []

    def run(fresh: Frame) -> object:
        seen.append((fresh.record, fresh.items[1]))
        return len(seen)

    assert [frame.define("数", run), frame.define("数", run)] == [1, 1]
    frame.turn_to("乙", Steps())
    assert frame.define("数", run) == 2
    assert seen == [("甲", None), ("乙", None)]


def test_a_message_names_of_a_list_what_is_certain() -> None:
    doubtful = Doubtful("丙", DOUBT)
    assert sure(("甲", doubtful, DOUBT, "乙")) == ("甲", "乙")
    assert isinstance(sure((doubtful,)), Uncertain)
    assert sure(("甲",)) == ("甲",)
    assert sure("甲") == "甲"
    assert certain(doubtful) == "丙"
    assert first_doubt(("甲", doubtful)) is DOUBT
    assert isinstance(first_doubt((Blank(),)), Gap)
    assert first_doubt(("甲",)) is None
