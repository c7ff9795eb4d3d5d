"""What the fields of a form show on a page."""

from __future__ import annotations

import pytest

from checker.readers.htmlanswers import Selection, answer_shown


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ({"value": "80"}, "80"),
        ({"type": "NUMBER", "value": "80"}, "80"),
        ({"type": "hidden", "value": "80"}, ""),
        ({"type": "submit", "value": "保存"}, ""),
        ({"type": "checkbox", "value": "是"}, "□"),
        ({"type": "checkbox", "checked": ""}, "☑"),
        ({"type": "radio", "checked": ""}, "●"),
        ({}, ""),
    ],
)
def test_a_field_shows_what_was_typed_or_ticked(attributes: dict[str, str], shown: str) -> None:
    assert answer_shown(attributes) == shown


def test_a_selection_shows_what_is_chosen_or_its_first_option() -> None:
    assert Selection(["甲", " 乙\n 丙 "], [1]).shown == "乙 丙"
    assert Selection(["甲", "乙"]).shown == "甲"
    assert Selection(["甲", "乙"], [0, 1]).shown == "甲、乙"
    assert Selection().shown == ""
