"""Names with their values in one text: every piece is one, and what is none is not lost."""

from __future__ import annotations

import pytest

from checker.readers.namesvalues import beside_pairs, name_and_value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("清淤长度≥9.6公里；验收合格率100%", [("清淤长度", "≥9.6公里"), ("验收合格率", "100%")]),
        ("储备编织袋\n≥5万条", [("储备编织袋", "≥5万条")]),
        ("居住环境明显改善；受益户数≥300户", [("居住环境", "明显改善"), ("受益户数", "≥300户")]),
    ],
)
def test_every_piece_is_a_name_with_its_value(text: str, found: list[tuple[str, str]]) -> None:
    pairs = name_and_value(text)
    assert [(pair["name"], pair["value"]) for pair in pairs] == found
    assert beside_pairs(text, pairs) == ""


def test_a_piece_without_a_value_stands_beside_the_pairs() -> None:
    text = "清淤长度≥9.6公里；按规程管护"
    assert beside_pairs(text, name_and_value(text)) == "按规程管护"
