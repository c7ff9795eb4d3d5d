"""What stands in the columns of tables, as numbers: by these, rules that look at columns are looked
up, whichever they are."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from checker.form import ASKED, FORM, INDICATOR, RELATIVES, TABLE, hangs_on, reader_of
from checker.rule.written import Numbers, context_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from checker.form import RecordLabel, TableRecord

MOST_SHAPES = 500
"""Different tables, by the labels they have."""


def _number_of_texts(column: RecordLabel) -> Callable[[TableRecord], int]:
    read, known = reader_of(column), Numbers()
    return lambda table: known.number_of(read(table.table))


def _number_of_relatives(column: RecordLabel) -> Callable[[TableRecord], int] | None:
    """Tables without relatives have one number, of the others each its own; None for a column."""
    if column not in RELATIVES:
        return None
    numbers, related = itertools.count(1), FORM.getter(*column[:2])
    return lambda table: next(numbers) if related(table) else 0


class ColumnNumbers:
    """What stands in the columns of tables, as numbers, whichever rules look at them."""

    __slots__ = ("_columns", "_readers", "_shapes")

    def __init__(self) -> None:
        contexts = Numbers()
        # What the texts are read by comes first, and is no column.
        self._columns: list[RecordLabel | None] = [None]
        self._readers: list[Callable[[TableRecord], int]] = [
            lambda table: contexts.number_of(context_of(table))
        ]
        self._shapes: dict[Hashable, tuple[list[int], list[int]]] = {}

    def place_of(self, column: RecordLabel) -> int:
        """Where among the numbers of a table that of a column stands."""
        if column not in self._columns:
            self._columns.append(column)
            self._readers.append(_number_of_relatives(column) or _number_of_texts(column))
        return self._columns.index(column)

    def numbers_of(self, table: TableRecord) -> list[int]:
        """What the texts of a table are read by, and what stands in its columns; kept with it."""
        found: list[int] = table.memo.setdefault(ColumnNumbers, [])
        count = len(self._readers)
        if not found:
            numbers, places = self._shape_of(table, count)
            found += numbers
            for at in places:
                found[at] = self._readers[at](table)
        elif len(found) < count:
            found += [read(table) for read in self._readers[len(found) :]]
        return found

    def _shape_of(self, table: TableRecord, count: int) -> tuple[list[int], list[int]]:
        """The numbers of a table of which all columns that it lacks are told, and the places of the
        others: the same for all tables with these labels, and as many rows."""
        rows = table.table.indicators
        labels = frozenset[str]().union(*[row.fields for row in rows])
        key = (count, len(rows), labels, *table.table.fields)
        found = self._shapes.get(key)
        if found is None:
            if len(self._shapes) >= MOST_SHAPES:
                self._shapes.clear()
            own = {TABLE: table.table.fields.keys(), INDICATOR: labels}
            there = [
                column is None
                or column in RELATIVES
                or column[0] not in own
                or column[1].removesuffix(ASKED) in own[column[0]]
                for column in self._columns[:count]
            ]
            numbers = [
                0 if stands else read(table)
                for stands, read in zip(there, self._readers[:count], strict=True)
            ]
            found = numbers, [at for at, stands in enumerate(there) if stands]
            self._shapes[key] = found
        return found

    def numbers_with(self, root: TableRecord, before: TableRecord) -> list[int]:
        """The same of a table that has one row written anew, from those `before`."""
        row = root.indicators[0].indicator
        cells, others = row.fields, before.table.indicators[row.row].fields
        labels = {one for one in {**cells, **others} if cells.get(one) is not others.get(one)}
        numbers = self.numbers_of(before).copy()
        for at, column in enumerate(self._columns):
            if column is not None and hangs_on(column, labels):
                numbers[at] = self._readers[at](root)
        return numbers
