"""How a list writes its numbers."""

from __future__ import annotations

import pytest

from checker.readers.listnumbers import written


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        ("decimal", ["1", "4", "28", "120"]),
        ("decimalZero", ["01", "04", "28", "120"]),
        ("chineseCounting", ["一", "四", "二十八", "一百二十"]),
        ("chineseLegalSimplified", ["壹", "肆", "贰拾捌", "壹佰贰拾"]),
        ("lowerLetter", ["a", "d", "bb", "ppppp"]),
        ("upperRoman", ["I", "IV", "XXVIII", "CXX"]),
        ("decimalEnclosedCircle", ["①", "④", "28", "120"]),
        ("ideographTraditional", ["甲", "丁", "28", "120"]),
        ("ideographDigital", ["一", "四", "二八", "一二〇"]),
        ("none", ["", "", "", ""]),
        ("of another program", ["1", "4", "28", "120"]),
    ],
)
def test_numbers_are_written_as_their_kind_says(kind: str, numbers: list[str]) -> None:
    assert [written(kind, number) for number in (1, 4, 28, 120)] == numbers
