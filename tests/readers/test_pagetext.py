"""Characters with their places, put together to the lines people see."""

from __future__ import annotations

from checker.readers.pagetext import Char, lines_of


def line(text: str, top: float) -> list[Char]:
    return [
        Char(sign, 10.0 * at, top, 10.0 * at + 10, top + 10, 10) for at, sign in enumerate(text)
    ]


def test_characters_of_one_height_are_a_line() -> None:
    found = lines_of([*line("乙丙", 30), *line("甲", 10)])
    assert [one.text for one in found] == ["甲", "乙丙"]
