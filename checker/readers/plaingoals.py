"""Goal files written plainly, one entry a line, read line by line.

The events of a YAML parser are most of what reading a large set costs, and nearly all goal files
are one table of known keys, each once, with plain or simply quoted texts. What is anything else is
left to `goalyaml`; what is read here comes to the very same table.
"""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from checker.base.pattern import late_pattern
from checker.base.place import Place
from checker.base.text import is_as_seen
from checker.model import Cell, GoalTable, Indicator, Line
from checker.readers.goalkeys import SIGNS, TABLE_KEYS, GoalForm
from checker.readers.goals import split_goals
from checker.readers.grid import GridCell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.readers.goalkeys import GoalKey

LONGEST = 1_000_000
"""Characters of a text that is read here: a YAML parser refuses one of too many entries."""

# A key, a text that is plainly one, and one in quotes in which nothing is written otherwise.
_LINE = late_pattern(
    r"( *)(- +)?(?:([^-?:,\[\]{}#&*!|>'\"%@`\s][^:#\s]*):(?= |\Z))?( *)"
    r"([^-?:,\[\]{}#&*!|>'\"%@`\s][^:#\t]*|\"[^\"\\\t]*\" *|'[^'\t]*' *)?"
)
_NOTHING = late_pattern(r" *(?:#.*)?")


class _Entry(NamedTuple):
    """A line: the columns its key (or text) and its text, quotes and all, begin at and the one
    behind; `listed` where an item of a list begins, with the column of its dash."""

    line: int
    listed: int | None
    column: int
    key: str | None
    text: str
    start: int
    end: int


class _NotPlain(Exception):
    """A text is written in a way that is not read here."""


def read_plain(text: str, path: str) -> GoalTable | None:
    """The one table of a text that is plainly written; None where it is not."""
    text = text.replace("\r\n", "\n")
    if len(text) > LONGEST or text.endswith(("]", "}")) or not is_as_seen(text):
        return None
    try:
        return _Reading(list(_entries(text)), path).table()
    except _NotPlain:
        return None


def _entries(text: str) -> Iterator[_Entry]:
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.fullmatch(line)
        if match is None or not (match[3] or match[5]):
            if _NOTHING.fullmatch(line):
                continue
            raise _NotPlain
        indent, dash, key, gap, value = match.groups()
        listed = len(indent) + 1 if dash else None
        column = start = len(indent) + len(dash or "") + 1
        if key:
            start += len(key) + 1 + (len(gap) if value else 0)
        elif gap:
            raise _NotPlain
        text = value.rstrip(" ") if value else ""
        end = start + len(text)
        yield _Entry(number, listed, column, key, _unquoted(text), start, end)


class _Reading:
    """The table that some lines are."""

    def __init__(self, entries: list[_Entry], path: str) -> None:
        self._entries = entries
        self._path = path
        self._at = 0
        self._fields: dict[str, Cell] = {}
        self._goals: list[Cell] = []
        self._rows: dict[str, list[tuple[Place, dict[str, Cell]]]] = {}

    def table(self) -> GoalTable:
        """The table. Raises _NotPlain."""
        seen = set[str]()
        while self._at < len(self._entries):
            entry = self._taken()
            label = entry.key or ""
            if entry.listed or entry.column > 1 or label not in TABLE_KEYS or label in seen:
                raise _NotPlain
            seen.add(label)
            self._take(label, TABLE_KEYS[label], entry)
        if seen.isdisjoint(SIGNS) or "绩效指标" not in self._rows:
            raise _NotPlain
        indicators, asides = map(self._indicators, ("绩效指标", "非指标行"))
        funding, tasks, regions = map(self._lines, ("资金", "年度主要任务", "各地资金"))
        return GoalTable(
            self._path,
            1,
            1,
            self._span(self._entries),
            self._fields,
            tuple(self._goals),
            indicators,
            funding=funding,
            tasks=tasks,
            regions=regions,
            asides=asides,
        )

    def _taken(self) -> _Entry:
        self._at += 1
        return self._entries[self._at - 1]

    def _take(self, label: str, key: GoalKey, entry: _Entry) -> None:
        """Takes what belongs to an entry of the table."""
        listed = self._at < len(self._entries) and self._entries[self._at].listed
        if key.form is GoalForm.CELL or (key.form is GoalForm.PARAGRAPHS and not listed):
            self._fields[label] = self._cell(entry)
        elif key.form is GoalForm.PARAGRAPHS:
            raise _NotPlain
        elif key.form is GoalForm.GOALS:
            self._take_goals(entry)
        elif entry.end > entry.start:
            raise _NotPlain
        else:
            rows = [self._row(first, key.keys) for first in self._items()]
            if rows:
                self._rows[label] = rows

    def _take_goals(self, entry: _Entry) -> None:
        if entry.end > entry.start:
            place = self._cell(entry).place
            lines = (place,) if entry.end - entry.start == len(entry.text) else ()
            self._goals += split_goals(GridCell(entry.text, 0, 0, place, lines=lines))
            return
        for item in self._items():
            if item.key is not None:
                raise _NotPlain
            self._goals.append(self._cell(item))

    def _items(self) -> Iterator[_Entry]:
        """The first entry of each item of the list that comes next."""
        column = None
        while self._at < len(self._entries) and self._entries[self._at].listed:
            item = self._taken()
            if item.listed != (column or item.listed):
                raise _NotPlain
            column = item.listed
            yield item

    def _row(self, first: _Entry, keys: Mapping[str, GoalKey]) -> tuple[Place, dict[str, Cell]]:
        """A mapping in a list, all of whose values are texts."""
        cells: dict[str, Cell] = {}
        entry, begin = first, self._at - 1
        while True:
            label = entry.key or ""
            if label not in keys or label in cells or keys[label].form is not GoalForm.CELL:
                raise _NotPlain
            cells[label] = self._cell(entry)
            if self._at == len(self._entries) or self._entries[self._at].listed:
                break
            if self._entries[self._at].column != first.column:
                break
            entry = self._taken()
        return self._span(self._entries[begin : self._at]), cells

    def _cell(self, entry: _Entry) -> Cell:
        place = Place(self._path, entry.line, entry.start, entry.line, entry.end)
        # Labels, levels and values come again in every table of a set.
        return Cell(intern(entry.text.strip()), place)

    def _span(self, entries: list[_Entry]) -> Place:
        first, last = entries[0], entries[-1]
        return Place(self._path, first.line, first.column, last.line, last.end)

    def _indicators(self, label: str) -> tuple[Indicator, ...]:
        rows = self._rows.get(label, ())
        return tuple(Indicator(at, place, cells) for at, (place, cells) in enumerate(rows))

    def _lines(self, label: str) -> tuple[Line, ...]:
        return tuple(Line(place, cells) for place, cells in self._rows.get(label, ()))


def _unquoted(text: str) -> str:
    return text[1:-1] if text.startswith(('"', "'")) else text
