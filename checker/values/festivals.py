"""The days festivals fall on: 2025年春节 is 29 January, 国庆 the first of October of any year."""

from __future__ import annotations

from checker.values.moments import LAST_DAY, OpenDate
from checker.values.vocabulary import words

_DATED = 3


def feast_named(text: str) -> str:
    """The festival that a text begins with, as the vocabulary calls it (春节假期: 春节)."""
    return max((name for name in words().festivals if text.startswith(name)), key=len)


def day_of(feast: str, year: int | None) -> OpenDate | None:
    """The day of a festival; without its month and day where no year is told and it moves, None
    where the vocabulary does not say when it is in that year. What begins on another day in every
    place (汛期, 开学) has its year alone."""
    if not words().festivals[feast]:
        return OpenDate() if year is None else OpenDate(year, None, LAST_DAY)
    for day in words().festivals[feast]:
        numbers = [int(part) for part in day.split("-")]
        if len(numbers) < _DATED:
            return OpenDate(year, *numbers)
        if numbers[0] == year:
            return OpenDate(*numbers)
    return OpenDate() if year is None else None
