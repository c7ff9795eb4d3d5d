"""Values that are words."""

from __future__ import annotations

import pytest

from checker.values import COMMON, Kind, parse


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("有所提升", Kind.QUALITATIVE),
        ("不超预算", Kind.REFERENCE),
        ("2025年4月、10月", Kind.COMPOUND),
        ("5元2人3天4", Kind.UNPARSED),
    ],
)
def test_what_kind_of_words(text: str, kind: Kind) -> None:
    value = parse(text, COMMON)
    assert value.kind is kind
    assert str(value)
