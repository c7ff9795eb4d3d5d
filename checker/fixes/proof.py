"""Whether an edited file reads as it was meant to: the fixed cells anew, all others as before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.finding import HEAD, Part, Subject, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.base.place import Place
    from checker.finding import Finding
    from checker.model import Cell, Document, GoalTable


def reads_as_meant(before: Document, after: Document, fixed: Iterable[Finding]) -> bool:
    """Whether exactly the cells of `fixed` read differently, each as its fix says."""
    old, new = dict(_cells(before)), dict(_cells(after))
    if old.keys() != new.keys():
        return False
    wanted = {
        (finding.table.index if finding.table else 0, finding.indicator, finding.place): finding
        for finding in fixed
    }
    met: set[int] = set()
    for key, cell in old.items():
        indicator = key.row.number if key.row.part is Part.INDICATOR else None
        finding = wanted.get((key.table, indicator, cell.place))
        # Several goals may stand in one cell: the text tells which is meant.
        meant = (
            finding is not None and finding.field in (key.field, None) and cell.text == finding.text
        )
        if finding is not None and meant and finding.fix is not None:
            if new[key].text != finding.fix.replacement.strip():
                return False
            met.add(id(finding))
        elif new[key].text != cell.text:
            return False
    return len(met) == len(wanted)


def reads_no_worse(before: Document, after: Document, fixed: Iterable[Finding]) -> bool:
    """After a repair of YAML itself: fewer faults are left, and every table that was read reads
    as before, in the same order, but for the cells on the lines of the repair."""
    mended = {(one.place.line, one.place.end_line) for one in fixed}
    tables = iter(after.tables)
    return len(after.problems) < len(before.problems) and all(
        any(_is_kept(old, new, mended) for new in tables) for old in before.tables
    )


def _is_kept(old: GoalTable, new: GoalTable, mended: set[tuple[int | None, int | None]]) -> bool:
    now = {(key.row, key.field): cell.text for key, cell in _cells_of(new)}
    return all(
        (here := (key.row, key.field)) in now
        and (now[here] == cell.text or _on_lines(cell.place, mended))
        for key, cell in _cells_of(old)
    )


def _on_lines(place: Place, mended: set[tuple[int | None, int | None]]) -> bool:
    return any(
        None not in (place.line, first, last) and (first or 0) <= (place.line or 0) <= (last or 0)
        for first, last in mended
    )


def _cells(document: Document) -> Iterator[tuple[Subject, Cell]]:
    for table in document.tables:
        yield from _cells_of(table)


def _cells_of(table: GoalTable) -> Iterator[tuple[Subject, Cell]]:
    for label, cell in table.fields.items():
        yield Subject(table.path, table.index, HEAD, label), cell
    for number, goal in enumerate(table.goals, 1):
        yield Subject(table.path, table.index, row_of(None, number), "绩效目标"), goal
    for indicator in table.indicators:
        for label, cell in indicator.fields.items():
            yield Subject(table.path, table.index, row_of(indicator.row), label), cell
