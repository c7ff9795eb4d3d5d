"""References of cells: E12 is row 11 and column 4, both from 0."""

from __future__ import annotations

from functools import cache, lru_cache

from checker.base.pattern import late_pattern

_REFERENCE = late_pattern(r"([A-Z]{1,3})([0-9]{1,7})")


def position_of(reference: str) -> tuple[int, int] | None:
    """Row and column of `E12`, None of what is no reference."""
    match = _REFERENCE.fullmatch(reference)
    return (int(match[2]) - 1, column_number(match[1])) if match else None


@lru_cache(maxsize=1_024)
def column_number(letters: str) -> int:
    """A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


@cache
def column_letters(column: int) -> str:
    """The same back."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
