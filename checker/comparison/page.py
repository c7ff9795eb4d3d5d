"""Changes as one HTML file that can be mailed and printed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.comparison.changes import State, inside, table_of
from checker.comparison.counts import by_table, by_unit, unit_of
from checker.comparison.rounds import key_of
from checker.finding import Severity
from checker.reports import filled, with_harmless_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from checker.comparison.changes import Changes, Finding
    from checker.comparison.counts import TableChange
    from checker.comparison.rounds import TableKey

# Classes of rows, by which they are hidden.
_STATES = {
    State.NEW: "new",
    State.CHANGED: "changed",
    State.REMAINING: "remaining",
    State.FIXED: "fixed",
    State.GONE: "gone",
}
_SEVERITIES = tuple(sorted(Severity, key=lambda one: -one.rank))


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Section:
    """The findings of one table, or of all files in which none was read; `unit` is a class.
    `moved`: not all of them stand as they stood."""

    unit: str
    head: str
    caption: str
    rows: tuple[_Row, ...]

    @property
    def moved(self) -> bool:
        return any(not row.kind.startswith(_STATES[State.REMAINING]) for row in self.rows)


def changes_page(changes: Changes) -> str:
    """The page; its filters are boxes and a list that hide rows and tables, without a program."""
    changes = with_harmless_texts(changes)
    tables = by_table(changes)
    states = [state for state, _ in changes.groups()]
    units = sorted(by_unit(tables).items(), key=_left_by_unit)
    classes = {unit: f"unit{number}" for number, (unit, _) in enumerate(units)}
    return filled(
        "changes.html",
        summary=changes.summary(),
        notes=changes.notes,
        states=states,
        counts=_counts(changes),
        units=[
            (
                "，".join(f"{name} {number}" for name, number in verdicts.items()),
                unit,
                [counts[state] for state in states],
            )
            for unit, (counts, verdicts) in units
        ],
        verdicts=[one for one in tables if one.pair.verdicts[0] != one.pair.verdicts[1]],
        boxes=[(_STATES[state], str(state)) for state in states]
        + [(one.value, one.label) for one in _SEVERITIES],
        kinds=[*_STATES.values(), *(one.value for one in _SEVERITIES)],
        choices=[(classes[unit], unit) for unit, _ in units],
        sections=sorted(_sections(changes, tables, classes), key=_weight),
    )


def _counts(changes: Changes) -> list[tuple[str, list[int]]]:
    """How many of each severity are new, corrected and left."""
    columns = [Counter(found["severity"] for found in group) for _, group in changes.groups()]
    return [(one.label, [column[one.value] for column in columns]) for one in _SEVERITIES]


def _sections(
    changes: Changes, tables: Iterable[TableChange], classes: dict[str, str]
) -> Iterable[_Section]:
    known: set[TableKey] = set()
    for one in tables:
        keys = {key_of(each) for each in (one.pair.old, one.pair.new) if each}
        known |= keys
        if not one.counts.total():
            continue
        counts = "，".join(f"{state} {number}" for state, number in one.counts.items())
        rows = _rows(changes, keys.__contains__)
        head = f"{one.pair.unit} {one.pair.project}".strip()
        yield _Section(classes[unit_of(one)], head, f"{one.verdict}；{counts}", rows)
    if rows := _rows(changes, lambda key: key not in known):
        yield _Section("", "没有读出表的文件", "问题", rows)


def _left_by_unit(one: tuple[str, tuple[Counter[State], Counter[str]]]) -> int:
    _, (counts, _) = one
    return counts[State.FIXED] + counts[State.GONE] - counts.total()


def _weight(section: _Section) -> list[int]:
    """What is still wrong with a table, the worst first: what was mended weighs nothing."""
    over = (_STATES[State.FIXED], _STATES[State.GONE])
    left = [row.kind for row in section.rows if not row.kind.startswith(over)]
    return [-sum(kind.endswith(one.value) for kind in left) for one in _SEVERITIES]


def _rows(changes: Changes, wanted: Callable[[TableKey], bool]) -> tuple[_Row, ...]:
    return tuple(
        _Row(
            f"{_STATES[state]} {found['severity']}",
            _cells(str(state), found, changes.before(found)),
        )
        for state, findings in changes.groups()
        for found in sorted(findings, key=lambda each: -Severity(each["severity"]).rank)
        if wanted(table_of(found))
    )


def _cells(state: str, found: Finding, before: str) -> tuple[str, ...]:
    return (
        state,
        Severity(found["severity"]).label,
        f"{found['rule']} {found['title']}",
        inside(found) or found["address"],
        before,
        found["text"] or "",
        found["message"],
        found["expected"] or "",
    )
