"""Whether an edited file reads as it was meant to: the fixed cells anew, all others as before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.finding import Finding
    from checker.model import Cell, Document

# (table, indicator row or None, label, number among the goals): one cell of a document.
_Key = tuple[int, int | None, str, int]


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
        table, row, label, _ = key
        finding = wanted.get((table, row, cell.place))
        # Several goals may stand in one cell: the text tells which is meant.
        meant = finding is not None and finding.field in (label, None) and cell.text == finding.text
        if finding is not None and meant and finding.fix is not None:
            if new[key].text != finding.fix.replacement.strip():
                return False
            met.add(id(finding))
        elif new[key].text != cell.text:
            return False
    return len(met) == len(wanted)


def reads_no_worse(before: Document, after: Document) -> bool:
    """After a repair of YAML itself: nothing that was read is lost, fewer faults are left."""
    old, new = dict(_cells(before)), dict(_cells(after))
    return (
        len(after.tables) >= len(before.tables)
        and len(new) >= len(old)
        and len(after.problems) < len(before.problems)
    )


def _cells(document: Document) -> Iterator[tuple[_Key, Cell]]:
    for table in document.tables:
        for label, cell in table.fields.items():
            yield (table.index, None, label, 0), cell
        for number, goal in enumerate(table.goals):
            yield (table.index, None, "绩效目标", number), goal
        for indicator in table.indicators:
            for label, cell in indicator.fields.items():
                yield (table.index, indicator.row, label, 0), cell
