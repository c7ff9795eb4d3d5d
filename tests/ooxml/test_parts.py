"""Where the relations of a part stand, and where they lead."""

from __future__ import annotations

import pytest

from checker.ooxml.parts import absolute_target, relations_part


@pytest.mark.parametrize(
    ("part", "target", "whole"),
    [
        ("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/workbook.xml", "/xl/styles.xml", "xl/styles.xml"),
        ("word/document.xml", "..\\media\\a.png", "media/a.png"),
        ("", "word/document.xml", "word/document.xml"),
    ],
)
def test_a_target_is_seen_from_its_part_or_from_the_root(
    part: str, target: str, whole: str
) -> None:
    assert absolute_target(part, target) == whole


def test_relations_stand_beside_their_part() -> None:
    assert relations_part("word/document.xml") == "word/_rels/document.xml.rels"
    assert relations_part("") == "_rels/.rels"
