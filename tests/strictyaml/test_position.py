"""The place of one character of a scalar."""

from __future__ import annotations

import pytest

from checker.strictyaml import YamlMapping, YamlScalar, load_documents
from checker.strictyaml.position import locate


@pytest.mark.parametrize(
    ("text", "index", "place"),
    [
        ("a: 甲乙丙\n", 2, (1, 6)),
        ('a: "甲乙丙"\n', 2, (1, 7)),
        ("a: |\n  甲\n  乙丙\n", 3, (3, 4)),
    ],
)
def test_it_is_found_in_every_style(text: str, index: int, place: tuple[int, int]) -> None:
    (document,) = load_documents(text, "a.yaml")
    assert isinstance(document.root, YamlMapping)
    scalar = document.root.get("a")
    assert isinstance(scalar, YamlScalar)
    found = locate(scalar, index)
    assert (found.line, found.column) == place
