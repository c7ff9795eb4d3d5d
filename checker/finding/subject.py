"""What a finding is about: a table, a row of it, a field of that row.

The one notion by which findings are told apart, held against one another and put in order. What is
printed of it is an address; no address is ever taken apart again.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Part(IntEnum):
    """The parts of a table that have rows, in the order of the form."""

    HEAD = 0
    GOAL = 1
    INDICATOR = 2


class Row(NamedTuple):
    """A row of a table: goals count from 1, indicators from 0; the head is one row."""

    part: Part = Part.HEAD
    number: int = 0


HEAD = Row()


class Subject(NamedTuple):
    """`table` counts the tables of the file `path` from 1; 0 is the file as a whole, and of no
    file the whole set. Without a `field` it is the whole row, in the head the whole table."""

    path: str = ""
    table: int = 0
    row: Row = HEAD
    field: str = ""

    @property
    def whole_row(self) -> Subject:
        """The row it is about: what one rule can speak for another of."""
        return self._replace(field="")

    @property
    def whole_table(self) -> Subject:
        return Subject(self.path, self.table)


def row_of(indicator: int | None, goal: int | None = None) -> Row:
    """The row of an indicator (from 0), else of a goal (from 1), else the head."""
    if indicator is not None:
        return Row(Part.INDICATOR, indicator)
    return HEAD if goal is None else Row(Part.GOAL, goal)
